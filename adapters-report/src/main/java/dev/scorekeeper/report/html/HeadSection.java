package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.wording.PlanWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said first: how much exists, what became of the plan, and what it consists of. */
final class HeadSection {
  private static final int MOST_CATEGORIES = 6;

  /** Shorter than this no part of a bar can be seen. */
  private static final ShareBar BAR = new ShareBar(1.2, 0.5, 15);

  private final StreamReport report;
  private final Axis axis;

  HeadSection(StreamReport report, Axis axis) {
    this.report = report;
    this.axis = axis;
  }

  /**
   * A number of an equation.
   *
   * @param sign what stands before it
   * @param mark whose key is shown; empty text for none
   */
  record Tile(String sign, String number, String mark, String word) {}

  /** An equation with a bar. */
  record Panel(String note, List<Tile> tiles, String bar, String beneath) {
    /** Whether there are too many digits for large ones. */
    boolean isWide() {
      int digits = 0;
      for (Tile tile : tiles) {
        digits += tile.number().length();
      }
      return tiles.size() > 4 || digits > 12;
    }
  }

  /** A category with its bar. */
  record Category(String name, String bar, String implemented, String of) {}

  /** The section; what there is nothing to say about is empty. */
  record Section(
      String banner,
      String bannerNote,
      String title,
      String plan,
      String planBold,
      String planRest,
      String note,
      Optional<Panel> today,
      Optional<Panel> ever,
      List<Category> categories,
      String rest) {}

  Section section(DomainSection.Section domains) {
    Optional<RecordedRun> read = report.lastAssessed();
    Optional<Tally> tally = read.flatMap(RecordedRun::tally);
    String banner = "";
    String bannerNote = "";
    if (report.last().tally().isEmpty()) {
      banner =
          "The latest "
              + report
                  .last()
                  .run()
                  .revision()
                  .map(revision -> "commit, " + TimeSection.brief(revision) + ",")
                  .orElse("state")
              + " could not be read:";
      bannerNote =
          why()
              + (read.isPresent()
                  ? " All numbers are those of " + Say.moment(read.get().at()) + "."
                  : " No earlier one could be read either.");
    }
    if (tally.isEmpty()) {
      return new Section(
          banner,
          bannerNote,
          "Nothing is known yet.",
          "",
          "",
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "");
    }
    List<Category> categories = new ArrayList<>();
    String rest = categories(domains, categories);
    PlanSummary plan = PlanSummary.ofLives(report.lives()).upTo(report.newest());
    return new Section(
        banner,
        bannerNote,
        title(tally.get(), Terms.of(report.layout())),
        PlanWords.beginning(plan),
        PlanWords.existing(plan, Terms.of(report.layout())),
        PlanWords.rest(plan, report.now()),
        note(tally.get()),
        tally.get().counted() == 0 ? Optional.empty() : Optional.of(today(tally.get())),
        plan.everPlanned() == 0 ? Optional.empty() : Optional.of(ever(plan)),
        categories,
        rest);
  }

  private String why() {
    for (StreamReport.OpenFinding open : report.findings()) {
      Finding finding = open.finding();
      if (finding.id().endsWith("-unreadable")) {
        return Say.brief(finding.line()) + ".";
      }
    }
    return "its findings are below.";
  }

  private static String title(Tally tally, Terms terms) {
    if (tally.domains() == 0) {
      return "No domains yet.";
    }
    if (tally.counted() == 0) {
      return "No domain counts yet.";
    }
    return Say.number(tally.implemented())
        + " of "
        + Say.counted(tally.counted(), "domain")
        + (tally.counted() == 1 ? " is " : " are ")
        + terms.existing()
        + ".";
  }

