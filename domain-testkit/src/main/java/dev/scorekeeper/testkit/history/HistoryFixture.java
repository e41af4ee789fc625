package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.RULES;
import static dev.scorekeeper.testkit.history.ARun.time;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A history that is opened before each test and closed after it, with what tests record in it. */
abstract class HistoryFixture {
  static final StreamId PULL_REQUEST = new StreamId(MAIN.project(), "pull/7");
  static final StreamId ELSEWHERE = new StreamId("github.com/acme/till", "main");
  static final Ruleset OTHER_SETTINGS = RulesetCodec.ruleset(1, "registry=domains.json");
  static final Ruleset NEWER_RULES = RulesetCodec.ruleset(2, RULES.settings());
  static final String REVISION = "9fceb02d0ae598e95dc970b74767f19372d61af8";

  static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();
  static final Facts IMPLEMENTED = SomeFacts.none().implemented("checkout", 8, 41).assessed();
  static final Facts UNREADABLE =
      SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable();

  History history;

  /**
   * Opens the history of the test that runs: empty at first, and when opened again with all that
   * was recorded.
   */
  abstract History open();

  @BeforeEach
  void openIt() {
    history = open();
  }

  @AfterEach
  void closeIt() {
    history.close();
  }

  void reopen() {
    history.close();
    history = open();
  }

  RecordedRun record(ARun run, Facts facts) {
    return history.log().record(run.run(), facts);
  }

  List<Span> checkout() {
    Fact.Key key = Fact.Key.ofVerdict("checkout");
    return history.stream(MAIN).spans(Instant.MIN).stream()
        .filter(span -> span.key().equals(key))
        .toList();
  }

  static Span span(String status, int since, int position, Cause cause) {
    return new Span(
        new Fact.DomainVerdict(
            "checkout",
            status.equals("planned")
                ? new Verdict.Planned()
                : new Verdict.Implemented(new Size(8, 41))),
        new Moment(time(since), position),
        cause,
        Optional.empty());
  }

  static Span span(
      String status, int since, int position, Cause cause, int until, int end, Cause endCause) {
    return span(status, since, position, cause)
        .ending(Optional.of(new Span.End(new Moment(time(until), end), endCause)));
  }
}
