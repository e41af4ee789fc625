package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.validation.Workspace.domain;
import static dev.scorekeeper.domain.validation.Workspace.malformed;
import static dev.scorekeeper.domain.validation.Workspace.nameless;
import static dev.scorekeeper.domain.validation.Workspace.sized;
import static dev.scorekeeper.domain.validation.Workspace.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AssessmentTest {
  @Nested
  final class OfADomain {
    @Test
    void isImplementedByTheSequenceFileThatItNames() {
      Workspace workspace =
          workspace().with(domain("checkout").naming("s/a.json")).file("s/a.json", sized(8, 41));

      assertThat(workspace.verdict("checkout")).isEqualTo(new Verdict.Implemented(new Size(8, 41)));
    }

    @Test
    void isImplementedByAMovementWithoutABeat() {
      Workspace workspace =
          workspace().with(domain("checkout").naming("s/a.json")).file("s/a.json", sized(1, 0));

      assertThat(workspace.verdict("checkout").status()).isEqualTo(Verdict.Status.IMPLEMENTED);
    }

    @Test
    void isImplementedByTheCatalogWhereItNamesNoFileAndTheCatalogHasItsId() {
      Workspace workspace =
          workspace().with(domain("comment-add")).cataloged("comment-add", new Size(3, 7));

      assertThat(workspace.verdict("comment-add")).isEqualTo(new Verdict.Cataloged(new Size(3, 7)));
    }

    @Test
    void isImplementedByTheFirstEntryOfItsIdInTheCatalog() {
      Workspace workspace =
          workspace()
              .with(domain("comment-add"))
              .cataloged("comment-add", new Size(3, 7))
              .cataloged("comment-add", new Size(1, 1));

      assertThat(workspace.verdict("comment-add").size()).isEqualTo(new Size(3, 7));
    }

    @Test
    void isPlannedWhereItNamesNoFileAndTheCatalogDoesNotKnowIt() {
      Workspace workspace = workspace().with(domain("checkout")).cataloged("other", Size.NONE);

      assertThat(workspace.verdict("checkout")).isEqualTo(new Verdict.Planned());
    }

    @Test
    void isPlannedWhateverSizeItClaims() {
      assertThat(workspace().with(domain("checkout").declaring(8, 41)).verdict("checkout"))
          .isEqualTo(new Verdict.Planned());
    }

    @Test
    void isBrokenWhereItsFileIsMissing() {
      assertThat(workspace().with(domain("checkout").naming("s/a.json")).verdict("checkout"))
          .isEqualTo(new Verdict.Broken(Verdict.Reason.MISSING));
    }

    @Test
    void isBrokenWhereItsFileIsMalformed() {
      Workspace workspace =
          workspace()
              .with(domain("checkout").naming("s/a.json"))
              .file("s/a.json", malformed("is no JSON"));

      assertThat(workspace.verdict("checkout"))
          .isEqualTo(new Verdict.Broken(Verdict.Reason.MALFORMED));
    }

    @Test
    void isBrokenWhereItsFileHasNoMovement() {
      Workspace workspace =
          workspace().with(domain("checkout").naming("s/a.json")).file("s/a.json", sized(0, 0));

      assertThat(workspace.verdict("checkout")).isEqualTo(new Verdict.Broken(Verdict.Reason.EMPTY));
    }

    @Test
    void isBrokenWhereItsPathLeavesTheWorkspace() {
      assertThat(workspace().with(domain("checkout").naming("../a.json")).verdict("checkout"))
          .isEqualTo(new Verdict.Broken(Verdict.Reason.ESCAPES));
    }

    @Test
    void isBrokenWhereALinkLeadsItsPathOutOfTheWorkspace() {
      Workspace workspace =
          workspace()
              .with(domain("checkout").naming("s/a.json"))
              .file("s/a.json", new SequenceReading.Outside());

      assertThat(workspace.verdict("checkout"))
          .isEqualTo(new Verdict.Broken(Verdict.Reason.ESCAPES));
    }

    @Test
    void isBrokenRatherThanImplementedByTheCatalogWhereItsFileIsNoEvidence() {
      Workspace workspace =
          workspace()
              .with(domain("comment-add").naming("s/a.json"))
              .cataloged("comment-add", new Size(3, 7));

      assertThat(workspace.verdict("comment-add").status()).isEqualTo(Verdict.Status.BROKEN);
    }

    @Test
    void readsABackslashInItsPathAsASlash() {
      Workspace workspace =
          workspace().with(domain("checkout").naming("s\\a.json")).file("s/a.json", sized(2, 5));

      assertThat(workspace.verdict("checkout")).isEqualTo(new Verdict.Implemented(new Size(2, 5)));
      assertThat(workspace.assessed().domains().get(0).sequenceFile()).contains("s/a.json");
    }

    @Test
    void hasTheSizeOfItsEvidenceAndNoneWithoutAny() {
      assertThat(new Verdict.Implemented(new Size(8, 41)).size()).isEqualTo(new Size(8, 41));
      assertThat(new Verdict.Cataloged(new Size(3, 7)).size()).isEqualTo(new Size(3, 7));
      assertThat(new Verdict.Planned().size()).isEqualTo(Size.NONE);
      assertThat(new Verdict.Broken(Verdict.Reason.EMPTY).size()).isEqualTo(Size.NONE);
    }

    @Test
    void keepsAPathThatIsTheRootItselfAsWritten() {
      Assessment.Assessed assessed = workspace().with(domain("checkout").naming("s/..")).assessed();

      assertThat(assessed.domains().get(0).sequenceFile()).contains("s/..");
      assertThat(assessed.domains().get(0).verdict())
          .isEqualTo(new Verdict.Broken(Verdict.Reason.MISSING));
    }

    @Test
    void keepsItsNameItsCategoryAndItsFileAsWrittenWhereItLeavesTheWorkspace() {
      Workspace workspace =
          workspace().with(domain("checkout").called("Check out", "sales").naming("..\\a.json"));

      assertThat(workspace.assessed().domains())
          .containsExactly(
              new Domain(
                  "checkout",
                  "Check out",
                  "sales",
                  Optional.of("..\\a.json"),
                  new Verdict.Broken(Verdict.Reason.ESCAPES)));
    }
  }

  @Nested
  final class OfARegistry {
    @Test
    void hasItsDomainsInTheOrderOfTheFile() {
      assertThat(workspace().with(domain("z"), domain("a"), domain("m")).assessed().domains())
          .extracting(Domain::id)
          .containsExactly("z", "a", "m");
    }

    @Test
    void takesTheFirstOfSeveralEntriesWithOneIdAndCountsItOnce() {
      Workspace workspace =
          workspace()
              .with(
                  domain("checkout").called("First", "").naming("s/a.json"),
                  domain("checkout").called("Second", "").naming("s/none.json"))
              .file("s/a.json", sized(8, 41));

      assertThat(workspace.assessed().domains())
          .extracting(Domain::name, Domain::verdict)
          .containsExactly(tuple("First", new Verdict.Implemented(new Size(8, 41))));
      assertThat(workspace.assessed().tally()).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void findsNothingInTheEntriesThatDoNotDecide() {
      Workspace workspace =
          workspace()
              .with(
                  domain("checkout"),
                  domain("checkout").naming("s\\none.json").declaring(9, 9).relatedTo("ghost"));

      assertThat(workspace.assess().findings())
          .extracting(Finding::id)
          .containsExactly("domain-duplicate");
    }

    @Test
    void countsAnEntryWithoutAnIdAsAnEntryAndAsNoDomain() {
      Assessment.Assessed assessed =
          workspace().with(domain("checkout"), nameless().naming("s/none.json")).assessed();

      assertThat(assessed.layers().registryEntries()).hasValue(2);
      assertThat(assessed.tally().domains()).isEqualTo(1);
    }

    @Test
    void isNotTouchedByTheListItWasReadInto() {
      Assessment.Assessed assessed = workspace().with(domain("checkout")).assessed();

      assertThat(assessed.domains()).isUnmodifiable();
      assertThat(assessed.findings()).isUnmodifiable();
    }
  }

  @Nested
  final class OfALayerThatIsAbsent {
    @Test
    void countsAnAbsentCatalogAsEmptyWithAWarning() {
      Assessment.Assessed assessed =
          workspace().with(domain("checkout")).catalog(new Layer.Absent<>()).assessed();

      assertThat(assessed.layers().catalogEntries()).hasValue(0);
      assertThat(assessed.layers().catalogSequences()).hasValue(0);
      assertThat(assessed.tally()).isEqualTo(new Tally(0, 1, 0, 0));
      assertThat(assessed.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void countsAnAbsentSequencesFolderAsEmptyWithAWarning() {
      Assessment.Assessed assessed =
          workspace()
              .with(domain("checkout").naming("s/a.json"))
              .file("s/a.json", sized(8, 41))
              .sequences(new Layer.Absent<>())
              .assessed();

      assertThat(assessed.layers().systemSequences()).hasValue(0);
      assertThat(assessed.tally()).isEqualTo(new Tally(1, 0, 0, 0));
      assertThat(assessed.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void isUnreadableWithoutARegistry() {
      Assessment assessment = workspace().registry(new Layer.Absent<>()).assess();

      assertThat(assessment).isInstanceOf(Assessment.Unreadable.class);
      assertThat(assessment.count(Severity.ERROR)).isEqualTo(1);
    }
  }

  @Nested
  final class OfALayerThatIsUnreadable {
    @Test
    void saysNothingOfDomainsWhereTheRegistryCannotBeRead() {
      assertUnreadable(workspace().registry(unreadable()), "registry-unreadable");
      assertUnreadable(workspace().registry(new Layer.Refused<>()), "path-escapes-workspace");
    }

    @Test
    void saysNothingOfDomainsWhereTheCatalogCannotBeRead() {
      Workspace workspace = workspace().with(domain("checkout"));

      assertUnreadable(workspace.catalog(unreadable()), "catalog-unreadable");
      assertUnreadable(workspace.catalog(new Layer.Refused<>()), "path-escapes-workspace");
    }

    @Test
    void saysNothingOfDomainsWhereTheSequencesFolderCannotBeListed() {
      Workspace workspace = workspace().with(domain("checkout"));

      assertUnreadable(workspace.sequences(unreadable()), "sequences-unreadable");
      assertUnreadable(workspace.sequences(new Layer.Refused<>()), "path-escapes-workspace");
    }

    @Test
    void saysNothingOfDomainsWhereTheEvidenceOfOneCannotBeLookedAt() {
      assertUnreadable(
          workspace()
              .laidOut(FindingExamples.EXISTING)
              .with(domain("checkout").pointingAt("src/a.ts", "**/b.ts"))
              .with(domain("search").pointingAt("src/c.ts"))
              .at("src/a.ts", Presence.THERE)
              .unseen("**/b.ts", "is a pattern that leads too deep"),
          "evidence-unreadable");
    }

    @Test
    void doesNotCountWhatItCannotRead() {
      LayerCounts layers =
          workspace()
              .with(domain("checkout"))
              .systemSequence("s/a.json", sized(1, 1))
              .catalog(unreadable())
              .assess()
              .layers();

      assertThat(layers)
          .isEqualTo(
              new LayerCounts(
                  OptionalInt.of(1), OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty()));
    }

    @Test
    void stillReportsWhatIsWrongElsewhere() {
      Workspace workspace =
          workspace().with(domain("checkout").naming("s/none.json")).catalog(unreadable());

      assertThat(workspace.assess().findings())
          .extracting(Finding::id)
          .containsExactly("catalog-unreadable", "sequence-file-missing");
    }

    @Test
    void doesNotCallASequenceAnOrphanWhileNobodyKnowsTheDomains() {
      Workspace workspace =
          workspace().registry(unreadable()).systemSequence("s/a.json", sized(1, 1));

      assertThat(workspace.assess().findings())
          .extracting(Finding::id)
          .containsExactly("registry-unreadable");
    }

    private static <T> Layer<T> unreadable() {
      return new Layer.Flawed<>("is larger than 64 MB", Location.START);
    }

    private static void assertUnreadable(Workspace workspace, String finding) {
      Assessment assessment = workspace.assess();

      assertThat(assessment).isInstanceOf(Assessment.Unreadable.class);
      assertThat(assessment.findings())
          .extracting(Finding::id, Finding::severity)
          .containsExactly(tuple(finding, Severity.ERROR));
    }
  }

  @Test
  void countsEveryLayer() {
    LayerCounts layers =
        workspace()
            .with(domain("checkout"), nameless())
            .systemSequence("s/a.json", sized(1, 1))
            .systemSequence("s/b.json", sized(0, 0))
            .cataloged("x", Size.NONE)
            .cataloged("x", Size.NONE)
            .catalogedWithoutId()
            .assess()
            .layers();

    assertThat(layers)
        .isEqualTo(
            new LayerCounts(
                OptionalInt.of(2), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(2)));
  }

  @Test
  void tellsTheSeedStateOfTheFirstWorkspace() {
    Workspace workspace =
        workspace()
            .with(
                domain("cag").naming("s/cag.json").declaring(8, 41),
                domain("self-awareness").naming("s/self.json").declaring(8, 43))
            .systemSequence("s/cag.json", sized(8, 41))
            .systemSequence("s/self.json", sized(8, 43));
    for (int i = 1; i <= 14; i++) {
      workspace.with(domain("planned-" + i));
    }

    assertThat(workspace.assessed().tally()).isEqualTo(new Tally(2, 14, 0, 0));
    assertThat(workspace.assessed().tally().counted()).isEqualTo(16);
    assertThat(workspace.assess().findings()).isEqualTo(List.of());
  }
}
