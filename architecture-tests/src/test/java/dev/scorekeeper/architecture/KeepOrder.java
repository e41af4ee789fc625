package dev.scorekeeper.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** That a class knows no package that comes after its own in an order. */
final class KeepOrder extends ArchCondition<JavaClass> {
  private final String above;
  private final List<String> order;

  /** An order of the packages that are directly in one. */
  KeepOrder(String above, List<String> order) {
    super("know no package that comes later");
    this.above = above;
    this.order = order;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    int own = place(type);
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      int known = place(dependency.getTargetClass().getBaseComponentType());
      events.add(
          new SimpleConditionEvent(
              dependency, own < 0 || known <= own, dependency.getDescription()));
    }
  }

  private int place(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(above) ? order.indexOf(name.substring(above.length())) : -1;
  }
}
