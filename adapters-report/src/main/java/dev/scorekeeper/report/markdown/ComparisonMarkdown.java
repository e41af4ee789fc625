package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.ChangeWords;
import dev.scorekeeper.report.wording.Tone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A comparison as a comment on a pull request: a marker by which a bot finds its comment again, the
 * tallies, and what happened, the worst first. What would make the comment longer than such
 * comments may be is left out and counted.
 */
public final class ComparisonMarkdown {
  /** What the usual services accept, in bytes, to be safe with those that count characters. */
  static final int LONGEST = 65_536;

  private static final int ROOM_FOR_THE_REST = 200;

  private final StringBuilder text = new StringBuilder();
  private int bytes;

  private ComparisonMarkdown() {}

  /** One line of it, and how bad the news is: the lower the worse. */
  private record Item(int rank, String line) {}

  private static final int CHANGED = 100;
  private static final int BETTER = 200;

  /**
   * Prints the comment.
   *
   * @param links to the files of the second state
   */
  public static void print(Output out, Comparison comparison, RepositoryLinks links) {
    out.print(of(comparison, links));
  }

  /** The comment on a comparison. */
  static String of(Comparison comparison, RepositoryLinks links) {
    String project = comparison.stream().project();
    PlanState from = comparison.from();
    PlanState to = comparison.to();
    ComparisonMarkdown markdown = new ComparisonMarkdown();
    markdown.add("<!-- scorekeeper:diff:" + Markdown.inComment(project) + " -->\n");
    markdown.add("### Scorekeeper: " + title(from, to) + "\n\n");
    markdown.add(
        "From " + named(from) + " to " + named(to) + " in " + Markdown.code(project) + ".\n\n");
    comparison.note().ifPresent(note -> markdown.add(Markdown.escaped(note) + "\n\n"));
    markdown.add(table(from, to));
    if (!comparison.sameRuleset()) {
      markdown.add("\nThe two were assessed by different rules or settings.\n");
    }
    if (!to.isReadable()) {
      markdown.add("\nThe second state cannot be read, so no domain was assessed.\n");
    }
    markdown.items(items(comparison.difference(), links));
    return markdown.text.toString();
  }

  private static String title(PlanState from, PlanState to) {
    Optional<String> before = share(from);
    Optional<String> after = share(to);
    String now = after.orElse("unreadable");
    return before.equals(after) || before.isEmpty() ? now : before.get() + " → " + now;
  }

  private static Optional<String> share(PlanState state) {
    return tally(state).map(tally -> ValidationMarkdown.share(tally, state.ruleset().terms()));
  }

  private static String named(PlanState state) {
    return state.run().isPresent() || state.revision().isPresent()
        ? Markdown.code(state.name()) + " (" + Times.brief(state.at()) + ")"
        : "the working tree";
  }

  private static String table(PlanState from, PlanState to) {
    StringBuilder table = new StringBuilder("| | before | after |\n| --- | ---: | ---: |\n");
    Optional<Tally> before = tally(from);
    Optional<Tally> after = tally(to);
    row(table, "implemented", before, after, Tally::implemented);
    row(table, "planned", before, after, Tally::planned);
    row(table, "broken", before, after, Tally::broken);
    if (from.ruleset().terms().hasCatalog() || to.ruleset().terms().hasCatalog()) {
      row(table, "in the catalog only", before, after, Tally::cataloged);
    }
    for (Severity severity : Severity.values()) {
      table
          .append("| ")
          .append(severity.text())
          .append("s | ")
          .append(from.facts().assessment().count(severity))
          .append(" | ")
          .append(to.facts().assessment().count(severity))
          .append(" |\n");
    }
    return table.toString();
  }

  private static void row(
      StringBuilder table,
      String name,
      Optional<Tally> before,
      Optional<Tally> after,
      ToIntFunction<Tally> count) {
    table
        .append("| ")
        .append(name)
        .append(" | ")
        .append(before.map(tally -> Integer.toString(count.applyAsInt(tally))).orElse("–"))
        .append(" | ")
        .append(after.map(tally -> Integer.toString(count.applyAsInt(tally))).orElse("–"))
        .append(" |\n");
  }

  private static Optional<Tally> tally(PlanState state) {
    return state.facts().assessment() instanceof Assessment.Assessed assessed
        ? Optional.of(assessed.tally())
        : Optional.empty();
  }

  private static List<Item> items(Difference difference, RepositoryLinks links) {
    List<Item> items = new ArrayList<>();
    difference.ledger().entries().forEach(entry -> items.add(item(entry)));
    difference.resized().forEach(domain -> items.add(item(domain)));
    for (Finding finding : difference.opened()) {
      items.add(item(finding.severity() == Severity.ERROR ? 40 : 70, Event.OPENED, finding, links));
    }
    for (Finding finding : difference.resolved()) {
      items.add(item(BETTER + 50, Event.RESOLVED, finding, RepositoryLinks.NONE));
    }
    items.sort(Comparator.comparingInt(Item::rank));
    return items;
  }

  private static Item item(int rank, Event event, Finding finding, RepositoryLinks links) {
    return new Item(
        rank,
        "**"
            + event.words()
            + "** "
            + finding.severity().text()
            + " "
            + Markdown.code(finding.id())
            + " on "
            + FindingList.subject(finding, links));
  }

  private static Item item(OfDomain entry) {
    String formerly =
        entry.formerly().map(id -> " (formerly " + Markdown.code(id) + ")").orElse("");
    return new Item(
        rank(entry),
        "**"
            + entry.event().words()
            + "** "
            + Markdown.code(entry.domain())
            + formerly
            + (entry.event() == Event.PLANNED ? "" : ": " + ChangeWords.movedAfter(entry)));
  }

  private static int rank(OfDomain entry) {
    return switch (Tone.of(entry)) {
      case WORSE ->
          switch (entry.event()) {
            case LOST -> 0;
            case BROKE -> 10;
            case REPLANNED -> 20;
            case SHRANK -> 35;
            case DROPPED -> 50;
            case REMOVED, CATALOGED -> 60;
            default -> 30;
          };
      case OTHER -> CHANGED + (entry.event() == Event.REASSESSED ? 0 : 10);
      case BETTER -> BETTER + (entry.event() == Event.GREW ? 20 : 10);
    };
  }

  private void items(List<Item> items) {
    if (items.isEmpty()) {
      add("\nNothing is different.\n");
      return;
    }
    String section = "";
    int shown = 0;
    for (Item item : items) {
      String heading = heading(item);
      String line = "- " + item.line() + "\n";
      String next = heading.equals(section) ? line : "\n**" + heading + "**\n\n" + line;
      if (bytes + length(next) > LONGEST - ROOM_FOR_THE_REST) {
        break;
      }
      add(next);
      section = heading;
      shown++;
    }
    if (shown < items.size()) {
      add(
          "\n… and "
              + (items.size() - shown)
              + " more, for which there is no room here; `scorekeeper diff` shows them all.\n");
    }
  }

  private static String heading(Item item) {
    if (item.rank() < CHANGED) {
      return "Worse";
    }
    return item.rank() < BETTER ? "Changed" : "Better";
  }

  private void add(String part) {
    text.append(part);
    bytes += length(part);
  }

  private static int length(String part) {
    return part.getBytes(StandardCharsets.UTF_8).length;
  }
}
