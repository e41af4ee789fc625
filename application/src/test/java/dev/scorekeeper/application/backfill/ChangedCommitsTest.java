package dev.scorekeeper.application.backfill;

import static dev.scorekeeper.application.backfill.Project.CATALOG;
import static dev.scorekeeper.application.backfill.Project.REGISTRY;
import static dev.scorekeeper.application.backfill.Project.SEQUENCES;
import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commits of a line are due, however it is read. */
class ChangedCommitsTest {
  private static final WorkspaceFiles NOTES = WorkspaceFiles.NONE.file("notes.txt", "first");
  private static final WorkspaceFiles PLANNED = NOTES.file(REGISTRY, "cart\ntill");

  /** More commits than two blocks and a half have. */
  private static final int MANY = 1000;

  private static List<String> due(Past past) {
    Project project = Project.of(past);
    BackfillReport report = project.backfill(CommitFilter.ALL, true).report();
    assertThat(report.due()).isEqualTo(report.recorded().size());
    assertThat(report.commits()).isEqualTo(past.commits().size());
    assertThat(project.leftOpen()).isZero();
    return project.labels(report);
  }

  @Test
  void noneIsDueBeforeTheFirstOneThatHasARegistry() {
    assertThat(
            due(
                Past.NONE
                    .commit("notes", NOTES)
                    .commit("catalog", NOTES.file(CATALOG, "cart 1 1"))
                    .commit("sequence", NOTES.file(SEQUENCES + "x.json", "1 1"))
                    .commit("plan", PLANNED)
                    .commit("no plan", NOTES)
                    .commit("other notes", NOTES.file("notes.txt", "second"))))
        .containsExactly("plan", "no plan");
    Past none = Past.NONE.commit("notes", NOTES);
    assertThat(Project.of(none).backfill(CommitFilter.ALL, true).report().due()).isZero();
  }

  @Test
  void aRegistryThatIsMalformedIsOne() {
    assertThat(due(Past.NONE.commit("malformed", NOTES.file(REGISTRY, "!"))))
        .containsExactly("malformed");
  }

  @Test
  void thoseAreDueAtWhichTheRegistryTheCatalogOrASequenceChanged() {
    WorkspaceFiles named = PLANNED.file("other/cart", "2 5").file(REGISTRY, "cart other/cart");
    WorkspaceFiles catalog = named.file("other/cart", "3 7").file(CATALOG, "cart 1 1");
    WorkspaceFiles system = catalog.file(SEQUENCES + "x.json", "1 1");
    WorkspaceFiles aside = system.file(SEQUENCES + "index.json", "[]");

    assertThat(
            due(
                Past.NONE
                    .commit("plan", PLANNED)
                    .commit("notes", PLANNED.file("notes.txt", "second"))
                    .commit("nobody names it", PLANNED.file("other/cart", "2 5"))
                    .commit("it is named", named)
                    .commit("it changed", named.file("other/cart", "3 7"))
                    .commit("nobody named this", named.file("other/cart", "3 7").file("x/y", "1"))
                    .commit("catalog", catalog)
                    .commit("system sequence", system)
                    .commit("manifest", aside)
                    .commit("words", aside.file(SEQUENCES + "README.md", "words"))
                    .commit("system sequence changed", aside.file(SEQUENCES + "x.json", "2 1"))
                    .commit("empty", aside.file(SEQUENCES + "x.json", "2 1"))
                    .commit("it is gone", aside.without("other/cart"))))
        .containsExactly(
            "plan",
            "it is named",
            "it changed",
            "catalog",
            "system sequence",
            "system sequence changed",
            "it is gone");
  }

  @Test
  void whatALinkLeadsToCounts() {
    WorkspaceFiles linked =
        NOTES
            .file(REGISTRY, "cart linked/cart\ntill far/link")
            .link("linked", "far")
            .link("far/link", "one")
            .file("far/one", "1 1")
            .file("far/two", "2 2")
            .file("far/cart", "3 3");

    assertThat(
            due(
                Past.NONE
                    .commit("links", linked)
                    .commit("nobody comes there", linked.file("far/two", "4 4"))
                    .commit("through a folder", linked.file("far/cart", "5 5"))
                    .commit(
                        "another target", linked.file("far/cart", "5 5").link("far/link", "two"))))
        .containsExactly("links", "through a folder", "another target");
  }

