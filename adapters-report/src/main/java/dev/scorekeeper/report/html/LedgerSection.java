package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Life;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books of the plan: what moved how many domains, and when; every column adds up. */
final class LedgerSection {
  private static final List<Event> ORDER =
      List.of(
          Event.PLANNED,
          Event.DELIVERED,
          Event.ADDED,
          Event.RETURNED,
          Event.REPAIRED,
          Event.UNCATALOGED,
          Event.RENAMED,
          Event.DROPPED,
          Event.CATALOGED,
          Event.REPLANNED,
          Event.BROKE,
          Event.LOST,
          Event.ADDED_BROKEN,
          Event.REMOVED,
          Event.REASSESSED);

  /** Events nearer to each other, in percent, are one dot. */
  private static final double APART = 2.2;

  private static final double NUMBERED = 6.5;

  /** Lengths of time that people count in, in days. */
  private static final double[] UNITS = {1, 7, 30.44, 91.31, 365.25};

  private static final String[] UNIT_WORDS = {"day", "week", "month", "quarter", "year"};
  private static final int MOST_BARS = 30;
  private static final int TALLEST = 44;

  private final StreamReport report;
  private final Ledger ledger;
  private final Axis axis;

  LedgerSection(StreamReport report, Axis axis) {
    this.report = report;
    this.ledger = report.ledger();
    this.axis = axis;
  }

  /** An event, and by how much it moved each status. */
  record Row(
      String event,
      String meaning,
      int count,
      String dots,
      String planned,
      String exist,
      String broken) {}

  /** What became of some of the domains that were planned. */
  record Fate(String mark, String what, String names) {}

  /** A length of time with how many domains, as a row of the picture's table. */
  record Bin(String from, int delivered, int planned) {}

  /** How long deliveries took, and how long the rest has waited. */
  record Times(
      String drawing,
      List<Bin> bins,
      String above,
      String below,
      String description,
      String unit,
      int height) {}

  /** The section. */
  record Section(
      String begin,
      String end,
      List<String> opening,
      List<String> closing,
      List<Row> rows,
      Optional<Times> times,
      int everPlanned,
      List<Fate> fates) {}

  Section section() {
    Map<Event, List<OfDomain>> byEvent = new EnumMap<>(Event.class);
    for (OfDomain entry : ledger.entries()) {
      byEvent.computeIfAbsent(entry.event(), event -> new ArrayList<>()).add(entry);
    }
    List<Row> rows = new ArrayList<>();
    for (Event event : ORDER) {
      if (byEvent.containsKey(event)) {
        rows.add(row(event, byEvent.getOrDefault(event, List.of())));
      }
    }
    int ever = 0;
    for (Life life : report.lives()) {
      ever += life.everPlanned() ? 1 : 0;
    }
    Optional<Times> times = times(byEvent.getOrDefault(Event.DELIVERED, List.of()));
    return new Section(
        Say.date(report.from()),
        Say.date(axis.until()),
        counts(true),
        counts(false),
        rows,
        times,
        ever,
        times.isPresent() || ever == 0 ? List.of() : fates());
  }

  private List<String> counts(boolean opening) {
    List<String> counts = new ArrayList<>();
    for (Status status : List.of(Status.PLANNED, Status.IMPLEMENTED, Status.BROKEN)) {
      counts.add(Say.number(opening ? ledger.opening(status) : ledger.closing(status)));
    }
    return counts;
  }

  private Row row(Event event, List<OfDomain> entries) {
    Map<Status, Integer> moved = new EnumMap<>(Status.class);
    for (OfDomain entry : entries) {
      entry.from().map(Verdict::status).ifPresent(status -> moved.merge(status, -1, Integer::sum));
      entry.to().map(Verdict::status).ifPresent(status -> moved.merge(status, 1, Integer::sum));
    }
    return new Row(
        event.words(),
        Marks.meaning(event),
        entries.size(),
        dots(event, entries),
        Say.signed(moved.getOrDefault(Status.PLANNED, 0)),
        Say.signed(moved.getOrDefault(Status.IMPLEMENTED, 0)),
        Say.signed(moved.getOrDefault(Status.BROKEN, 0)));
  }

