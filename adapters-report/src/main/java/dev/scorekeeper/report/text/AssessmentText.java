package dev.scorekeeper.report.text;

import static dev.scorekeeper.domain.validation.FindingType.CATALOG_ENTRY_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_ENTRY_UNIDENTIFIED;
import static dev.scorekeeper.domain.validation.FindingType.DOMAIN_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.REGISTRY_ENTRY_UNIDENTIFIED;

import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.FindingType;
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
  private String layers(Assessment.Assessed assessed) {
    LayerCounts layers = assessed.layers();
    Tally tally = assessed.tally();
    int domains = tally.domains();
    StringBuilder line = new StringBuilder("Registry: ");
    line.append(Counted.of(domains, "domain"));
    if (tally.cataloged() > 0) {
      line.append(" (")
          .append(tally.counted())
          .append(" counted; ")
          .append(tally.cataloged())
          .append(tally.cataloged() == 1 ? " names" : " name")
          .append(" no file, but the catalog has ")
          .append(tally.cataloged() == 1 ? "its id)" : "their ids)");
    }
    line.append(
        without(
            layers.registryEntries().orElse(domains) - domains,
            layers.registryEntries().orElse(domains),
            count(assessed, REGISTRY_ENTRY_UNIDENTIFIED),
            count(assessed, DOMAIN_DUPLICATE)));
    // Of a layer that a plan does not have nothing is counted.
    if (layers.systemSequences().isPresent()) {
      int files = layers.systemSequences().getAsInt();
      line.append(" · system sequence folder: ").append(Counted.of(files, "file"));
    }
    if (layers.catalogSequences().isPresent()) {
      int sequences = layers.catalogSequences().getAsInt();
      line.append(" · catalog: ").append(Counted.of(sequences, "plugin sequence"));
      if (!assessed.plugins().isEmpty()) {
        line.append(" of ").append(Counted.of(assessed.plugins().size(), "plugin"));
      }
      int listed = layers.catalogEntries().orElse(0);
      line.append(
          without(
              listed - sequences,
              listed,
              count(assessed, CATALOG_ENTRY_UNIDENTIFIED),
              count(assessed, CATALOG_ENTRY_DUPLICATE)));
    }
    return line.toString();
  }

  private static int count(Assessment.Assessed assessed, FindingType type) {
    int count = 0;
    for (Finding finding : assessed.findings()) {
      count += finding.id().equals(type.id()) ? 1 : 0;
    }
    return count;
  }

  /**
   * Which entries do not count, and why, where there are some.
   *
   * @param unidentified how many of them have no id
   * @param repeated how many ids are repeated, each by one of them or more
   */
  private String without(int uncounted, int entries, int unidentified, int repeated) {
    if (uncounted <= 0) {
      return "";
    }
    List<String> why = new ArrayList<>();
    String their = uncounted == 1 ? "its" : "their";
    // Only what entries claim can say that they are dropped.
    if (!terms.isSized() && unidentified + repeated < uncounted) {
      why.add("the settings exclude " + their + " status");
    }
    if (repeated > 0) {
      why.add(their + " id is repeated");
    }
    if (unidentified > 0) {
      why.add(uncounted == 1 ? "it has no id" : "they have no id");
    }
    return " ("
        + uncounted
        + " of "
        + Counted.of(entries, "entry", "entries")
        + " not counted"
        + (why.isEmpty() ? "" : ": " + String.join(", or ", why))
        + ")";
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
