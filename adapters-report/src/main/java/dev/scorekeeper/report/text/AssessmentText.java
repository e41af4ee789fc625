package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.report.drawing.Bar;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.VerdictWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An assessment without its findings: progress, and the domains by category. */
final class AssessmentText {
  private static final int BAR = 40;

  private final Console console;
  private final Style style;
  private final boolean all;
  private final Terms terms;

  /**
   * Prints to a console.
   *
   * @param all whether domains that are in the catalog only are shown, too
   * @param terms in which words the plan is told of
   */
  AssessmentText(Console console, boolean all, Terms terms) {
    this.terms = terms;
    this.console = console;
    this.style = console.style();
    this.all = all;
  }

  /** The headline, its bar, and the domains by category. */
  void print(Assessment assessment) {
    if (assessment instanceof Assessment.Assessed assessed) {
      Tally tally = assessed.tally();
      console.flow(style.strong(terms.headline(tally)), 2);
      console.print(bar(tally));
      console.flow(style.faint(layers(assessed)), 2);
      domains(assessed.domains());
    } else {
      console.flow(style.bad(TerminalText.text(VerdictWords.unreadable(assessment))), 2);
    }
  }

  /** What each of the three layers holds. */
  private static String layers(Assessment.Assessed assessed) {
    LayerCounts layers = assessed.layers();
    int domains = assessed.domains().size();
    int entries = layers.registryEntries().orElse(domains);
    int listed = layers.catalogEntries().orElse(0);
    StringBuilder line = new StringBuilder("Registry: ");
    line.append(Counted.of(domains, "domain")).append(in(entries, domains));
    // Of a layer that a plan does not have nothing is counted.
    if (layers.systemSequences().isPresent()) {
      line.append(" · system sequences: ").append(layers.systemSequences().getAsInt());
    }
    if (layers.catalogSequences().isPresent()) {
      int sequences = layers.catalogSequences().getAsInt();
      line.append(" · catalog: ").append(Counted.of(sequences, "plugin sequence"));
      if (!assessed.plugins().isEmpty()) {
        line.append(" of ").append(Counted.of(assessed.plugins().size(), "plugin"));
      }
      line.append(in(listed, sequences));
    }
    return line.toString();
  }

  /** Says how many entries do not count, where some do not. */
  private static String in(int entries, int those) {
    return entries == those
        ? ""
        : " ("
            + (entries - those)
            + " of "
            + Counted.of(entries, "entry", "entries")
            + " not counted: dropped, repeated or without an id)";
  }

  private String bar(Tally tally) {
    if (tally.counted() == 0) {
      return style.faint("░".repeat(BAR));
    }
    int[] cells = Bar.cells(new int[] {tally.implemented(), tally.broken(), tally.planned()}, BAR);
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
        widest = Math.max(widest, Table.length(TerminalText.text(domain.id())));
      }
    }
    int width = Math.min(widest, Table.WIDEST);
    for (Map.Entry<String, List<Domain>> category : categories.entrySet()) {
      category(category.getKey(), category.getValue(), width);
    }
  }

  private void category(String category, List<Domain> domains, int width) {
    Tally tally = Tally.of(domains);
    console.gap();
    console.print(
        style.strong(category.isEmpty() ? "(no category)" : TerminalText.text(category))
            + style.faint("  " + summary(tally)));
    for (Domain domain : domains) {
      if (isShown(domain)) {
        domain(domain, width);
      }
    }
    if (!all && tally.cataloged() > 0) {
      console.print(
          style.faint(
              "  ≡ "
                  + Counted.of(tally.cataloged(), "domain")
                  + " in the catalog only (--all shows them)"));
    }
  }

  private static String summary(Tally tally) {
    return tally.counted() == 0 ? "" : tally.implemented() + " of " + tally.counted();
  }

  private boolean isShown(Domain domain) {
    return all || !(domain.verdict() instanceof Verdict.Cataloged);
  }

  private void domain(Domain domain, int width) {
    String line =
        "  "
            + mark(domain.verdict())
            + " "
            + Table.padded(TerminalText.text(domain.id()), width)
            + "  "
            + detail(domain);
    String cut = Table.cut(line, console.columns());
    console.print(
        domain.verdict().status() == Verdict.Status.IMPLEMENTED
            ? style.good(cut)
            : domain.verdict() instanceof Verdict.Broken ? style.bad(cut) : cut);
  }

  private static String mark(Verdict verdict) {
    if (verdict instanceof Verdict.Planned) {
      return "○";
    }
    if (verdict instanceof Verdict.Broken) {
      return "✘";
    }
    return verdict instanceof Verdict.Cataloged ? "≡" : "✔";
  }

  private static String detail(Domain domain) {
    Verdict verdict = domain.verdict();
    if (verdict instanceof Verdict.Planned) {
      return "planned";
    }
    if (verdict instanceof Verdict.Broken) {
      String named = TerminalText.text(domain.sequenceFile().orElse(""));
      return VerdictWords.verdict(verdict) + (named.isEmpty() ? "" : "  " + named);
    }
    if (verdict instanceof Verdict.Claimed) {
      return "claimed";
    }
    return verdict.isSized()
        ? VerdictWords.size(verdict.size())
        : TerminalText.text(domain.sequenceFile().orElse(""));
  }
}
