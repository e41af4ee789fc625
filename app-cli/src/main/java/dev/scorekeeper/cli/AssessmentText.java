package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Bar;
import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** An assessment for people: progress, domains by category, changes, findings. */
final class AssessmentText {
  private static final int BAR = 40;

  private final PrintStream out;
  private final Style style;
  private final int columns;
  private final boolean all;

  private AssessmentText(PrintStream out, Style style, int columns, boolean all) {
    this.out = out;
    this.style = style;
    this.columns = columns;
    this.all = all;
  }

  /** A printer as the command line wants it. */
  static AssessmentText of(ParseResult parsed, Environment environment, Style style) {
    return new AssessmentText(
        environment.out(),
        style,
        environment.terminal().columns(),
        parsed.commandSpec().findOption(Options.ALL) != null
            && parsed.hasMatchedOption(Options.ALL));
  }

  /** For single lines. */
  static AssessmentText lines(Environment environment, Style style) {
    return new AssessmentText(environment.out(), style, environment.terminal().columns(), false);
  }

  void title(String text) {
    out.println(style.strong(Plain.text(text)));
    out.println();
  }

  /** A property in one line. */
  void field(String name, String value) {
    out.println("  " + name + " ".repeat(Math.max(1, 10 - name.length())) + Plain.text(value));
  }

  void gap() {
    out.println();
  }

  void remark(String text) {
    out.println();
    out.println(style.faint(Plain.text(text)));
  }

  /** The headline, its bar, and the domains by category. */
  void assessment(Assessment assessment) {
    if (assessment instanceof Assessment.Assessed assessed) {
      Tally tally = assessed.tally();
      out.println(style.strong(Words.headline(tally)));
      out.println(bar(tally));
      domains(assessed.domains());
    } else {
      out.println(style.bad("The workspace cannot be read; nothing is said of any domain."));
    }
  }

  private String bar(Tally tally) {
    int wanted = tally.progress().of();
    if (wanted == 0) {
      return style.faint("░".repeat(BAR));
    }
    int[] cells =
        Bar.cells(
            new int[] {tally.implementedBySequenceFile(), tally.broken(), tally.planned()}, BAR);
    return style.good("█".repeat(cells[0]))
        + style.bad("▒".repeat(cells[1]))
        + style.faint("░".repeat(cells[2]));
  }

  private void domains(List<Domain> domains) {
    Map<String, List<Domain>> categories = new LinkedHashMap<>();
    int widest = 0;
    for (Domain domain : domains) {
      List<Domain> members = categories.get(domain.category());
      if (members == null) {
        members = new ArrayList<>();
        categories.put(domain.category(), members);
      }
      members.add(domain);
      if (isShown(domain)) {
        widest = Math.max(widest, domain.id().codePointCount(0, domain.id().length()));
      }
    }
    int width = Math.min(widest, 60);
    for (Map.Entry<String, List<Domain>> category : categories.entrySet()) {
      category(category.getKey(), category.getValue(), width);
    }
  }

  private void category(String category, List<Domain> domains, int width) {
    List<Verdict> verdicts = new ArrayList<>(domains.size());
    for (Domain domain : domains) {
      verdicts.add(domain.verdict());
    }
    Tally tally = Tally.of(verdicts);
    out.println();
    out.println(
        style.strong(category.isEmpty() ? "(no category)" : Plain.text(category))
            + style.faint("  " + summary(tally)));
    for (Domain domain : domains) {
      if (isShown(domain)) {
        domain(domain, width);
      }
    }
    if (!all && tally.implementedByCatalog() > 0) {
      out.println(
          style.faint(
              "  ≡ "
                  + Words.counted(tally.implementedByCatalog(), "domain")
                  + (tally.implementedByCatalog() == 1 ? " restates" : " restate")
                  + " the catalog (--all shows them)"));
    }
  }

  private static String summary(Tally tally) {
    int of = tally.progress().of();
    return of == 0 ? "" : tally.implementedBySequenceFile() + " of " + of;
  }

  private boolean isShown(Domain domain) {
    return all || !(domain.verdict() instanceof Verdict.ByCatalog);
  }

