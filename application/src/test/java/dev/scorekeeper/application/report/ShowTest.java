package dev.scorekeeper.application.report;

import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.application.Changes;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShowTest {
  private static final Past TWO =
      Past.NONE
          .commit("plan", plan("cart", "till"))
          .commit(ACommit.of("less", plan("cart")).by("Bob").saying("Drop the till\n\nAt last."));
  private static final CommitNote NOTE =
      new CommitNote(Instant.parse("2026-01-05T10:00:00Z"), "Bob", "Drop the till");

  private final Project project = Project.of(TWO);

  private Subject show(String what, boolean backfill) {
    OpenWorkspace opened = project.open();
    Subject subject =
        new Show(opened, project.streams(opened), project.snapshots(), project.clock(), project)
            .run(what, backfill);
    assertThat(project.leftOpen()).isZero();
    return subject;
  }

  private WholeRun run(String what) {
    return ((Subject.OfRun) show(what, true)).run();
  }

  @Test
  void aDomainIsShownWithTheCommitsOfItsStages() {
    DomainLife life = ((Subject.OfDomain) show("till", true)).life();

    assertThat(life.stages())
        .extracting(DomainLife.Stage::event)
        .containsExactly(Event.FOUND, Event.DROPPED);
    Provenance.Source dropped = life.stages().get(1).source().orElseThrow();
    assertThat(dropped.run().run().revision()).contains(project.revision("less"));
    assertThat(dropped.note()).contains(NOTE);
  }

  @Test
  void aCommitIsShownAsItsRunWithWhatChangedSinceTheOneBefore() {
    WholeRun whole = run("HEAD");

    assertThat(whole.recorded().run().revision()).contains(project.revision("less"));
    assertThat(whole.note()).contains(NOTE);
    assertThat(whole.before().orElseThrow().run().revision()).contains(project.revision("plan"));
    assertThat(Changes.texts(whole.changes())).containsExactly("dropped till: planned → nothing");
    assertThat(whole.facts())
        .isEqualTo(
            project.histories().history().runs().facts(whole.recorded().run().id()).orElseThrow());
  }

  @Test
  void theFirstRunHasNoneBeforeAndNoChanges() {
    WholeRun first = run("HEAD~1");

    assertThat(first.before()).isEmpty();
    assertThat(first.changes()).isEmpty();
  }

  @Test
  void theRunBeforeIsTheLastOneThatCouldBeRead() {
    Project untracked = Project.untracked();
    RecordedRun readable = untracked.record(1, SomeFacts.none().planned("cart").assessed());
    untracked.record(2, SomeFacts.none().unreadable());
    RecordedRun last = untracked.record(3, SomeFacts.none().planned("till").assessed());
    OpenWorkspace opened = untracked.open();

    Subject subject =
        new Show(
                opened,
                untracked.streams(opened),
                untracked.snapshots(),
                untracked.clock(),
                untracked)
            .run(last.run().id().hex(), true);

    WholeRun whole = ((Subject.OfRun) subject).run();
    assertThat(whole.before()).contains(readable);
    assertThat(whole.changes()).hasSize(2);
    assertThat(whole.note()).isEmpty();
  }

  @Test
  void aRunIsShownByItsIdOrTheBeginningOfIt() {
    String id = run("HEAD").recorded().run().id().hex();

    assertThat(run(id).recorded().run().id().hex()).isEqualTo(id);
    assertThat(run(id.substring(0, 10)).recorded().run().id().hex()).isEqualTo(id);
  }

  @Test
  void aDomainComesBeforeACommitOfItsName() {
    project.past(TWO.tag("cart", "plan"));

    assertThat(show("cart", true)).isInstanceOf(Subject.OfDomain.class);
  }

  @Test
  void whatNothingRecordedMeansIsSaidSo() {
    project.backfill();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> show("nothing", true))
        .withMessageStartingWith(
            "'nothing' is neither a domain of shop on main nor a recorded run or commit; see"
                + " scorekeeper log, or write a day (2026-01-31, today");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> show("crat", true))
        .withMessageEndingWith("nor a recorded run or commit; did you mean cart?");
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void whereTheStreamHasNoRunThatIsSaid() {
    project.backfill();
    project.choose(Optional.of("other"), Optional.empty());

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> show("nothing", true))
        .withMessageStartingWith("no run of other on main is recorded; there are runs of shop on");
  }

  @Test
  void commitsAreReadFirstOnlyWhereThatIsWanted() {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> show("cart", false))
        .withMessageStartingWith("there is no history");
  }

  @Test
  void aDomainAndARunAreShownAlsoWhereTheRepositoryCannotBeRead() {
    StreamId stream = project.backfill().stream();
    RecordedRun last =
        project.histories().history().stream(stream).speaker(Instant.MAX).orElseThrow();
    project.repository(InMemoryRepository.unreadable("it is damaged"));
    project.choose(Optional.of("shop"), Optional.of("main"));

    DomainLife life = ((Subject.OfDomain) show("till", true)).life();
    WholeRun whole = run(last.run().id().hex());

    assertThat(life.stages().get(1).source().orElseThrow().run()).isEqualTo(last);
    assertThat(life.stages().get(1).source().orElseThrow().note()).isEmpty();
    assertThat(whole.recorded()).isEqualTo(last);
    assertThat(whole.note()).isEmpty();
  }

  @Test
  void aCommitThatTheRepositoryDoesNotHaveIsLeftOut() {
    RecordedRun run =
        project
            .histories()
            .history()
            .log()
            .record(
                ARun.number(1).on(project.open().stream()).of("c0ffee").run(),
                SomeFacts.none().planned("far").assessed());

    DomainLife life = ((Subject.OfDomain) show("far", false)).life();

    assertThat(life.stages().get(0).source())
        .contains(new Provenance.Source(run, Optional.empty()));
    assertThat(run("c0ffee").note()).isEmpty();
  }
}
