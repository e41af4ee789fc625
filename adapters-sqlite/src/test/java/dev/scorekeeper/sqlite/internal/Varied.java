package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small history that holds something of everything that a history can hold. */
final class Varied {
  private static final StreamId PULL_REQUEST = new StreamId(MAIN.project(), "pull/7");
  private static final Ruleset NEWER = RulesetCodec.ruleset(2, ARun.RULES.settings());
  private static final String REVISION = "9fceb02d0ae598e95dc970b74767f19372d61af8";

  private Varied() {}

  /** Makes it in a folder. */
  static Path in(Path folder) {
    Path file = NewHistory.in(folder);
    try (History history = StoredHistory.openForWriting(file)) {
      record(history);
    }
    return file;
  }

  private static void record(History history) {
    history.log().record(number(1).of(revision(1)).from(Source.GIT).run(), state(1).assessed());
    history.log().record(number(2).of("0".repeat(64)).run(), state(2).assessed());
    history.log().record(number(3).of(revision(3)).run(), unreadable());
    history
        .log()
        .record(number(4).of(revision(4)).run(), state(4).warning("w", "d", "m").assessed());
    history.log().record(number(5).on(PULL_REQUEST).run(), state(5).planned("late").assessed());
    history.log().record(at(6).run(), state(6).assessed());
    history.log().record(number(7).from(Source.DRAFT).run(), state(6).planned("draft").assessed());
    history.log().record(at(8).run(), state(2).assessed());
    history.log().record(at(9).at(time(4).plusMillis(1)).run(), state(9).assessed());
    history.log().record(at(10).run(), state(2).assessed());
    history.log().record(number(11).on(PULL_REQUEST).run(), unreadable());
    history.log().record(at(12).run(), gone());
    Tip tip = new Tip(MAIN, revision(12), NEWER, time(13), time(13));
    Renaming renaming =
        new Renaming(PULL_REQUEST, new StreamId(MAIN.project(), "pull/8"), time(14));
    history
        .log()
        .merge(
            List.of(
                new LogEntry.OfCommits(line()),
                new LogEntry.OfTip(tip),
                new LogEntry.OfRenaming(renaming)));
  }

  private static ARun at(int number) {
    return number(number).of(revision(number)).by(NEWER);
  }

  /** The line of main, on which the ninth run is of an early commit. */
  private static CommitLine line() {
    List<CommitFact> commits = new ArrayList<>();
    Optional<String> parent = Optional.empty();
    for (int number : new int[] {1, 3, 4, 9, 6, 8, 10, 12}) {
      long seconds = time(number == 9 ? 4 : number).getEpochSecond();
      commits.add(0, new CommitFact(revision(number), parent, seconds, "Ada " + number));
      parent = Optional.of(revision(number));
    }
    return new CommitLine(MAIN.project(), commits);
  }

  private static String revision(int number) {
    return number == 1 ? REVISION : "%040x".formatted(number);
  }

  private static SomeFacts state(int number) {
    return SomeFacts.none()
        .implemented("a", 8, number)
        .implemented("b", 1, 2)
        .restating("c", 2, 2)
        .broken("d", number % 2 == 0 ? Verdict.Reason.MISSING : Verdict.Reason.EMPTY)
        .planned("ünïcode � \"e\"")
        .warning("count-drift", "a", "declared 7, counted " + number)
        .error("sequence-file-missing", "d", "not there");
  }

  private static Facts gone() {
    return SomeFacts.none().implemented("a", 8, 2).implemented("b", 1, 2).assessed();
  }

  private static Facts unreadable() {
    return SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable();
  }
}
