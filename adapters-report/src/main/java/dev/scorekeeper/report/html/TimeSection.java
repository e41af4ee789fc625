package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How everything developed: a chart, the biggest steps in it, and its numbers. */
final class TimeSection {
  static final int TOP = 56;
  static final int HEIGHT = 300;

  /** So much of a phone's width the label of an end takes, and half of another one. */
  private static final double NEAR = 23;

  private static final int PARTS = 400;
  private static final int MOST_STEPS = 5;
  private static final int MOST_TICKS_OF_RUNS = 400;

  private final StreamReport report;
  private final Axis axis;
  private final Links links;

  TimeSection(StreamReport report, Axis axis, Links links) {
    this.report = report;
    this.axis = axis;
    this.links = links;
  }

  /** What happened in a short time, and much of it. */
  record Big(int number, double at, String when, String what, int weight, Instant since) {}

  /** What is written at the right of a band. */
  record End(String count, String word, double from, double y) {}

  /** One row of the chart's numbers. */
  record Line(
      String machine,
      String when,
      Links.Commit commit,
      String implemented,
      String planned,
      String broken,
      String total,
      String what,
      double at) {
    boolean isReadable() {
      return !total.isEmpty();
    }
  }

  /** A label at the left of the chart. */
  record Level(double y, String label) {}

  /** The section. */
  record Section(
      String areas,
      String lines,
      String numbers,
      String over,
      String ticks,
      List<Level> levels,
      List<Big> steps,
      List<End> ends,
      List<Line> table,
      String description,
      int unreadable,
      String runs,
      int rules,
      int highest) {}

  Section section() {
    Steps steps = new Steps();
    List<Line> table = new ArrayList<>();
    Drawing marks = new Drawing(axis);
    Optional<RecordedRun> before = Optional.empty();
    int unreadable = 0;
    int rules = 0;
    for (RecordedRun run : report.moments()) {
      boolean inside = !run.at().isBefore(report.from());
      Instant at = inside ? run.at() : report.from();
      if (run.tally().isEmpty()) {
        unreadable++;
        marks.vertical("un", axis.at(at), TOP - 10, TOP + HEIGHT);
        marks.mark("x", axis.at(at), TOP + HEIGHT + 7);
        table.add(line(run, at, Optional.empty(), "could not be read"));
        continue;
      }
      Tally tally = run.tally().get();
      int shown = steps.all().size();
      steps.add(new Steps.Step(at, tally.implemented(), tally.planned(), tally.broken()));
      boolean ruled =
          before.isPresent() && !before.get().run().ruleset().readsLike(run.run().ruleset());
      if (ruled && inside) {
        rules++;
        marks.vertical("ru", axis.at(at), TOP - 10, TOP + HEIGHT);
        marks.mark("ru", axis.at(at), TOP + HEIGHT + 7);
      }
      before = Optional.of(run);
      String what = inside ? Marks.summary(report.changesOf(run)) : "";
      if (steps.all().size() > shown || ruled || !what.isEmpty()) {
        String rule = ruled ? "other rules or settings" : "";
        table.add(
            line(
                run,
                at,
                run.tally(),
                what.isEmpty() ? rule : rule.isEmpty() ? what : what + "; " + rule));
      }
    }
    int highest = steps.highest();
    int most = Math.max(1, highest);
    Drawing areas = new Drawing(axis);
    Optional<RecordedRun> last = report.lastAssessed();
    Instant held =
        last.isPresent() && report.last().tally().isEmpty() ? unread(last.get()) : axis.until();
    steps.draw(areas, axis, PARTS, TOP, HEIGHT, most, held);
    if (held.isBefore(axis.until())) {
      last.flatMap(RecordedRun::tally).ifPresent(tally -> dashes(areas, held, tally, most));
    }
    List<Big> big = biggest();
    Drawing lines = new Drawing(axis);
    Drawing numbers = new Drawing(axis);
    Drawing over = new Drawing(axis);
    numbers(big, lines, numbers, over);
    rug(marks);
    return new Section(
        areas.toString(),
        lines + marks.toString(),
        numbers.toString(),
        over.toString(),
        ticks(axis),
        levels(most),
        big,
        ends(last.flatMap(RecordedRun::tally), most),
        table,
        description(steps),
        unreadable,
        Say.number(report.runs().size()),
        rules,
        highest);
  }

