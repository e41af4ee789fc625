package dev.scorekeeper.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule, and what shows that it says something.
 *
 * @param name what the rule demands
 * @param rule what is checked
 * @param exceptions rules that the code must break, since they forbid what this one allows: an
 *     exception that nobody needs is none
 * @param breakers classes outside of the code that break the rule, in every one of their methods
 *     and nested classes
 */
record Law(String name, ArchRule rule, List<ArchRule> exceptions, List<Class<?>> breakers) {
  Law {
    rule = rule.as(name);
    exceptions = List.copyOf(exceptions);
    breakers = List.copyOf(breakers);
  }

  static Law of(String name, ArchRule rule, Class<?>... breakers) {
    return new Law(name, rule, List.of(), List.of(breakers));
  }

  /** The deed is done in each of these places and nowhere else. */
  static Law only(
      String name,
      List<DescribedPredicate<? super JavaClass>> places,
      ArchCondition<JavaClass> deed,
      Class<?>... breakers) {
    DescribedPredicate<JavaClass> anyPlace = DescribedPredicate.or(places).forSubtype();
    return new Law(
        name,
        noClasses().that(DescribedPredicate.not(anyPlace)).should(deed),
        places.stream().<ArchRule>map(place -> noClasses().that(place).should(deed)).toList(),
        List.of(breakers));
  }

  @Override
  public String toString() {
    return name;
  }
}
