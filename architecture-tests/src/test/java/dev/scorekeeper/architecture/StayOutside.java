package dev.scorekeeper.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** That a class knows nothing internal but what is inside of a package that it is inside of too. */
final class StayOutside extends ArchCondition<JavaClass> {
  private final String ending;

  /** Internal are packages whose name ends so. */
  StayOutside(String ending) {
    super("stay outside of what is internal to another package");
    this.ending = ending;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      String known = dependency.getTargetClass().getBaseComponentType().getPackageName();
      if (known.endsWith(ending)) {
        String above = known.substring(0, known.length() - ending.length());
        String own = type.getPackageName();
        events.add(
            new SimpleConditionEvent(
                dependency,
                own.equals(above) || own.startsWith(above + "."),
                dependency.getDescription()));
      }
    }
  }
}
