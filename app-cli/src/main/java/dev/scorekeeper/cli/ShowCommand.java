package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.git.Checkout;
import dev.scorekeeper.git.Commits;
import dev.scorekeeper.git.CommitsException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows the whole life of a domain, or the whole of a run. */
final class ShowCommand extends RecordedCommand {
  ShowCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "show";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Show a domain's whole life: when it was planned, implemented, broken, for how long,"
                + " and by whose commit. Or show one run whole.",
            "scorekeeper show cag-orchestration",
            "scorekeeper show cag-orchestration --format json --branch main");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("WHAT")
            .index("0")
            .arity("0..1")
            .type(String.class)
            .description(
                "The id of a domain; else of a run, or the beginning of it; else a commit as git"
                    + " names it, whose run is shown")
            .build());
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.all())
        .addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  int run(Place place, Checkout checkout, Background<Optional<History>> opening) {
    String what = place.parsed().matchedPositionalValue(0, "");
    if (what.isBlank()) {
      throw Options.usage(place.parsed(), "needs the id of a domain, a run, or a commit");
    }
    try (History history = openedWithPast(place, checkout, opening)) {
      StreamId stream = stream(place, checkout, history);
      List<Span> lives = history.lives(stream);
      Fact.Key domain = new Fact.Key(Fact.Kind.DOMAIN, what);
      if (lives.stream().anyMatch(span -> span.key().equals(domain))) {
        show(what, lives, place, stream, history);
      } else {
        try (States states = new States(place, stream, Optional.of(history))) {
          RecordedRun run =
              states.run(what).orElseThrow(() -> unknown(what, stream, history.streams()));
          show(run, states, place, history);
        }
      }
    }
    return ExitCode.FINE;
  }

  private static HistoryException unknown(String what, StreamId stream, List<StreamId> streams) {
    return streams.contains(stream)
        ? new HistoryException(
            "'"
                + what
                + "' is no domain that "
                + stream
                + " ever had, and no run and no commit that was recorded; see scorekeeper log")
        : noRuns(stream, streams);
  }

  private void show(
      String domain, List<Span> lives, Place place, StreamId stream, History history) {
    try (Provenance provenance = new Provenance(place.root(), history)) {
      DomainLife life =
          DomainLife.of(
              domain, lives, history, stream, provenance, environment().clock().instant());
      if (isJson(place.parsed())) {
        try (Json json = new Json(environment().out())) {
          life.write(json, stream);
        }
      } else {
        Style style = style(place.parsed());
        life.print(environment().out(), style, environment().terminal().columns(), stream);
      }
    }
  }

  private void show(RecordedRun run, States states, Place place, History history) {
    Optional<Commits.Note> note = Optional.empty();
    try {
      note = run.run().revision().flatMap(states::note);
    } catch (HistoryException | CommitsException e) {
      // a run is shown also where its repository cannot be read
    }
    WholeRun whole = WholeRun.of(run, note, history);
    if (isJson(place.parsed())) {
      try (Json json = new Json(environment().out())) {
        whole.write(json);
      }
    } else {
      whole.print(AssessmentText.of(place.parsed(), environment(), style(place.parsed())));
    }
  }
}