  /** When it was not known any more: at the first run after the last readable one. */
  private Instant unread(RecordedRun last) {
    Instant first = axis.until();
    for (RecordedRun run : report.moments()) {
      if (run.at().isAfter(last.at())) {
        return run.at();
      }
    }
    return first;
  }

  private void dashes(Drawing areas, Instant from, Tally tally, int most) {
    double y = TOP + HEIGHT;
    double scale = HEIGHT / (double) most;
    for (int count : new int[] {tally.implemented(), tally.planned(), tally.broken()}) {
      y -= count * scale;
      areas.horizontal("held", axis.at(from), 100, y);
    }
  }

  private Line line(RecordedRun run, Instant at, Optional<Tally> tally, String what) {
    return new Line(
        Say.machine(at),
        Say.moment(at),
        links.commit(run),
        tally.map(all -> Say.number(all.implemented())).orElse(""),
        tally.map(all -> Say.number(all.planned())).orElse(""),
        tally.map(all -> Say.number(all.broken())).orElse(""),
        tally.map(all -> Say.number(all.counted())).orElse(""),
        what,
        axis.at(at));
  }

  /** Ticks of the axis, with their labels; the ends carry the year. */
  static String ticks(Axis axis) {
    Drawing ticks = new Drawing(axis);
    ticks.vertical("tick", 0, 0, 5).label("at0", 0, 18, Say.date(axis.from()));
    boolean even = false;
    for (Axis.Tick tick : axis.ticks()) {
      ticks.vertical("tick", tick.at(), 0, 5);
      // A phone shows every other label, and none where those of the ends reach.
      even = !even && tick.at() > NEAR && tick.at() < 100 - NEAR;
      ticks.label(even ? "at" : "at odd", tick.at(), 18, tick.label());
    }
    return ticks
        .vertical("tick", 100, 0, 5)
        .label("at1", 100, 18, Say.date(axis.until()))
        .toString();
  }

  /** Round numbers of domains, at most five. */
  static List<Level> levels(int most) {
    double step = 1;
    double[] factors = {1, 2, 2.5, 5};
    search:
    for (double power = 1; ; power *= 10) {
      for (double factor : factors) {
        step = factor * power;
        if (step == Math.rint(step) && most / step <= 5) {
          break search;
        }
      }
    }
    List<Level> levels = new ArrayList<>();
    for (double value = step; value <= most; value += step) {
      levels.add(new Level(TOP + HEIGHT - HEIGHT * value / most, Say.number((long) value)));
    }
    return levels;
  }

  /** What is written at the right of the bands, one above the other. */
  static List<End> ends(Optional<Tally> last, int most) {
    if (last.isEmpty()) {
      return List.of();
    }
    Tally tally = last.get();
    double scale = HEIGHT / (double) most;
    double base = TOP + HEIGHT;
    List<End> ends = new ArrayList<>();
    double implemented = base - tally.implemented() * scale;
    double planned = implemented - tally.planned() * scale;
    double broken = planned - tally.broken() * scale;
    ends.add(
        new End(
            Say.number(tally.counted()),
            tally.counted() == 1 ? "domain" : "domains",
            broken,
            broken));
    if (tally.broken() > 0) {
      ends.add(new End(Say.number(tally.broken()), "broken", (planned + broken) / 2, 0));
    }
    if (tally.planned() > 0) {
      ends.add(new End(Say.number(tally.planned()), "planned", (planned + implemented) / 2, 0));
    }
    if (tally.implemented() > 0) {
      ends.add(
          new End(Say.number(tally.implemented()), "implemented", (implemented + base) / 2, 0));
    }
    List<End> apart = new ArrayList<>();
    double y = Double.NEGATIVE_INFINITY;
    double shift = ends.size() > 2 ? -12 : 0;
    for (End end : ends) {
      y = Math.max(end.from() + (apart.isEmpty() ? shift : 0), y + 19);
      apart.add(new End(end.count(), end.word(), end.from(), y));
    }
    return apart;
  }

