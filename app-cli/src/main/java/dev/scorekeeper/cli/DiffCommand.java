package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.git.Checkout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows what is different between two states, and what became of the plan on the way. */
final class DiffCommand extends RecordedCommand {
  DiffCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "diff";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Show what became of the plan between two states, what grew and shrank, and which"
                + " findings came and went. A state is a run (its id or the beginning of it), a"
                + " commit as git names it (origin/main, HEAD~3), a day or a moment (where the"
                + " stream stood then), or 'worktree', the files as they lie.",
            "scorekeeper diff",
            "scorekeeper diff 2026-01-31",
            "scorekeeper diff 2026-01-31 worktree --format json",
            "scorekeeper diff 2026-01-31 --format markdown > comment.md");
    spec.addPositional(
            PositionalParamSpec.builder()
                .paramLabel("FROM")
                .index("0")
                .arity("0..1")
                .type(String.class)
                .description("The first state (default: the stream's last run)")
                .build())
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("TO")
                .index("1")
                .arity("0..1")
                .type(String.class)
                .description("The second state (default: worktree)")
                .build());
    Options.withStream(Options.withPlace(spec)).addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json", "markdown");
  }

  @Override
  int run(Place place, Checkout checkout, Background<Optional<History>> opening) {
    String format = Options.chosen(place.parsed(), Options.FORMAT);
    String from = place.parsed().matchedPositionalValue(0, "");
    String to = place.parsed().matchedPositionalValue(1, States.WORKTREE);
    Optional<History> opened =
        FirstBackfill.isWanted(place)
            ? FirstBackfill.open(place, checkout, opening, this::complain)
            : opening.get();
    try {
      StreamId stream =
          opened
              .map(history -> stream(place, checkout, history))
              .orElseGet(() -> place.stream(checkout));
      try (States states = new States(place, stream, opened)) {
        State first =
            from.isEmpty()
                ? states
                    .at(Instant.MAX)
                    .orElseThrow(
                        () ->
                            opened
                                .map(history -> noRuns(stream, history.streams()))
                                .orElseGet(() -> noHistory(place)))
                : states.find(from);
        State second = states.find(to);
        if (first.known().outcome() == Outcome.UNREADABLE) {
          throw new HistoryException(
              "nothing is known of any domain in " + first.title() + ", which cannot be read");
        }
        Difference difference = states.difference(first, second);
        switch (format) {
          case "json" -> json(first, second, difference);
          case "markdown" ->
              environment()
                  .out()
                  .print(DiffMarkdown.of(stream.project(), first, second, difference));
          default -> text(first, second, difference, style(place.parsed()));
        }
      }
    } finally {
      opened.ifPresent(History::close);
    }
    return ExitCode.FINE;
  }

  private void json(State from, State to, Difference difference) {
    try (Json json = new Json(environment().out())) {
      json.document();
      state(json, "from", from);
      state(json, "to", to);
      json.put("sameRuleset", from.ruleset().equals(to.ruleset()));
      LedgerJson.write(json, difference.ledger(), from.at(), to.at());
      LedgerJson.resized(json, difference.resized());
      LedgerJson.findings(json, "opened", difference.opened());
      LedgerJson.findings(json, "resolved", difference.resolved());
      json.endObject();
    }
  }

  private static void state(Json json, String name, State state) {
    json.beginObject(name)
        .put("run", state.run().map(run -> run.run().id().hex()).orElse(null))
        .put("revision", state.revision().orElse(null))
        .put("at", Times.exact(state.at()))
        .put("outcome", state.facts().outcome().text());
    Assessment assessment = state.facts().assessment();
    AssessmentJson.tally(
        json,
        assessment instanceof Assessment.Assessed assessed
            ? Optional.of(assessed.tally())
            : Optional.empty());
    json.endObject();
  }

  private void text(State from, State to, Difference difference, Style style) {
    print(style.strong("from  " + Plain.text(from.title())));
    print("      " + headline(from));
    print(style.strong("to    " + Plain.text(to.title())));
    print("      " + headline(to));
    if (!from.ruleset().equals(to.ruleset())) {
      print(style.warning("The two were assessed by different rules or settings."));
    }
    if (difference.isEmpty()) {
      print("");
      print(style.good("Nothing is different."));
      return;
    }
    LedgerText ledger = new LedgerText(environment().out(), style);
    AssessmentText assessment = AssessmentText.lines(environment(), style);
    section("What became of the plan:", difference.ledger().entries(), ledger::line, style);
    section("Grew and shrank:", difference.resized(), assessment::line, style);
    section(
        Words.counted(difference.opened(Severity.ERROR), "new error")
            + ", "
            + Words.counted(difference.opened(Severity.WARNING), "new warning")
            + ":",
        difference.opened(),
        finding -> line(finding, style),
        style);
    section("Resolved:", difference.resolved(), finding -> line(finding, style), style);
  }

  private <T> void section(String title, List<T> items, Function<T, String> line, Style style) {
    if (!items.isEmpty()) {
      print("");
      print(style.strong(title));
      items.forEach(item -> print("  " + line.apply(item)));
    }
  }

  private static String line(Finding finding, Style style) {
    String severity = finding.severity() == Severity.ERROR ? "error    " : "warning  ";
    return (finding.severity() == Severity.ERROR ? style.bad(severity) : style.warning(severity))
        + Plain.text(finding.id() + "  " + finding.subject());
  }

  private static String headline(State state) {
    return state.facts().assessment() instanceof Assessment.Assessed assessed
        ? Words.headline(assessed.tally())
        : "cannot be read, so nothing is said of any domain";
  }
}