  private void domain(Domain domain, int width) {
    String id = Plain.text(domain.id());
    String line =
        "  "
            + mark(domain.verdict())
            + " "
            + id
            + " ".repeat(Math.max(0, width - id.codePointCount(0, id.length())))
            + "  "
            + detail(domain);
    String cut = Table.cut(line, columns);
    out.println(
        domain.verdict() instanceof Verdict.BySequenceFile
            ? style.good(cut)
            : domain.verdict() instanceof Verdict.Broken ? style.bad(cut) : cut);
  }

  private static String mark(Verdict verdict) {
    if (verdict instanceof Verdict.BySequenceFile) {
      return "✔";
    }
    if (verdict instanceof Verdict.ByCatalog) {
      return "≡";
    }
    return verdict instanceof Verdict.Planned ? "○" : "✘";
  }

  private static String detail(Domain domain) {
    Verdict verdict = domain.verdict();
    if (verdict instanceof Verdict.Planned) {
      return "planned";
    }
    if (verdict instanceof Verdict.Broken) {
      return Words.verdict(verdict) + "  " + Plain.text(domain.sequenceFile().orElse(""));
    }
    return Words.size(verdict.size());
  }

  /** What is different since a run, if anything is. */
  void changes(List<Change> changes, String since) {
    out.println();
    if (changes.isEmpty()) {
      out.println(style.faint("Nothing changed since " + since + "."));
      return;
    }
    out.println(style.strong("Since " + since + ":"));
    for (Change change : changes) {
      out.println("  " + line(change));
    }
  }

  /** A change in one line. */
  String line(Change change) {
    if (change instanceof Change.Opened opened) {
      Finding finding = opened.finding();
      return style.warning("new finding  ") + Plain.text(finding.id() + "  " + finding.subject());
    }
    if (change instanceof Change.Resolved resolved) {
      Finding finding = resolved.finding();
      return style.good("resolved     ") + Plain.text(finding.id() + "  " + finding.subject());
    }
    Change.OfDomain domain = (Change.OfDomain) change;
    String id = Plain.text(domain.id()) + "  ";
    if (domain.from().isEmpty()) {
      return style.good("registered   ")
          + id
          + style.faint(domain.to().map(Words::verdict).orElse(""));
    }
    if (domain.to().isEmpty()) {
      return style.warning("retired      ")
          + id
          + style.faint("was " + domain.from().map(Words::verdict).orElse(""));
    }
    Verdict from = domain.from().get();
    Verdict to = domain.to().get();
    return verb(from, to) + id + style.faint(Words.verdict(from) + " → " + Words.verdict(to));
  }

  private String verb(Verdict from, Verdict to) {
    if (from.status() == to.status()) {
      int more = Long.compare(to.size().beats(), from.size().beats());
      int larger = more != 0 ? more : to.size().movements() - from.size().movements();
      return larger > 0
          ? style.good("grew         ")
          : larger < 0 ? style.warning("shrank       ") : "changed      ";
    }
    return switch (to.status()) {
      case IMPLEMENTED ->
          style.good(from.status() == Verdict.Status.BROKEN ? "repaired     " : "implemented  ");
      case BROKEN -> style.bad("broke        ");
      case PLANNED -> style.warning("planned again");
    };
  }

  /** The findings, the worst first. */
  void findings(Assessment assessment) {
    out.println();
    if (assessment.findings().isEmpty()) {
      out.println(style.good("No findings."));
      return;
    }
    out.println(
        style.strong(
            Words.counted(assessment.count(Severity.ERROR), "error")
                + ", "
                + Words.counted(assessment.count(Severity.WARNING), "warning")
                + ":"));
    for (Finding finding : assessment.findings()) {
      boolean error = finding.severity() == Severity.ERROR;
      String head = (error ? "error    " : "warning  ") + finding.id();
      out.println(
          "  "
              + (error ? style.bad(head) : style.warning(head))
              + "  "
              + Plain.text(finding.subject()));
      out.println("           " + Plain.text(finding.message()));
      finding
          .file()
          .filter(file -> finding.at().isPresent() || !file.value().equals(finding.subject()))
          .ifPresent(
              file ->
                  out.println(
                      style.faint(
                          "           "
                              + Plain.text(file.value())
                              + finding
                                  .at()
                                  .map(at -> ":" + at.line() + ":" + at.column())
                                  .orElse(""))));
    }
  }
}