  @Test
  void oneAfterACommitThatLacksAPartIsDueSinceNobodyKnows() {
    assertThat(
            due(
                Past.NONE
                    .commit("plan", PLANNED)
                    .commit(ACommit.of("lacking", PLANNED.file(REGISTRY, "x")).lacking(REGISTRY))
                    .commit("as before", PLANNED)
                    .commit("once more", PLANNED.file("notes.txt", "z"))))
        .containsExactly("plan", "as before");
  }

  @Test
  void aPartThatIsLackingButWasTheSameBeforeIsNotMissed() {
    Past past =
        Past.NONE
            .commit("plan", PLANNED)
            .commit(ACommit.of("lacking", PLANNED.file("notes.txt", "x")).lacking(REGISTRY))
            .commit("as before", PLANNED.file("notes.txt", "y"));

    assertThat(due(past)).containsExactly("plan");
    assertThat(Project.of(past).backfill().report().leftOut()).isZero();
  }

  @Test
  void ofALongLineAllThatChangedAreDue() {
    Past past = Past.NONE;
    List<String> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      past = past.commit("c" + i, plan("d" + i));
      all.add("c" + i);
    }

    assertThat(due(past)).isEqualTo(all);
  }

  @Test
  void ofALongLineNoneIsDueTwice() {
    Past past = Past.NONE;
    for (int i = 0; i < MANY; i++) {
      past = past.commit("c" + i, PLANNED.file("notes.txt", "note " + i));
    }

    assertThat(due(past)).containsExactly("c0");
  }

  @Test
  void ofALongLineNoneIsDueBeforeTheFirstOneThatHasARegistry() {
    Past past = Past.NONE;
    List<String> withRegistry = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      WorkspaceFiles catalog = NOTES.file(CATALOG, "s" + i + " 1 1");
      past = past.commit("c" + i, i < MANY / 2 ? catalog : catalog.file(REGISTRY, "cart"));
      if (i >= MANY / 2) {
        withRegistry.add("c" + i);
      }
    }

    assertThat(due(past)).isEqualTo(withRegistry);
  }

  @Test
  void ofALongLineEachThatLacksAPartIsLeftOutOnce() {
    Past past = Past.NONE.commit("plan", PLANNED);
    for (int i = 0; i < MANY; i++) {
      past = past.commit(ACommit.of("c" + i, plan("d" + i)).lacking(REGISTRY));
    }

    BackfillReport report = Project.of(past).backfill().report();

    assertThat(report.leftOut()).isEqualTo(MANY);
    assertThat(report.due()).isEqualTo(1);
    assertThat(report.lacks().orElseThrow()).contains(REGISTRY);
  }

  @Test
  void ofALongLineTheProgressIsToldToItsEnd() {
    Past past = Past.NONE;
    for (int i = 0; i < MANY; i++) {
      past = past.commit("c" + i, plan("d" + i / 100));
    }
    Project project = Project.of(past);

    project.backfill();

    assertThat(project.stages())
        .containsExactly(
            "FINDING_COMMITS 1000/1000", "COMPARING_COMMITS 1000/1000", "READING_COMMITS 10/10");
  }

  @Test
  void changesAnywhereInALongLineAreFound() {
    WorkspaceFiles files = PLANNED;
    Past past = Past.NONE;
    List<String> changed = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < MANY; i++) {
      if (i == 0 || random.nextInt(40) == 0 || i % 275 == 0) {
        files = files.file(REGISTRY, "d" + i);
        changed.add("c" + i);
      } else if (random.nextInt(3) == 0) {
        files = files.file("notes.txt", "note " + i);
      }
      past = past.commit("c" + i, files);
    }

    assertThat(due(past)).isEqualTo(changed);
  }

  /** Registries that name files anywhere, by links too; some have entries that are no domains. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aPastThatIsReadInPiecesIsThePastThatIsReadAtOnce(int seed) {
    Random random = new Random(seed);
    Past past = somePast(random, seed % 3 == 0);
    Project whole = Project.of(past);
    BackfillReport once = whole.backfill().report();
    List<String> moments = whole.moments(whole.open().stream());
    BackfillReport again = whole.backfill().report();
    assertThat(again.recorded()).isEmpty();
    assertThat(again.due()).isEqualTo(once.due());

    Project pieces = Project.of(past);
    Instant first = past.commits().get(0).at();
    for (int piece = 0; piece < 4; piece++) {
      Instant from = first.plus(Duration.ofHours(random.nextInt(450)));
      pieces.backfill(
          new CommitFilter(
              from, from.plus(Duration.ofHours(random.nextInt(150))), 1 + random.nextInt(40)),
          false);
    }
    BackfillReport rest = pieces.backfill().report();

    assertThat(rest.recorded()).isNotEmpty();
    assertThat(rest.due()).isEqualTo(once.due());
    assertThat(pieces.moments(pieces.open().stream())).isEqualTo(moments);
  }

  private static Past somePast(Random random, boolean withOthers) {
    WorkspaceFiles files = NOTES.link("linked", "far");
    Past past = Past.NONE;
    for (int i = 0; i < 450; i++) {
      int what = random.nextInt(40);
      if (what < 3) {
        files = files.file("far/" + random.nextInt(4), random.nextInt(5) + " 1");
      } else if (what == 3 || i == 20) {
        files = files.file(REGISTRY, someRegistry(random, withOthers));
      } else if (what == 4) {
        files = files.file(CATALOG, random.nextInt(3) == 0 ? "!" : "d0 1 1");
      } else if (what == 5) {
        files = files.file(SEQUENCES + random.nextInt(3) + ".json", "1 1");
      } else if (what == 6 && random.nextInt(4) == 0) {
        files = files.file(REGISTRY, "!");
      } else if (what == 7) {
        files = files.link("far/link", Integer.toString(random.nextInt(4)));
      } else {
        files = files.file("notes.txt", "note " + i);
      }
      past = past.commit("c" + i, files);
    }
    return past;
  }

  private static String someRegistry(Random random, boolean withOthers) {
    List<String> domains = new ArrayList<>();
    for (int domain = 0; domain < 3; domain++) {
      switch (random.nextInt(4)) {
        case 0 -> domains.add("d" + domain);
        case 1 -> domains.add("d" + domain + " far/" + random.nextInt(4));
        case 2 -> domains.add("d" + domain + " linked/" + random.nextInt(4));
        default -> domains.add("d" + domain + " far/link");
      }
    }
    if (withOthers && random.nextBoolean()) {
      domains.add((random.nextBoolean() ? "d0" : "-") + " far/" + random.nextInt(4));
    }
    return String.join("\n", domains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- odd", "cart odd"})
  void whatAnEntryNamesThatIsNoDomainCountsInPiecesToo(String entry) {
    WorkspaceFiles odd = NOTES.file(REGISTRY, "cart\n" + entry);
    Past past =
        Past.NONE
            .commit("odd", odd)
            .commit("notes", odd.file("notes.txt", "second"))
            .commit("its file", odd.file("odd", "1 1"));
    Project project = Project.of(past);

    project.backfill(new CommitFilter(Instant.MIN, past.commits().get(0).at(), 9), false);

    assertThat(due(past)).containsExactly("odd", "its file");
    assertThat(project.labels(project.backfill().report())).containsExactly("its file");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MANY})
  void aFailureWhileCommitsAreComparedIsTheFailureOfTheBackfill(int commits) {
    Past past = Past.NONE;
    for (int i = 0; i < commits; i++) {
      past = past.commit("c" + i, plan("d" + i));
    }
    Project project = Project.of(past);
    project.snapshots(new FailingInputs());

    assertThatIllegalStateException()
        .isThrownBy(project::backfill)
        .withMessage("inputs cannot be told");
    assertThat(project.histories().exists()).isFalse();
  }

  /** Reads plans, but tells no inputs. */
  private static final class FailingInputs implements Snapshots {
    private final Snapshots plain = new PlainSnapshots();

    @Override
    public Snapshot read(SourceTree tree, Layout layout, ProgressListener progress) {
      return plain.read(tree, layout, progress);
    }

    @Override
    public SnapshotSeries series(Layout layout) {
      SnapshotSeries series = plain.series(layout);
      return new SnapshotSeries() {
        @Override
        public Snapshot snapshot(AddressedTree tree) {
          return series.snapshot(tree);
        }

        @Override
        public Inputs inputs(AddressedTree tree) {
          throw new IllegalStateException("inputs cannot be told");
        }

        @Override
        public void ask(AddressedTree tree, Set<WorkspacePath> named) {
          series.ask(tree, named);
        }
      };
    }
  }
}
