package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.history.StreamSummary;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.Column;
import java.util.List;

/** A history as a whole: what it holds, and what was done with it. */
public final class HistoryText {
  private final Console console;

  public HistoryText(Console console) {
    this.console = console;
  }

  /**
   * Prints that a log was exported.
   *
   * @param file where to, as messages say it
   */
  public void exported(Checkpoint checkpoint, String file) {
    console.print(
        "Exported " + Counted.of(checkpoint.entries(), "entry", "entries") + " to " + file + ".");
  }

  /** Prints what was taken from logs. */
  public void imported(Import.Result result) {
    console.print(
        "Imported "
            + Counted.of(result.added(), "entry", "entries")
            + " into "
            + result.history()
            + "; "
            + (result.read() - result.added())
            + " of "
            + result.read()
            + " were known already.");
  }

  /** Prints what was given to another history. */
  public void pushed(Exchange.Result result) {
    exchanged(result, "Pushed", "to " + result.target());
  }

  /** Prints what was taken from another history. */
  public void pulled(Exchange.Result result) {
    exchanged(result, "Pulled", "from " + result.source());
  }

  private void exchanged(Exchange.Result result, String done, String where) {
    if (result.added() > 0) {
      console.print(
          done + " " + Counted.of(result.added(), "entry", "entries") + " " + where + ".");
    } else if (result.failure().isEmpty()) {
      console.print(result.target() + " has everything already.");
    }
  }

  /** Prints the streams that have runs. */
  public void streams(List<StreamSummary> streams) {
    if (streams.isEmpty()) {
      console.print("No run is recorded yet; record one with scorekeeper validate.");
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.text("project"),
                Column.text("branch"),
                Column.number("runs"),
                Column.text("first moment").whole().leftOut(1),
                Column.text("last moment").whole(),
                Column.text("commit").whole().leftOut(2)));
    for (StreamSummary summary : streams) {
      table.add(
          List.of(
              summary.stream().project(),
              summary.stream().branch(),
              Long.toString(summary.runs()),
              summary.first().map(Times::brief).orElse(""),
              summary.last().map(Times::brief).orElse(""),
              summary.revision().map(Commit::brief).orElse("")));
    }
    table.print(console);
    for (StreamSummary summary : streams) {
      if (!summary.formerly().isEmpty()) {
        StringBuilder names = new StringBuilder();
        for (StreamId name : summary.formerly()) {
          names.append(names.isEmpty() ? "" : ", ").append(shown(name));
        }
        console.print(shown(summary.stream()) + " was called " + names + ".");
      }
    }
  }

  /** Prints what streams are called since. */
  public void renamed(List<Rename.Renamed> renamed) {
    for (Rename.Renamed one : renamed) {
      StreamId from = one.renaming().from();
      StreamId to = one.renaming().to();
      console.print(
          from.equals(to)
              ? shown(from) + " has its own name again, with " + Counted.of(one.runs(), "run") + "."
              : "Renamed "
                  + shown(from)
                  + " to "
                  + shown(to)
                  + ", which has "
                  + Counted.of(one.runs(), "run")
                  + " now.");
    }
  }

  private static String shown(StreamId stream) {
    return TerminalText.text(stream.toString());
  }

  /** Prints what was rebuilt. */
  public void rebuilt(HistoryStore.Rebuilt rebuilt) {
    console.print(
        "Rebuilt "
            + Counted.of(rebuilt.spans(), "span")
            + " from "
            + Counted.of(rebuilt.runs(), "run")
            + ".");
  }
}
