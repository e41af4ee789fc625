package dev.scorekeeper.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawsTest {
  /** The code and, from the tests of this module, what breaks its laws. */
  private static final JavaClasses EVERYTHING =
      new ClassFileImporter().importPackages("dev.scorekeeper");

  private static final JavaClasses CODE =
      EVERYTHING.that(
          describe(
              "are the code",
              type -> !isOfTests(type) && !isOfTestkit(type) && !isOfATemplate(type)));

  static List<Law> laws() {
    return Laws.all();
  }

  private static boolean isOfTests(JavaClass type) {
    URI tests =
        URI.create(LawsTest.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return type.getSource().orElseThrow().getUri().toString().contains(tests.getPath());
  }

  /** What a template becomes nobody wrote as a class. */
  private static boolean isOfATemplate(JavaClass type) {
    return type.getSimpleName().matches("Jte[a-z]+Generated");
  }

  private static boolean isOfTestkit(JavaClass type) {
    return type.getPackageName().startsWith("dev.scorekeeper.testkit");
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theCodeKeepsTheLaw(Law law) {
    law.rule().check(CODE);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theLawNamesWhatBreaksIt(Law law) {
    JavaClasses withBreakers =
        EVERYTHING.that(
            describe(
                "are the code or break the law",
                type -> CODE.contain(type.getName()) || breaks(law, type)));

    List<String> report = law.rule().evaluate(withBreakers).getFailureReport().getDetails();

    assertThat(deeds(law)).isNotEmpty();
    for (String deed : deeds(law)) {
      assertThat(report).as(deed).anyMatch(line -> line.contains(deed));
    }
  }

  /** Whether a type is in the file of what breaks a law, nested in it or beside it. */
  private static boolean breaks(Law law, JavaClass type) {
    Optional<String> file = type.getSource().flatMap(Source::getFileName);
    return law.breakers().stream()
        .anyMatch(
            breaker ->
                type.getPackageName().equals(breaker.getPackageName())
                    && file.equals(Optional.of(breaker.getSimpleName() + ".java")));
  }

  /** The methods, fields and nested classes of what breaks a law; itself when it has none. */
  private static Set<String> deeds(Law law) {
    Set<String> deeds = new TreeSet<>();
    for (Class<?> breaker : law.breakers()) {
      Set<String> members = new TreeSet<>();
      for (Method method : breaker.getDeclaredMethods()) {
        if (!method.isSynthetic()) {
          members.add(breaker.getName() + "." + method.getName() + "(");
        }
      }
      for (Field field : breaker.getDeclaredFields()) {
        members.add(breaker.getName() + "." + field.getName());
      }
      for (Class<?> nested : breaker.getDeclaredClasses()) {
        members.add(nested.getName());
      }
      deeds.addAll(members.isEmpty() ? Set.of(breaker.getName()) : members);
    }
    return deeds;
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theCodeNeedsTheExceptions(Law law) {
    for (ArchRule exception : law.exceptions()) {
      assertThat(exception.evaluate(CODE).hasViolation()).as(exception.getDescription()).isTrue();
    }
  }

  @Test
  void thePortsAreWhatAdaptersImplement() {
    Set<String> implemented = new TreeSet<>();
    for (JavaClass adapter : CODE.that(resideInAnyPackage(Laws.ADAPTERS.toArray(String[]::new)))) {
      adapter.getAllRawInterfaces().stream()
          .filter(port -> port.getName().startsWith(Laws.DOMAIN_ROOT) && !Types.isSealed(port))
          .forEach(port -> implemented.add(port.getName()));
    }

    assertThat(implemented).containsExactlyInAnyOrderElementsOf(Laws.PORTS);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theLawIsNotKeptWhereItConcernsNothing(Law law) {
    assertThatThrownBy(() -> law.rule().check(EVERYTHING.that(alwaysFalse())))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theCodeIsThatOfAllModules() {
    assertThat(CODE)
        .extracting(type -> (type.getPackageName() + ".library").split("\\.", -1)[2])
        .contains(
            "domain",
            "application",
            "library",
            "report",
            "fs",
            "json",
            "git",
            "sql",
            "sqlite",
            "postgresql",
            "cli")
        .doesNotContain("architecture", "crowded", "testkit", "unmarked");
  }
}
