package dev.scorekeeper.report.html;

import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.portfolio.Standing;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.wording.ProjectWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that the page of all projects shows, as text to be escaped, and drawings. */
record PortfolioPage(
    String projects,
    String asOf,
    String title,
    String change,
    String doubts,
    boolean hasTime,
    String areas,
    List<TimeSection.Level> levels,
    List<TimeSection.End> ends,
    String ticks,
    String description,
    List<Week> weeks,
    List<Row> rows,
    String program,
    Assets assets) {
  private static final int PARTS = 400;
  private static final ShareBar BAR = new ShareBar(1, 0.4, 10);
  private static final String MAIN = "main";

  /** One row of the chart's numbers. */
  record Week(
      String machine,
      String when,
      String projects,
      String implemented,
      String planned,
      String broken,
      String total) {}

  /** A project. */
  record Row(
      String name,
      String whole,
      String branch,
      String bar,
      String implemented,
      String of,
      String percent,
      String change,
      String oldest,
      String since,
      String state,
      String machine,
      String seen) {}

  static PortfolioPage of(Portfolio portfolio, List<Portfolio.Week> weeks, String program) {
    Tally together = portfolio.together();
    String projects = Say.counted(portfolio.projects().size(), "project");
    Instant begin = weeks.isEmpty() ? Instant.EPOCH : weeks.get(0).monday();
    Instant end = end(portfolio, weeks, begin);
    Axis axis = new Axis(begin, end);
    Steps steps = new Steps();
    for (Portfolio.Week week : weeks) {
      Tally tally = week.tally();
      steps.add(
          new Steps.Step(week.monday(), tally.implemented(), tally.planned(), tally.broken()));
    }
    int most = Math.max(1, steps.highest());
    Drawing areas = new Drawing(axis);
    steps.draw(areas, axis, PARTS, TimeSection.TOP, TimeSection.HEIGHT, most, end);
    return new PortfolioPage(
        projects,
        portfolio.asOf().map(asOf -> Say.moment(asOf) + " UTC").orElse(""),
        title(together, projects, portfolio.projects().isEmpty()),
        portfolio.projects().isEmpty() ? "" : ProjectWords.change(portfolio),
        ProjectWords.doubts(portfolio),
        weeks.size() > 1,
        areas.toString(),
        TimeSection.levels(most),
        TimeSection.ends(weeks.isEmpty() ? Optional.empty() : Optional.of(last(weeks)), most),
        TimeSection.ticks(axis),
        description(weeks),
        table(weeks),
        portfolio.projects().stream().map(PortfolioPage::row).toList(),
        Say.text(program),
        Assets.still());
  }

  /** Where the last week ends, as far as it is told. */
  private static Instant end(Portfolio portfolio, List<Portfolio.Week> weeks, Instant begin) {
    if (weeks.isEmpty()) {
      return begin;
    }
    Instant day = weeks.get(weeks.size() - 1).monday().plus(Duration.ofDays(1));
    return portfolio.asOf().filter(asOf -> asOf.isAfter(day)).orElse(day);
  }

  private static Tally last(List<Portfolio.Week> weeks) {
    return weeks.get(weeks.size() - 1).tally();
  }

  private static String title(Tally together, String projects, boolean none) {
    if (none) {
      return "No project yet.";
    }
    if (together.counted() == 0) {
      return "No domain of " + projects + " counts yet.";
    }
    return Say.number(together.implemented())
        + " of "
        + Say.counted(together.counted(), "domain")
        + " in "
        + projects
        + (together.counted() == 1 ? " is implemented." : " are implemented.");
  }

  private static String description(List<Portfolio.Week> weeks) {
    if (weeks.isEmpty()) {
      return "";
    }
    Tally first = weeks.get(0).tally();
    return "From "
        + Say.number(first.implemented())
        + " of "
        + Say.number(first.counted())
        + " implemented in the week of "
        + Say.date(weeks.get(0).monday())
        + " to "
        + Say.number(last(weeks).implemented())
        + " of "
        + Say.number(last(weeks).counted())
        + " in that of "
        + Say.date(weeks.get(weeks.size() - 1).monday())
        + ".";
  }

  private static List<Week> table(List<Portfolio.Week> weeks) {
    List<Week> rows = new ArrayList<>();
    for (Portfolio.Week week : weeks) {
      Tally tally = week.tally();
      rows.add(
          new Week(
              Say.machine(week.monday()),
              Say.date(week.monday()),
              Say.number(week.projects()),
              Say.number(tally.implemented()),
              Say.number(tally.planned()),
              Say.number(tally.broken()),
              Say.number(tally.counted())));
    }
    return rows;
  }

  private static Row row(Standing project) {
    Optional<Tally> tally = project.tally();
    String branch = project.stream().branch();
    return new Row(
        Say.brief(project.stream().project()),
        Say.text(project.stream().project()),
        branch.equals(MAIN) ? "" : Say.brief(branch),
        tally.filter(known -> known.counted() > 0).map(PortfolioPage::bar).orElse(""),
        tally.map(known -> Say.number(known.implemented())).orElse(""),
        tally.map(known -> Say.number(known.counted())).orElse(""),
        tally.isPresent() && tally.get().percent().isPresent()
            ? Integer.toString(tally.get().percent().getAsInt())
            : "",
        project
            .change()
            .map(change -> change.implemented() == 0 ? "0" : Say.signed(change.implemented()))
            .orElse(""),
        project.oldest().map(planned -> Say.brief(planned.domain())).orElse(""),
        project.oldest().map(planned -> Say.date(planned.since())).orElse(""),
        project.state() == Standing.State.CURRENT ? "" : project.state().text(),
        Say.machine(project.lastSeen()),
        Say.date(project.lastSeen()));
  }

  /** A bar whose parts have their share of the whole; none vanishes. */
  private static String bar(Tally tally) {
    return BAR.of(tally.counted(), tally.implemented(), tally.planned(), tally.broken());
  }
}
