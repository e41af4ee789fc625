package dev.scorekeeper.domain.storedassessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Generated;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FactsTest {
  private static final LayerCounts LAYERS =
      new LayerCounts(
          OptionalInt.of(16), OptionalInt.of(2), OptionalInt.of(55), OptionalInt.of(50));

  /** Histories hold facts in this form, so it stays. */
  @Test
  void areWrittenAsTheyAlwaysWere() {
    Facts facts =
        Facts.of(
            new Assessment.Assessed(
                LAYERS,
                List.of(
                    domain("d", new Verdict.Broken(Verdict.Reason.ESCAPES)),
                    domain("c", new Verdict.Planned()),
                    domain("b", new Verdict.Cataloged(new Size(3, 7))),
                    new Domain(
                        "a",
                        "Check out",
                        "sales",
                        Optional.of("s/a.json"),
                        new Verdict.Implemented(new Size(8, 41)))),
                List.of(finding("a -> b", "relates to nobody", Optional.of(new Location(3, 9)))),
                List.of(),
                OptionalInt.empty()));

    assertThat(facts.outcome()).isEqualTo(Outcome.ASSESSED);
    assertThat(Written.parts(facts))
        .hasToString(
            "{"
                + "Key[kind=LAYER, subject=catalog-entries]=[55], "
                + "Key[kind=LAYER, subject=catalog-sequences]=[50], "
                + "Key[kind=LAYER, subject=registry-entries]=[16], "
                + "Key[kind=LAYER, subject=system-sequences]=[2], "
                + "Key[kind=DOMAIN, subject=a]=[implemented, sequence-file, 8, 41], "
                + "Key[kind=DOMAIN, subject=b]=[implemented, catalog, 3, 7], "
                + "Key[kind=DOMAIN, subject=c]=[planned], "
                + "Key[kind=DOMAIN, subject=d]=[broken, escapes], "
                + "Key[kind=PROFILE, subject=a]=[Check out, sales, s/a.json], "
                + "Key[kind=PROFILE, subject=b]=[, ], "
                + "Key[kind=PROFILE, subject=c]=[, ], "
                + "Key[kind=PROFILE, subject=d]=[, ], "
                + "Key[kind=FINDING, subject=relation-dangling a -> b]="
                + "[warning, relates to nobody, registry.json]}");
  }

  /** A digest that changed would part a history from what it holds. */
  @Test
  void haveTheDigestThatTheyAlwaysHad() {
    Facts facts =
        Written.facts(
            Outcome.ASSESSED,
            Map.of(
                new Fact.Key(Kind.DOMAIN, "a"), List.of("planned"),
                new Fact.Key(Kind.PROFILE, "a"), List.of("Größe", "")));

    // The SHA-256 of the outcome and, by key, of kind, subject, number of parts and parts; each
    // after its length in four bytes, the number in eight.
    assertThat(facts.digest())
        .hasToString("851ba9c27e47562d0e4a6ae93817b072851091c2d3af5c2b8b5f488e5cd71585");
  }

  @Test
  void ofAnUnreadableAssessmentAreItsFindingsOnly() {
    Facts facts =
        Facts.of(
            new Assessment.Unreadable(LAYERS, List.of(finding("a", "drifts", Optional.empty()))));

    assertThat(facts.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(facts.byKey().keySet()).extracting(Fact.Key::kind).containsExactly(Kind.FINDING);
  }

  @Test
  void areSortedByKindAndThenBySubject() {
    assertThat(
            List.of(
                new Fact.Key(Kind.LAYER, "z"),
                new Fact.Key(Kind.DOMAIN, "a"),
                new Fact.Key(Kind.DOMAIN, "b"),
                new Fact.Key(Kind.PROFILE, "a"),
                new Fact.Key(Kind.FINDING, "a")))
        .isSorted();
  }

  @Test
  void keepTheNameOfASequenceFileThatIsEmpty() {
    Domain named =
        new Domain("a", "", "", Optional.of(""), new Verdict.Broken(Verdict.Reason.MISSING));

    assertThat(
            assessed(
                Facts.of(
                    new Assessment.Assessed(
                        LAYERS, List.of(named), List.of(), List.of(), OptionalInt.empty()))))
        .containsExactly(named);
  }

  @Property
  void sayTheAssessmentThatTheyAreOfWithoutPlacesAndOrder(
      @ForAll("assessments") Assessment assessment) {
    assertThat(Facts.of(assessment).assessment()).isEqualTo(withoutPlacesAndOrder(assessment));
  }

  @Property
  void areTheSameForWhatTheySay(@ForAll("assessments") Assessment assessment) {
    Facts facts = Facts.of(assessment);

    assertThat(Facts.of(facts.assessment())).isEqualTo(facts).hasSameHashCodeAs(facts);
    assertThat(Facts.of(facts.outcome(), facts.byKey().values())).isEqualTo(facts);
  }

  @Property
  void haveOneDigestWhereTheyAreEqualAndOnlyThere(
      @ForAll("assessments") Assessment one, @ForAll("assessments") Assessment other) {
    assertThat(Facts.of(one).digest().equals(Facts.of(other).digest()))
        .isEqualTo(Facts.of(one).equals(Facts.of(other)));
  }

  @Property
  void haveADigestThatDoesNotDependOnPlacesAndOrder(@ForAll("assessments") Assessment assessment) {
    assertThat(Facts.of(withoutPlacesAndOrder(assessment)).digest())
        .isEqualTo(Facts.of(assessment).digest());
  }

  @Property
  void haveAnotherDigestWithoutAnyOneOfThem(@ForAll("assessments") Assessment assessment) {
    Facts facts = Facts.of(assessment);
    for (Fact.Key key : facts.byKey().keySet()) {
      Map<Fact.Key, Fact> fewer = new TreeMap<>(facts.byKey());
      fewer.remove(key);

      assertThat(Facts.of(facts.outcome(), fewer.values()).digest()).isNotEqualTo(facts.digest());
    }
  }

  @Property
  void becomeOthersByTheChangesToThem(
      @ForAll("assessments") Assessment one, @ForAll("assessments") Assessment other) {
    Facts before = Facts.of(one);
    Facts after = Facts.of(other);
    SortedMap<Fact.Key, Optional<Fact>> changes = before.changesTo(after);

    assertThat(applied(before, changes)).isEqualTo(after.byKey());
    assertThat(applied(after, after.changesTo(before))).isEqualTo(before.byKey());
    assertThat(changes.keySet()).isEqualTo(after.changesTo(before).keySet());
  }

  @Property
  void changeOnlyWhatDiffers(
      @ForAll("assessments") Assessment one, @ForAll("assessments") Assessment other) {
    Facts before = Facts.of(one);

    assertThat(before.changesTo(before)).isEmpty();
    assertThat(before.changesTo(Facts.of(other)))
        .allSatisfy(
            (key, value) ->
                assertThat(value).isNotEqualTo(Optional.ofNullable(before.byKey().get(key))));
  }

  @Provide
  Arbitrary<Assessment> assessments() {
    return Generated.assessments();
  }

  private static Map<Fact.Key, Fact> applied(
      Facts facts, SortedMap<Fact.Key, Optional<Fact>> changes) {
    Map<Fact.Key, Fact> values = new TreeMap<>(facts.byKey());
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(now -> values.put(key, now), () -> values.remove(key)));
    return values;
  }

  private static Assessment withoutPlacesAndOrder(Assessment assessment) {
    List<Finding> findings =
        assessment.findings().stream()
            .map(
                finding ->
                    new Finding(
                        finding.id(),
                        finding.severity(),
                        finding.subject(),
                        finding.message(),
                        finding.file(),
                        Optional.empty()))
            .sorted(
                Comparator.comparing(Finding::severity)
                    .thenComparing(finding -> finding.id() + " " + finding.subject()))
            .toList();
    if (assessment instanceof Assessment.Assessed assessed) {
      return new Assessment.Assessed(
          assessed.layers(),
          assessed.domains().stream().sorted(Comparator.comparing(Domain::id)).toList(),
          findings,
          assessed.plugins(),
          assessed.scanned());
    }
    OptionalInt unknown = OptionalInt.empty();
    return new Assessment.Unreadable(new LayerCounts(unknown, unknown, unknown, unknown), findings);
  }

  private static List<Domain> assessed(Facts facts) {
    return ((Assessment.Assessed) facts.assessment()).domains();
  }

  private static Domain domain(String id, Verdict verdict) {
    return new Domain(id, "", "", Optional.empty(), verdict);
  }

  private static Finding finding(String subject, String message, Optional<Location> at) {
    return new Finding(
        "relation-dangling",
        Severity.WARNING,
        subject,
        message,
        Optional.of(new WorkspacePath("registry.json")),
        at);
  }
}
