package dev.scorekeeper.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;

/**
 * That an interface which anyone may implement is implemented by several classes, or by lambdas.
 */
final class OtherImplementations extends ArchCondition<JavaClass> {
  private final DescribedPredicate<JavaClass> exceptions;
  private List<JavaClass> types = List.of();

  OtherImplementations(DescribedPredicate<JavaClass> exceptions) {
    super("have other implementations when it implements an interface");
    this.exceptions = exceptions;
  }

  @Override
  public void init(Collection<JavaClass> all) {
    types = List.copyOf(all);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.isInterface()
        || !Types.isType(type)
        || Types.isSealed(type)
        || exceptions.test(type)) {
      return;
    }
    List<String> implementations =
        types.stream()
            .filter(other -> !other.isInterface() && other.getAllRawInterfaces().contains(type))
            .map(JavaClass::getName)
            .toList();
    boolean lambdas = implementations.isEmpty() && Types.isFunctional(type);
    boolean several = implementations.size() > 1;
    events.add(
        new SimpleConditionEvent(
            type, lambdas || several, type.getName() + " is implemented by " + implementations));
  }
}