  /** What became of all domains that were ever planned; the parts add up to the whole. */
  private Panel ever(PlanSummary plan) {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("", Say.number(plan.everPlanned()), "", "ever planned"));
    tiles.add(
        new Tile(
            "=",
            Say.number(plan.exist()),
            "i",
            plan.exist() == 1 ? "exists today" : "exist today"));
    tiles.add(new Tile("+", Say.number(plan.planned()), "p", "still planned"));
    if (plan.broken() > 0) {
      tiles.add(new Tile("+", Say.number(plan.broken()), "b", "broken"));
    }
    tiles.add(new Tile("+", Say.number(plan.gone()), "g", "gone"));
    int delivered = report.ledger().count(Event.DELIVERED);
    return new Panel(
        delivered == 0 ? "none delivered in place" : Say.number(delivered) + " delivered in place",
        tiles,
        BAR.of(plan.everPlanned(), plan.exist(), plan.planned(), plan.broken(), plan.gone()),
        PlanWords.unplanned(plan));
  }

  private static Panel today(Tally tally) {
    int percent = tally.percent().orElse(0);
    if (percent == 100 && tally.implemented() < tally.counted()) {
      percent = 99;
    } else if (percent == 0 && tally.implemented() > 0) {
      percent = 1;
    }
    return new Panel(
        percent + " % implemented",
        List.of(
            new Tile("", Say.number(tally.implemented()), "i", "implemented"),
            new Tile("+", Say.number(tally.planned()), "p", "planned"),
            new Tile("+", Say.number(tally.broken()), "b", "broken"),
            new Tile(
                "=", Say.number(tally.counted()), "", tally.counted() == 1 ? "domain" : "domains")),
        BAR.of(tally.counted(), tally.implemented(), tally.planned(), tally.broken()),
        tally.cataloged() > 0
            ? "Not counted: "
                + Say.number(tally.cataloged())
                + " in the catalog only, of "
                + Say.number(tally.domains())
                + " registered."
            : "");
  }

  private String categories(DomainSection.Section domains, List<Category> categories) {
    if (!domains.grouped()) {
      return "";
    }
    int highest = 1;
    List<DomainSection.Group> counting = new ArrayList<>();
    int empty = 0;
    for (DomainSection.Group group : domains.groups()) {
      if (group.of() > 0) {
        counting.add(group);
        highest = Math.max(highest, group.of());
      } else {
        empty++;
      }
    }
    int shown = counting.size() > MOST_CATEGORIES ? MOST_CATEGORIES - 1 : counting.size();
    for (DomainSection.Group group : counting.subList(0, shown)) {
      categories.add(category(group, highest));
    }
    if (shown == counting.size()) {
      return empty == 0 ? "" : "What is in other categories is gone, or in the catalog only.";
    }
    int implemented = 0;
    int of = 0;
    for (DomainSection.Group group : counting.subList(shown, counting.size())) {
      implemented += group.implemented();
      of += group.of();
    }
    return Say.number(counting.size() - shown)
        + " more categories · "
        + Say.number(implemented)
        + " of "
        + Say.number(of);
  }

  private static Category category(DomainSection.Group group, int highest) {
    Drawing bar = new Drawing(new Axis(Instant.EPOCH, Instant.EPOCH));
    double whole = 100.0 * group.of() / highest;
    double done = whole * group.implemented() / group.of();
    double broken = whole * group.broken() / group.of();
    if (group.of() > group.implemented() + group.broken()) {
      bar.rect("p", done, whole - done - broken, 3, 10);
    }
    if (group.broken() > 0) {
      bar.rect("b", whole - broken, broken, 3, 10);
    }
    if (group.implemented() > 0) {
      bar.rect("i", 0, done, 3, 10);
    }
    return new Category(
        group.name(), bar.toString(), Say.number(group.implemented()), Say.number(group.of()));
  }

  private String note(Tally tally) {
    List<String> parts = new ArrayList<>();
    if (tally.domains() == 0) {
      return "The registry "
          + report.layout().registry()
          + " was read, and it lists none. Add one with scorekeeper add.";
    }
    if (!axis.isTime()) {
      return "One run so far, "
          + Say.date(report.last().at())
          + ". From the second on there is a chart here; scorekeeper backfill reads the"
          + " repository’s past.";
    }
    List<Duration> took = new ArrayList<>();
    Optional<Instant> lastDelivery = Optional.empty();
    Optional<Instant> lastChange = Optional.empty();
    for (OfDomain entry : report.ledger().entries()) {
      lastChange = Optional.of(entry.at().at());
      if (entry.event() == Event.DELIVERED) {
        lastDelivery = Optional.of(entry.at().at());
        entry.since().ifPresent(since -> took.add(Duration.between(since, entry.at().at())));
      }
    }
    if (lastDelivery.isPresent()) {
      took.sort(null);
      parts.add(
          (took.size() == 1
                  ? "One delivery, on "
                  : Say.number(took.size()) + " deliveries, the last on ")
              + Say.date(lastDelivery.get())
              + PlanSummary.median(took)
                  .map(
                      median ->
                          "; from planned to delivered took "
                              + (took.size() == 1 ? "" : "a median of ")
                              + Say.lasting(median)
                              + ".")
                  .orElse("."));
    } else if (report.ledger().count(Event.PLANNED) > 0 || tally.planned() > 0) {
      parts.add("Nothing planned was delivered in place.");
    }
    if (lastChange.isEmpty()) {
      parts.add("Nothing has moved in all that time.");
    } else {
      int since = 0;
      for (RecordedRun run : report.runs()) {
        since += run.at().isAfter(lastChange.get()) ? 1 : 0;
      }
      parts.add(
          "Last change "
              + axis.day(lastChange.get())
              + (since == 0
                  ? "."
                  : "; " + Say.counted(since, "run") + " since, and nothing moved."));
    }
    return String.join(" ", parts);
  }
}