  private String dots(Event event, List<OfDomain> entries) {
    Drawing drawing = new Drawing(axis);
    int begin = 0;
    while (begin < entries.size()) {
      int end = begin;
      double sum = 0;
      // Each belongs to those before it that it would touch, and moves their middle.
      while (end < entries.size()
          && (end == begin || axis.at(entries.get(end).at().at()) - sum / (end - begin) <= APART)) {
        sum += axis.at(entries.get(end).at().at());
        end++;
      }
      dot(drawing, event, entries.get(begin), sum / (end - begin), end - begin);
      begin = end;
    }
    return drawing.toString();
  }

  private static void dot(Drawing drawing, Event event, OfDomain first, double at, int count) {
    double radius = Math.min(10, 1.6 + 1.75 * Math.sqrt(count));
    double x = Math.max(1.2, Math.min(98.8, at));
    String kind = Marks.isSetback(event) ? "set" : Marks.isGain(first) ? "gain" : "plan";
    if (kind.equals("set")) {
      String r = Axis.number(radius * 1.15);
      drawing.raw(
          "<svg class=\"dot\" x=\""
              + Axis.number(x)
              + "%\" y=\"12\"><path class=\"set\" d=\"M0-"
              + r
              + "L"
              + r
              + " 0L0 "
              + r
              + "L-"
              + r
              + " 0Z\"/></svg>");
    } else {
      drawing.circle(kind, x, 12, radius);
    }
    if (radius >= NUMBERED) {
      drawing.label("dn " + kind, x, 15.5, Integer.toString(count));
    }
  }