  /** The heaviest of what happened within a hundredth of the time, with room between them. */
  private List<Big> biggest() {
    List<OfDomain> entries = report.ledger().entries();
    double apart = axis.isLong() ? 4 : 2;
    List<Big> clusters = new ArrayList<>();
    int begin = 0;
    while (begin < entries.size()) {
      Instant since = entries.get(begin).at().at();
      int end = begin;
      int weight = 0;
      while (end < entries.size() && axis.at(entries.get(end).at().at()) - axis.at(since) <= 1) {
        weight += Marks.weight(entries.get(end).event());
        end++;
      }
      List<OfDomain> among = entries.subList(begin, end);
      Instant until = among.get(among.size() - 1).at().at();
      clusters.add(
          new Big(0, axis.at(since), when(since, until), Marks.summary(among), weight, since));
      begin = end;
    }
    clusters.sort(Comparator.comparingInt(Big::weight).reversed().thenComparing(Big::since));
    List<Big> chosen = new ArrayList<>();
    for (Big cluster : clusters) {
      boolean room = true;
      for (Big other : chosen) {
        room &= Math.abs(other.at() - cluster.at()) >= apart;
      }
      if (room && chosen.size() < MOST_STEPS) {
        chosen.add(cluster);
      }
    }
    chosen.sort(Comparator.comparing(Big::since));
    List<Big> numbered = new ArrayList<>();
    for (Big big : chosen) {
      numbered.add(
          new Big(
              numbered.size() + 1, big.at(), big.when(), big.what(), big.weight(), big.since()));
    }
    return numbered;
  }

  private String when(Instant since, Instant until) {
    String first = axis.day(since);
    if (Duration.between(axis.from(), axis.until()).toDays() > 120) {
      return first.equals(axis.day(until)) ? first : first + " – " + axis.day(until);
    }
    String clock = first + ", " + Say.clock(since);
    if (since.equals(until)) {
      return clock;
    }
    return first.equals(axis.day(until))
        ? clock + "–" + Say.clock(until)
        : first + " – " + axis.day(until);
  }

  /** Numbers that would touch stand in two rows. */
  private static void numbers(List<Big> steps, Drawing lines, Drawing numbers, Drawing over) {
    double before = Double.NEGATIVE_INFINITY;
    boolean low = false;
    for (Big step : steps) {
      double x = Math.max(1.3, Math.min(98.7, step.at()));
      low = x - before < 3 && !low;
      before = x;
      double y = low ? 35 : 12;
      lines.vertical("no", step.at(), y + 10, TOP + HEIGHT);
      numbers.raw(circle(step, x, y));
      over.raw(circle(step, x, 12));
    }
  }

  private static String circle(Big step, double x, double y) {
    return "<svg class=\"no\" x=\""
        + Axis.number(x)
        + "%\" y=\""
        + Axis.number(y)
        + "\" data-n=\""
        + step.number()
        + "\"><circle r=\"9\"/><text y=\"4\">"
        + step.number()
        + "</text></svg>";
  }

  /** A tick for each run, as far as they can be told apart. */
  private void rug(Drawing marks) {
    int last = -1;
    for (RecordedRun run : report.runs()) {
      int part = (int) (axis.at(run.at()) * MOST_TICKS_OF_RUNS / 100);
      if (part != last && run.tally().isPresent()) {
        marks.vertical("rug", axis.at(run.at()), TOP + HEIGHT + 4, TOP + HEIGHT + 9);
        last = part;
      }
    }
  }

  private String description(Steps steps) {
    if (steps.all().isEmpty()) {
      return "Nothing could be read.";
    }
    Steps.Step first = steps.all().get(0);
    Steps.Step last = steps.all().get(steps.all().size() - 1);
    return "From "
        + said(first)
        + " on "
        + Say.date(first.at())
        + " to "
        + said(last)
        + " on "
        + Say.date(axis.until())
        + ". The table below has every step.";
  }

  private static String said(Steps.Step step) {
    return Say.number(step.implemented())
        + " implemented, "
        + Say.number(step.planned())
        + " planned and "
        + Say.number(step.broken())
        + " broken of "
        + Say.number(step.total());
  }

  /** Enough of a commit's name. */
  static String brief(String revision) {
    return Commit.brief(revision);
  }
}
