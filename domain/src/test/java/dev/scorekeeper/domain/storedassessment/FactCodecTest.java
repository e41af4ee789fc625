package dev.scorekeeper.domain.storedassessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Fact.Layer;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FactCodecTest {
  private record Stored(Fact.Key key, List<String> parts) {}

  private record Pair(Fact fact, Stored stored) {}

  private static Stored stored(Kind kind, String subject, String... parts) {
    return new Stored(new Fact.Key(kind, subject), List.of(parts));
  }

  /** Histories hold facts in this form, so it stays. */
  static List<Pair> pairs() {
    return List.of(
        new Pair(
            new Fact.LayerCount(Layer.REGISTRY_ENTRIES, 16),
            stored(Kind.LAYER, "registry-entries", "16")),
        new Pair(
            new Fact.LayerCount(Layer.SYSTEM_SEQUENCES, 2),
            stored(Kind.LAYER, "system-sequences", "2")),
        new Pair(
            new Fact.LayerCount(Layer.CATALOG_ENTRIES, 0),
            stored(Kind.LAYER, "catalog-entries", "0")),
        new Pair(
            new Fact.LayerCount(Layer.CATALOG_SEQUENCES, Integer.MAX_VALUE),
            stored(Kind.LAYER, "catalog-sequences", "2147483647")),
        new Pair(
            new Fact.LayerCount(Layer.SCANNED_SEQUENCES, 55),
            stored(Kind.LAYER, "scanned-sequences", "55")),
        new Pair(
            new Fact.PluginTotals(new Plugin("canvas one", 1, 2, Long.MAX_VALUE, 4)),
            stored(Kind.LAYER, "plugin canvas one", "1", "2", "9223372036854775807", "4")),
        new Pair(
            new Fact.PluginTotals(new Plugin("", 1, 2, 3, 4)),
            stored(Kind.LAYER, "plugin ", "1", "2", "3", "4")),
        new Pair(
            new Fact.DomainVerdict("a", new Verdict.Implemented(new Size(8, 41))),
            stored(Kind.DOMAIN, "a", "implemented", "sequence-file", "8", "41")),
        new Pair(
            new Fact.DomainVerdict("b", new Verdict.Cataloged(new Size(3, 7))),
            stored(Kind.DOMAIN, "b", "implemented", "catalog", "3", "7")),
        new Pair(
            new Fact.DomainVerdict("c", new Verdict.Planned()),
            stored(Kind.DOMAIN, "c", "planned")),
        new Pair(
            new Fact.DomainVerdict("d", new Verdict.Broken(Verdict.Reason.ESCAPES)),
            stored(Kind.DOMAIN, "d", "broken", "escapes")),
        new Pair(
            new Fact.DomainProfile("a", "Check out", "sales", Optional.of("s/a.json")),
            stored(Kind.PROFILE, "a", "Check out", "sales", "s/a.json")),
        new Pair(
            new Fact.DomainProfile("a", "", "", Optional.of("")),
            stored(Kind.PROFILE, "a", "", "", "")),
        new Pair(
            new Fact.DomainProfile("a", "", "", Optional.empty()),
            stored(Kind.PROFILE, "a", "", "")),
        new Pair(
            finding(Severity.WARNING, "a -> b", Optional.of("registry.json")),
            stored(
                Kind.FINDING, "relation-dangling a -> b", "warning", "to nobody", "registry.json")),
        new Pair(
            finding(Severity.ERROR, "", Optional.empty()),
            stored(Kind.FINDING, "relation-dangling ", "error", "to nobody")));
  }

  private static Fact finding(Severity severity, String subject, Optional<String> file) {
    return new Fact.RaisedFinding(
        new Finding(
            "relation-dangling",
            severity,
            subject,
            "to nobody",
            file.map(WorkspacePath::new),
            Optional.of(new Location(3, 9))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void spellsAFactAsItAlwaysDid(Pair pair) {
    assertThat(pair.fact().key()).isEqualTo(pair.stored().key());
    assertThat(FactCodec.parts(pair.fact())).isEqualTo(pair.stored().parts());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void readsWhatItSpelled(Pair pair) {
    assertThat(FactCodec.fact(pair.stored().key(), pair.stored().parts())).contains(pair.fact());
  }

  static List<Stored> nothing() {
    return List.of(
        stored(Kind.LAYER, "registry-entries"),
        stored(Kind.LAYER, "registry-entries", "-1"),
        stored(Kind.LAYER, "registry-entries", "01"),
        stored(Kind.LAYER, "registry-entries", "4", "4"),
        stored(Kind.LAYER, "registry-entries", "many"),
        stored(Kind.LAYER, "other-entries", "4"),
        stored(Kind.DOMAIN, "a"),
        stored(Kind.DOMAIN, "a", "done"),
        stored(Kind.DOMAIN, "a", "planned", "soon"),
        stored(Kind.DOMAIN, "a", "broken"),
        stored(Kind.DOMAIN, "a", "broken", "somehow"),
        stored(Kind.DOMAIN, "a", "broken", "MISSING"),
        stored(Kind.DOMAIN, "a", "implemented"),
        stored(Kind.DOMAIN, "a", "implemented", "catalog", "1"),
        stored(Kind.DOMAIN, "a", "implemented", "hearsay", "1", "1"),
        stored(Kind.DOMAIN, "a", "implemented", "catalog", "+1", "1"),
        stored(Kind.DOMAIN, "a", "implemented", "catalog", "-1", "1"),
        stored(Kind.DOMAIN, "a", "implemented", "catalog", "1", "99999999999999999999"),
        stored(Kind.PROFILE, "a", "A"),
        stored(Kind.PROFILE, "a", "A", "", "a.json", "b.json"),
        stored(Kind.FINDING, "count-drift", "warning", "m"),
        stored(Kind.FINDING, "count-drift b", "warning"),
        stored(Kind.FINDING, "count-drift b", "Warning", "m"),
        stored(Kind.FINDING, "count-drift b", "hint", "m"),
        stored(Kind.FINDING, "count-drift b", "warning", "m", "../outside"),
        stored(Kind.FINDING, "count-drift b", "warning", "m", "b.json", "more"));
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void readsNothingThatNoAssessmentSays(Stored stored) {
    assertThat(FactCodec.fact(stored.key(), stored.parts())).isEmpty();
  }

  @Test
  void knowsWhatOnlyAScanFinds() {
    assertThat(stored(Kind.FINDING, "catalog-stale catalog.json").key().needsScan()).isTrue();
    assertThat(stored(Kind.FINDING, "count-drift a").key().needsScan()).isFalse();
    assertThat(stored(Kind.DOMAIN, "catalog-stale catalog.json").key().needsScan()).isFalse();
  }
}