  private Optional<Times> times(List<OfDomain> delivered) {
    List<Double> took = new ArrayList<>();
    for (OfDomain entry : delivered) {
      entry.since().ifPresent(since -> took.add(days(since, entry.at().at())));
    }
    if (took.isEmpty()) {
      return Optional.empty();
    }
    took.sort(null);
    List<Double> waiting = new ArrayList<>();
    for (Ledger.Holding holding : ledger.stillPlanned()) {
      holding.since().ifPresent(since -> waiting.add(days(since, report.now())));
    }
    waiting.sort(null);
    double longest =
        Math.max(
            took.get(took.size() - 1), waiting.isEmpty() ? 0 : waiting.get(waiting.size() - 1));
    int unit = 0;
    while (unit < UNITS.length - 1 && longest / UNITS[unit] > MOST_BARS) {
      unit++;
    }
    int count = (int) Math.min(60, Math.floor(longest / UNITS[unit]) + 1);
    int[] up = bins(took, UNITS[unit], count);
    int[] down = bins(waiting, UNITS[unit], count);
    double median = took.get(took.size() / 2);
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (up[i] + down[i] > 0) {
        bins.add(
            new Bin(
                (i + 1 == count ? "from " : "")
                    + i
                    + (i + 1 == count ? "" : " to " + (i + 1))
                    + " "
                    + UNIT_WORDS[unit]
                    + "s",
                up[i],
                down[i]));
      }
    }
    String above =
        Say.counted(took.size(), "delivery").replace("deliverys", "deliveries")
            + " by the time "
            + (took.size() == 1 ? "it" : "they")
            + " took, "
            + UNIT_WORDS[unit]
            + " by "
            + UNIT_WORDS[unit]
            + ". "
            + (took.size() < 4
                ? ""
                : "Half took between "
                    + lasting(took.get(took.size() / 4))
                    + " and "
                    + lasting(took.get(took.size() * 3 / 4))
                    + ".");
    double third = took.get(took.size() * 3 / 4);
    int longer = 0;
    for (double days : waiting) {
      longer += days > third ? 1 : 0;
    }
    String below =
        waiting.isEmpty()
            ? "Nothing is still planned."
            : Say.number(waiting.size())
                + " still planned, by age. "
                + (longer == 0
                    ? ""
                    : Say.number(longer)
                        + (longer == 1 ? " has" : " have")
                        + " waited longer than three deliveries in four.");
    return Optional.of(
        new Times(
            picture(up, down, median / UNITS[unit], lasting(median)),
            bins,
            above,
            below,
            "Above: "
                + above
                + " Half of them took less than "
                + lasting(median)
                + ". Below: "
                + below,
            UNIT_WORDS[unit],
            waiting.isEmpty() ? 110 : 164));
  }

  private static String picture(int[] up, int[] down, double median, String words) {
    int count = up.length;
    int most = 1;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, Math.max(up[i], down[i]));
    }
    Drawing drawing = new Drawing(new Axis(Instant.EPOCH, Instant.EPOCH));
    double width = 100.0 / count;
    double base = 86;
    double low = base + 16;
    for (int i = 0; i < count; i++) {
      double x = i * width + width * 0.08;
      double mid = i * width + width / 2;
      if (up[i] > 0) {
        double height = Math.max(2, TALLEST * (double) up[i] / most);
        drawing.rect("i", x, width * 0.84, base - height, height);
        drawing.label("bar", mid, base - height - 4, Integer.toString(up[i]));
      }
      if (down[i] > 0) {
        double height = Math.max(2, TALLEST * (double) down[i] / most);
        drawing.rect("p", x, width * 0.84, low, height);
        drawing.label("bar", mid, low + height + 11, Integer.toString(down[i]));
      }
      if (count <= 12 || i % 4 == 0) {
        drawing.label("bar", i * width, base + 12, i == 0 ? "0" : Integer.toString(i));
      }
    }
    double at = Math.min(99, median * width);
    drawing.vertical("no", at, 14, base);
    drawing.label(at > 70 ? "med end" : "med", at, 11, "half took less than " + words);
    return drawing.horizontal("axis", 0, 100, base).horizontal("axis", 0, 100, low).toString();
  }

  private static int[] bins(List<Double> days, double unit, int count) {
    int[] bins = new int[count];
    for (double one : days) {
      bins[(int) Math.min(count - 1, Math.floor(one / unit))]++;
    }
    return bins;
  }

  private static double days(Instant since, Instant until) {
    return Math.max(0, Duration.between(since, until).toMinutes() / 1440.0);
  }

  private static String lasting(double days) {
    return Say.lasting(Duration.ofMinutes((long) (days * 1440)));
  }

  /** What became of the planned ones, those with one fate together. */
  private List<Fate> fates() {
    Map<String, List<String>> byFate = new LinkedHashMap<>();
    for (String mark : List.of("i", "p", "b", "c", Marks.GONE)) {
      for (Life life : report.lives()) {
        if (life.everPlanned() && Marks.of(life.now()).equals(mark)) {
          byFate.computeIfAbsent(mark + fate(life, mark), same -> new ArrayList<>()).add(life.id());
        }
      }
    }
    List<Fate> fates = new ArrayList<>();
    byFate.forEach(
        (fate, names) ->
            fates.add(
                new Fate(
                    fate.substring(0, 1),
                    Say.number(names.size()) + " " + fate.substring(1),
                    Say.names(names, 8))));
    return fates;
  }

  private String fate(Life life, String mark) {
    Life.Stay last = life.stays().get(life.stays().size() - 1);
    return switch (mark) {
      case "i" -> "implemented since " + axis.day(last.since());
      case "p" -> "still planned, for " + Say.lasting(Duration.between(last.since(), report.now()));
      case "b" -> "broken since " + axis.day(last.since());
      case "c" -> "in the catalog only since " + axis.day(last.since());
      default ->
          (life.changes().isEmpty()
                  ? "gone"
                  : life.changes().get(life.changes().size() - 1).event().words())
              + " "
              + axis.day(last.until().orElse(last.since()));
    };
  }
}
