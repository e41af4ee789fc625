package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.git.Commits;
import java.io.PrintStream;
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
 * @param profile its name, category and, where it names one, sequence file, as they were last
 * @param stages what it was, one after the other
 * @param now until when a stage that has not ended is counted
 */
record DomainLife(String id, List<String> profile, List<Stage> stages, Instant now) {
  /**
   * A time during which it said the same of itself.
   *
   * @param what happened when it began
   * @param verdict what it was; empty while it was not registered
   * @param since when it began
   * @param until when it ended; empty while it lasts
   * @param cause why it began
   */
  record Stage(
      String what,
      Optional<Verdict> verdict,
      Instant since,
      Optional<Instant> until,
      Cause cause,
      Optional<Provenance.Source> source) {
    Duration lasted(Instant now) {
      return Duration.between(since, until.orElse(now));
    }
  }

  static DomainLife of(
      String id,
      List<Span> lives,
      History history,
      StreamId stream,
      Provenance provenance,
      Instant clock) {
    Map<Instant, Entry> moves = new HashMap<>();
    for (Entry entry : Ledger.of(lives, Instant.MIN, Instant.MAX).entries()) {
      if (entry.domain().equals(id) || entry.formerly().filter(id::equals).isPresent()) {
        moves.put(entry.at().at(), entry);
      }
    }
    List<Stage> stages = new ArrayList<>();
    List<String> profile = List.of("", "");
    Optional<Span> before = Optional.empty();
    for (Span span : lives) {
      if (!span.key().subject().equals(id)) {
        continue;
      }
      if (span.key().kind() == Fact.Kind.PROFILE) {
        profile = span.value();
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
              .map(last -> Facts.verdictOf(last.value()));
      Verdict is = Facts.verdictOf(span.value());
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
    Instant last =
        history.speaker(stream, Instant.MAX).map(run -> run.run().observedAt()).orElse(clock);
    return new DomainLife(id, profile, stages, last.isAfter(clock) ? last : clock);
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
            .or(() -> move.map(entry -> LedgerText.words(entry.event())))
            .orElse("gone");
    return new Stage(
        what, Optional.empty(), end.until().at(), until, end.cause(), provenance.of(end.until()));
  }

  private static String what(Optional<Entry> move, Optional<Verdict> was, Verdict is, Cause cause) {
    if (cause == Cause.FIRST) {
      return "found";
    }
    if (move.isPresent()) {
      return LedgerText.words(move.get().event())
          + move.get().formerly().map(id -> " from " + id).orElse("");
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

  private Map<Account, Duration> totals() {
    Map<Account, Duration> totals = new EnumMap<>(Account.class);
    for (Stage stage : stages) {
      stage
          .verdict()
          .ifPresent(
              verdict -> totals.merge(Account.of(verdict), stage.lasted(now), Duration::plus));
    }
    return totals;
  }

  void print(PrintStream out, Style style, int columns, StreamId stream) {
    Stage last = stages.get(stages.size() - 1);
    out.println(
        style.strong(Plain.text(id))
            + style.faint(
                Plain.text(
                    (profile.get(0).isEmpty() ? "" : "  " + profile.get(0))
                        + (profile.get(1).isEmpty() ? "" : " · " + profile.get(1))
                        + " · "
                        + stream)));
    out.println(
        last.verdict().map(Words::verdict).orElse("not registered any more")
            + " for "
            + Times.span(last.lasted(now))
            + (profile.size() > 2 && !profile.get(2).isEmpty()
                ? ", "
                    + (last.verdict().isPresent() ? "naming " : "named ")
                    + Plain.text(profile.get(2))
                : ""));
    out.println();
    Table table =
        new Table(
            List.of(
                "observed", "what happened", "then it was", ">for", "commit", "author", "subject"));
    for (Stage stage : stages) {
      Optional<Commits.Note> note = stage.source().flatMap(Provenance.Source::note);
      table.add(
          List.of(
              Times.brief(stage.since()),
              stage.what() + (stage.cause() == Cause.RULESET ? " (ruleset)" : ""),
              stage.verdict().map(Words::verdict).orElse("not registered"),
              Times.span(stage.lasted(now)),
              stage
                  .source()
                  .flatMap(source -> source.run().run().revision())
                  .map(Words::revision)
                  .orElse(""),
              note.map(Commits.Note::author).orElse(""),
              note.map(Commits.Note::subject).orElse("")));
    }
    table.lines(style, columns).forEach(out::println);
    out.println();
    List<String> totals = new ArrayList<>();
    totals()
        .forEach(
            (account, duration) ->
                totals.add(
                    (account == Account.RESTATING ? "restating the catalog" : account.text())
                        + " "
                        + Times.span(duration)));
    out.println(style.faint("In all: " + String.join(", ", totals) + "."));
  }

  void write(Json json, StreamId stream) {
    json.document()
        .put("project", stream.project())
        .put("branch", stream.branch())
        .put("domain", id)
        .put("name", profile.get(0))
        .put("category", profile.get(1))
        .put("sequenceFile", profile.size() > 2 ? profile.get(2) : null)
        .put("registered", stages.get(stages.size() - 1).verdict().isPresent())
        .beginArray("stages");
    for (Stage stage : stages) {
      Optional<Commits.Note> note = stage.source().flatMap(Provenance.Source::note);
      json.beginObject().put("what", stage.what());
      AssessmentJson.side(json, "verdict", stage.verdict());
      json.put("since", Times.exact(stage.since()))
          .put("until", stage.until().map(Times::exact).orElse(null))
          .put("seconds", stage.lasted(now).toSeconds())
          .put("cause", stage.cause().text())
          .put("run", stage.source().map(source -> source.run().run().id().hex()).orElse(null))
          .put(
              "revision",
              stage.source().flatMap(source -> source.run().run().revision()).orElse(null))
          .put("author", note.map(Commits.Note::author).orElse(null))
          .put("subject", note.map(Commits.Note::subject).orElse(null))
          .endObject();
    }
    json.endArray().beginObject("totalSeconds");
    for (Account account : Account.values()) {
      json.put(account.text(), totals().getOrDefault(account, Duration.ZERO).toSeconds());
    }
    json.endObject().endObject();
  }
}
