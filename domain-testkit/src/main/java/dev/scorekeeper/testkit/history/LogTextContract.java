package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.domain.historyexport.LogSource;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the use cases rely on where a log is carried elsewhere and back, in whatever form. */
public abstract class LogTextContract {
  private static final String ORIGIN = "a1".repeat(16);
  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();
  private static final Facts BUILT =
      SomeFacts.none()
          .implemented("checkout", 8, 41)
          .warning("count-drift", "checkout", "says \"3\"\n\t\u202e and é")
          .assessed();
  private static final Facts UNREADABLE =
      SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable();

  private static final String HEAD = "b".repeat(64);
  private static final String REVISION = "9fceb02d0ae598e95dc970b74767f19372d61af8";
  private static final String CUT = "c".repeat(40);

  private static final List<LogEntry> LOG =
      List.of(
          new LogEntry.OfRun(number(1).run(), PLANNED.digest(), Optional.of(whole(PLANNED))),
          new LogEntry.OfRun(
              number(2).of(REVISION).from(Source.GIT).run(),
              BUILT.digest(),
              Optional.of(
                  new LogEntry.Told(
                      Outcome.ASSESSED, Optional.of(PLANNED.digest()), PLANNED.changesTo(BUILT)))),
          new LogEntry.OfRun(
              number(3).on(new StreamId("p \u00e9", "b/1")).from(Source.DRAFT).run(),
              PLANNED.digest(),
              Optional.empty()),
          new LogEntry.OfRun(
              number(4).by(RulesetCodec.ruleset(3, "registry=b\nc=d")).run(),
              UNREADABLE.digest(),
              Optional.of(whole(UNREADABLE))),
          new LogEntry.OfCommits(
              new CommitLine(
                  "p \u00e9",
                  List.of(
                      new CommitFact(
                          HEAD, Optional.of(REVISION), Long.MIN_VALUE, "A. \u00c9\u202e"),
                      new CommitFact(REVISION, Optional.of(CUT), 1_767_607_200, "")))),
          new LogEntry.OfCommits(
              new CommitLine(
                  "p \u00e9", List.of(new CommitFact(CUT, Optional.empty(), Long.MAX_VALUE, "B")))),
          new LogEntry.OfRun(
              number(5).of(HEAD).since(time(3)).run(), PLANNED.digest(), Optional.empty()),
          new LogEntry.OfTip(
              new Tip(
                  new StreamId("p \u00e9", "b/2"),
                  HEAD,
                  RulesetCodec.ruleset(5, "registry=only of a tip"),
                  time(6),
                  time(7))),
          new LogEntry.OfRenaming(
              new Renaming(
                  new StreamId("p \u00e9", "b/2"), new StreamId("q\u202e", "b"), time(8))));

  /**
   * Begins a new log that is kept for {@link #source}.
   *
   * @param origin what the log says that it begins with
   */
  protected abstract LogSink begin(String origin) throws Exception;

  /**
   * The log that was begun last, as it is read where it was carried to; what is wrong with it may
   * be said at once.
   */
  protected abstract LogSource source() throws Exception;

  /** The same log, of which the end was lost on the way. */
  protected abstract LogSource withoutEnd() throws Exception;

  private void tell(List<LogEntry> log) throws Exception {
    LogSink sink = begin(ORIGIN);
    log.forEach(sink::accept);
    sink.end(checkpoint(log));
  }

  private static Checkpoint checkpoint(List<LogEntry> log) {
    Checkpoint checkpoint = Checkpoint.beginning(ORIGIN);
    for (LogEntry entry : log) {
      checkpoint = checkpoint.after(entry);
    }
    return checkpoint;
  }

  private static List<LogEntry> rest(LogSource source) {
    List<LogEntry> entries = new ArrayList<>();
    source.forEachRemaining(entries::add);
    return entries;
  }

  @Test
  void whatWasToldIsReadTheSame() throws Exception {
    tell(LOG);

    assertThat(rest(source())).isEqualTo(LOG);
  }

  @Test
  void whatWasReadHasTheCheckpointOfWhatWasTold() throws Exception {
    tell(LOG);
    LogSource source = source();

    source.next();
    assertThat(source.checkpoint()).isEqualTo(checkpoint(LOG.subList(0, 1)));
    rest(source);
    assertThat(source.checkpoint()).isEqualTo(checkpoint(LOG));
  }

  @Test
  void aLogWithoutEntriesIsOne() throws Exception {
    tell(List.of());
    LogSource source = source();

    assertThat(source.hasNext()).isFalse();
    assertThat(source.checkpoint()).isEqualTo(Checkpoint.beginning(ORIGIN));
  }

  @Test
  void anEndThatDoesNotFitIsRefusedAndWhatWasToldIsThenWorthNothing() throws Exception {
    LogSink sink = begin(ORIGIN);
    LOG.forEach(sink::accept);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> sink.end(checkpoint(LOG.subList(0, 3))));
    assertThatExceptionOfType(HistoryException.class).isThrownBy(() -> rest(source()));
  }

  @Test
  void anEndOfAnotherLogIsRefused() throws Exception {
    LogSink sink = begin(ORIGIN);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> sink.end(Checkpoint.beginning("b2".repeat(16))));
  }

  @Test
  void aLogThatLostItsEndIsRefused() throws Exception {
    tell(LOG);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> rest(withoutEnd()))
        .withMessageContaining("cut off");
  }

  @Test
  void whyAnEntryIsNotTakenIsSaidOfTheEntryThatWasReadLast() throws Exception {
    tell(LOG);
    LogSource source = source();
    List<String> said = new ArrayList<>();
    while (source.hasNext()) {
      source.next();
      said.add(source.refused(new RefusedRunException("says too much")).getMessage());
    }

    assertThat(said)
        .hasSize(LOG.size())
        .doesNotHaveDuplicates()
        .allMatch(message -> message.contains("says too much"));
  }

  private static LogEntry.Told whole(Facts facts) {
    return new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
  }
}
