package dev.scorekeeper.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** That a class shares its package with few others; what is nested in it does not count. */
final class StaySmall extends ArchCondition<JavaClass> {
  private final int most;
  private final Map<String, Integer> exceptions;
  private Map<String, Long> sizes = Map.of();

  /**
   * A bound on packages.
   *
   * @param most classes of a package, what its annotations are in included
   * @param exceptions the bounds of packages that have others
   */
  StaySmall(int most, Map<String, Integer> exceptions) {
    super("be in a package of at most " + most + " files");
    this.most = most;
    this.exceptions = exceptions;
  }

  @Override
  public void init(Collection<JavaClass> all) {
    sizes =
        all.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String name = type.getPackageName();
    long size = sizes.getOrDefault(name, 0L);
    events.add(
        new SimpleConditionEvent(
            type,
            size <= exceptions.getOrDefault(name, most),
            type.getName() + " is one of " + size + " in its package"));
  }
}
