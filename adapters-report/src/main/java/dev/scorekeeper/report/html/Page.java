package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.history.RecordedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that the templates show, as text that is ready to be escaped, and drawings.
 *
 * @param title of the document
 * @param begin where the axis begins, for the script
 */
record Page(
    String title,
    String project,
    String branch,
    String home,
    String stateWord,
    String stateDate,
    Links.Commit stateCommit,
    HeadSection.Section head,
    boolean hasTime,
    TimeSection.Section time,
    String ticks,
    DomainSection.Section domains,
    LedgerSection.Section ledger,
    FindingSection.Section findings,
    ChangeSection.Section changes,
    List<LayerSection.Row> layers,
    String source,
    String program,
    Assets assets,
    long begin,
    long end) {
  /** The last state has this part of the time before it. */
  private static final int ROOM = 25;

  static Page of(StreamReport report, String program) {
    Instant last = report.last().at();
    for (RecordedRun run : report.runs()) {
      last = run.at().isAfter(last) ? run.at() : last;
    }
    Axis axis = new Axis(report.from(), end(report.from(), last, report.now()));
    Links links = new Links(report);
    DomainSection.Section domains = new DomainSection(report, axis).section();
    RecordedRun newest = report.last();
    String project = Say.text(report.stream().project());
    return new Page(
        "Scorekeeper: " + Say.brief(report.stream().project()),
        shortened(project),
        Say.text(report.stream().branch()),
        report.pages().map(pages -> pages.home()).orElse(""),
        report.dated() ? "As known on" : "State of",
        Say.moment(report.dated() ? report.now() : last) + " UTC",
        links.commit(newest),
        new HeadSection(report, axis).section(domains),
        axis.isTime() && report.lastAssessed().isPresent(),
        new TimeSection(report, axis, links).section(),
        TimeSection.ticks(axis),
        domains,
        new LedgerSection(report, axis).section(),
        new FindingSection(report, axis, links).section(),
        new ChangeSection(report, axis, links).section(),
        new LayerSection(report).rows(),
        source(report, axis, project),
        Say.text(program),
        Assets.get(),
        axis.from().getEpochSecond(),
        axis.until().getEpochSecond());
  }

  /**
   * Where the axis ends: now, unless that would be mostly a time of which nobody read anything; but
   * what the last run said has room to be seen.
   */
  private static Instant end(Instant from, Instant last, Instant now) {
    Duration told = Duration.between(from, last);
    if (told.isZero()) {
      return last;
    }
    Instant room = last.plus(told.dividedBy(ROOM));
    return room.isAfter(now) ? now : room;
  }

  /** A repository by its name; where it is kept is told at the end of the page. */
  private static String shortened(String project) {
    String[] parts = project.split("/", -1);
    return parts.length >= 3 && parts[0].indexOf('.') > 0 && !parts[parts.length - 1].isEmpty()
        ? parts[parts.length - 1]
        : project;
  }

  private static String source(StreamReport report, Axis axis, String project) {
    Set<Integer> rules = new LinkedHashSet<>();
    for (RecordedRun run : report.moments()) {
      rules.add(run.run().ruleset().rules());
    }
    StringBuilder versions = new StringBuilder();
    for (int version : rules) {
      versions.append(versions.length() == 0 ? "" : ", ").append(version);
    }
    return "Read from "
        + Say.counted(report.runs().size(), "run")
        + " of "
        + project
        + ", "
        + Say.date(axis.from())
        + " to "
        + Say.date(axis.until())
        + ", by rules "
        + versions
        + ".";
  }
}
