package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a stream's history knows of a domain.
 *
 * @param stream whose history it is
 * @param profile its name, category and, where it names one, sequence file, as they were last
 * @param stages what it was, one after the other
 * @param now until when a stage that has not ended is counted
 */
public record DomainLife(
    StreamId stream, Fact.DomainProfile profile, List<Stage> stages, Instant now) {
  /**
   * A time during which it said the same of itself.
   *
   * @param what happened when it began
   * @param verdict what it was; empty while it was not registered
   * @param since when it began
   * @param until when it ended; empty while it lasts
   * @param cause why it began
   */
  public record Stage(
      String what,
      Optional<Verdict> verdict,
      Instant since,
      Optional<Instant> until,
      Cause cause,
      Optional<Provenance.Source> source) {
    /** How long it lasted, until now where it still does. */
    public Duration lasted(Instant now) {
      return Duration.between(since, until.orElse(now));
    }
  }

  /** The domain. */
  public String id() {
    return profile.domain();
  }

  static DomainLife of(
      String id, List<Span> lives, StreamHistory stream, Provenance provenance, Instant clock) {
    Map<Instant, Entry> moves = new HashMap<>();
    for (Entry entry : Ledger.of(lives, Instant.MIN, Instant.MAX).entries()) {
      if (entry.domain().equals(id) || entry.formerly().filter(id::equals).isPresent()) {
        moves.put(entry.at().at(), entry);
      }
    }
    List<Stage> stages = new ArrayList<>();
    Fact.DomainProfile profile = new Fact.DomainProfile(id, "", "", Optional.empty());
    Optional<Span> before = Optional.empty();
    for (Span span : lives) {
      if (!span.key().subject().equals(id)) {
        continue;
      }
      if (span.fact() instanceof Fact.DomainProfile said) {
        profile = said;
        continue;
      }
      if (!(span.fact() instanceof Fact.DomainVerdict said)) {
        continue;
      }
      Moment since = span.since();
      before
          .flatMap(Span::end)
          .filter(end -> !end.until().at().equals(since.at()))
          .ifPresent(end -> stages.add(gone(id, end, Optional.of(since.at()), moves, provenance)));
      Optional<Verdict> was =
          before
              .filter(
                  last -> last.end().filter(end -> end.until().at().equals(since.at())).isPresent())
              .map(last -> ((Fact.DomainVerdict) last.fact()).verdict());
      Verdict is = said.verdict();
      stages.add(
          new Stage(
              what(Optional.ofNullable(moves.get(since.at())), was, is, span.cause()),
              Optional.of(is),
              since.at(),
              span.end().map(end -> end.until().at()),
              span.cause(),
              provenance.of(since)));
      before = Optional.of(span);
    }
    before
        .flatMap(Span::end)
        .ifPresent(end -> stages.add(gone(id, end, Optional.empty(), moves, provenance)));
    Instant last = stream.speaker(Instant.MAX).map(run -> run.run().observedAt()).orElse(clock);
    return new DomainLife(stream.id(), profile, stages, last.isAfter(clock) ? last : clock);
  }

  private static Stage gone(
      String id,
      Span.End end,
      Optional<Instant> until,
      Map<Instant, Entry> moves,
      Provenance provenance) {
    Optional<Entry> move = Optional.ofNullable(moves.get(end.until().at()));
    String what =
        move.filter(entry -> entry.formerly().filter(id::equals).isPresent())
            .map(entry -> "renamed to " + entry.domain())
            .or(() -> move.map(entry -> words(entry.event())))
            .orElse("gone");
    return new Stage(
        what, Optional.empty(), end.until().at(), until, end.cause(), provenance.of(end.until()));
  }

  private static String words(Ledger.Event event) {
    return event.text().replace('-', ' ');
  }

  private static String what(Optional<Entry> move, Optional<Verdict> was, Verdict is, Cause cause) {
    if (cause == Cause.FIRST) {
      return "found";
    }
    if (move.isPresent()) {
      return words(move.get().event()) + move.get().formerly().map(id -> " from " + id).orElse("");
    }
    if (was.isEmpty()) {
      return "registered";
    }
    boolean less =
        is.size().movements() < was.get().size().movements()
            || is.size().beats() < was.get().size().beats();
    if (Account.of(was.get()) == Account.of(is) && !was.get().size().equals(is.size())) {
      return less ? "shrank" : "grew";
    }
    return "changed";
  }

  /** For how long it was what, in all. */
  public Map<Account, Duration> totals() {
    Map<Account, Duration> totals = new EnumMap<>(Account.class);
    for (Stage stage : stages) {
      stage
          .verdict()
          .ifPresent(
              verdict -> totals.merge(Account.of(verdict), stage.lasted(now), Duration::plus));
    }
    return totals;
  }
}
