package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.DomainLife;
import dev.scorekeeper.application.report.Provenance;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.Column;
import dev.scorekeeper.report.wording.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole life of a domain. */
public final class DomainLifeText {
  private final Console console;
  private final Style style;

  public DomainLifeText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints it, from its beginning. */
  public void print(DomainLife life) {
    List<DomainLife.Stage> stages = life.stages();
    Fact.DomainProfile profile = life.profile();
    DomainLife.Stage last = stages.get(stages.size() - 1);
    console.flow(
        style.strong(TerminalText.text(life.id()))
            + style.faint(
                TerminalText.text(
                    (profile.name().isEmpty() ? "" : "  " + profile.name())
                        + (profile.category().isEmpty() ? "" : " · " + profile.category())
                        + " · "
                        + life.stream())),
        2);
    boolean renamed = last.verdict().isEmpty() && last.other().isPresent();
    String time = Times.span(last.lasted(life.now()));
    console.flow(
        (renamed
                ? "renamed to "
                    + TerminalText.text(last.other().get())
                    + " "
                    + time
                    + " ago; scorekeeper show "
                    + TerminalText.text(last.other().get())
                    + " shows the rest"
                : last.verdict().map(VerdictWords::verdict).orElse("gone") + " for " + time)
            + profile
                .sequenceFile()
                .filter(file -> !file.isEmpty() && !renamed)
                .map(
                    file ->
                        (last.verdict().isPresent() ? ", naming " : ", named ")
                            + TerminalText.text(file))
                .orElse(""),
        2);
    console.gap();
    Table table =
        new Table(
            List.of(
                Column.text("when").whole(),
                Column.text("what happened").atLeast(24),
                Column.text("then it was").whole(),
                Column.number("for").leftOut(3),
                Column.text("commit").whole().leftOut(4),
                Column.text("author").leftOut(1),
                Column.text("subject").leftOut(2)));
    for (DomainLife.Stage stage : stages) {
      Optional<CommitNote> note = stage.source().flatMap(Provenance.Source::note);
      table.add(
          List.of(
              Times.brief(stage.since()),
              what(stage),
              stage.verdict().map(VerdictWords::verdict).orElse("not registered"),
              Times.span(stage.lasted(life.now())),
              stage
                  .source()
                  .flatMap(source -> source.run().run().revision())
                  .map(Commit::brief)
                  .orElse(""),
              note.map(CommitNote::author).orElse(""),
              note.map(CommitNote::subject).orElse("")));
    }
    table.print(console);
    console.gap();
    List<String> totals = new ArrayList<>();
    life.totals()
        .forEach((status, duration) -> totals.add(status.text() + " " + Times.span(duration)));
    console.flow(style.faint(inAll(stages) + String.join(", ", totals) + "."), 2);
  }

  private static String inAll(List<DomainLife.Stage> stages) {
    boolean renamed = stages.stream().anyMatch(stage -> stage.event() == Event.RENAMED);
    return renamed ? "In all, under all its ids: " : "In all: ";
  }

  private static String what(DomainLife.Stage stage) {
    if (stage.other().isEmpty()) {
      return stage.event().words();
    }
    String renamed =
        "renamed " + (stage.verdict().isPresent() ? "from " : "to ") + stage.other().get();
    return stage.event() == Event.RENAMED ? renamed : stage.event().words() + ", " + renamed;
  }
}
