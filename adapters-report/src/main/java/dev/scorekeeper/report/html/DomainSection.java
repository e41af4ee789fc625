package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Life;
import dev.scorekeeper.domain.plan.Life.Stay;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every domain as a row of the timeline, in groups by category. */
final class DomainSection {
  /** With more rows all groups are closed: their headings are the status by category. */
  private static final int MOST_OPEN_ROWS = 60;

  /** From so many on domains with one life fold. */
  private static final int FOLDED = 4;

  /** A span is so wide at least, in percent. */
  private static final double NARROWEST = 0.42;

  /** More stays of one row cannot be told apart. */
  private static final int MOST_STAYS = 240;

  /** A sentence names no more stays. */
  private static final int MOST_SAID = 8;

  private static final int BAND = 16;

  private static final List<String> ORDER = List.of("b", "i", "p", "g", "c");

  private final StreamReport report;
  private final Axis axis;
  private final Instant end;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int setbacks;

  DomainSection(StreamReport report, Axis axis) {
    this.report = report;
    this.axis = axis;
    this.end = axis.until();
  }

  /**
   * A domain.
   *
   * @param was under which ids before; empty text for none
   * @param mark what it is now
   * @param life all of it in a sentence
   * @param words what is looked at by a filter, where that is more than its label
   */
  record Row(
      String label,
      String was,
      String mark,
      boolean setback,
      String drawing,
      String now,
      String life,
      String words,
      long first,
      long last) {}

  /** Rows that say the same, behind one. */
  record Fold(
      String title, String names, String mark, String drawing, String now, List<Row> rows) {}

  /**
   * The domains of a category.
   *
   * @param alarm what is wrong with some of them
   * @param note how many are something else than implemented
   * @param band how they developed
   */
  record Group(
      String name,
      String alarm,
      String note,
      String band,
      int implemented,
      int broken,
      int of,
      boolean open,
      List<Row> rows,
      List<Fold> folds) {
    boolean isEmptyNow() {
      return of == 0;
    }
  }

  /** What can be chosen to be seen. */
  record Chip(String mark, String word, String count) {}

  /** The section. */
  record Section(
      List<Group> groups,
      boolean grouped,
      List<Chip> chips,
      String setbacks,
      String title,
      int rows) {}

  Section section() {
    Map<String, List<Life>> byCategory = new LinkedHashMap<>();
    for (Life life : report.lives()) {
      byCategory.computeIfAbsent(life.category(), category -> new ArrayList<>()).add(life);
    }
    boolean grouped = byCategory.size() > 1 || !byCategory.containsKey("");
    List<Group> groups = new ArrayList<>();
    List<Life> left = new ArrayList<>();
    int emptied = 0;
    for (Map.Entry<String, List<Life>> category : byCategory.entrySet()) {
      if (grouped && isLeft(category.getValue())) {
        left.addAll(category.getValue());
        emptied++;
      } else {
        String name = category.getKey().isBlank() ? "no category" : category.getKey();
        groups.add(group(grouped ? Say.text(name) : "", category.getValue()));
      }
    }
    groups.sort(
        Comparator.comparingInt((Group group) -> group.implemented() - group.of())
            .thenComparing(group -> -group.of())
            .thenComparing(Group::name));
    if (!left.isEmpty()) {
      groups.add(
          group(emptied == 1 ? "a category now empty" : emptied + " categories now empty", left));
    }
    int rows = 0;
    for (Group group : groups) {
      rows += group.rows().size();
    }
    boolean open = rows <= MOST_OPEN_ROWS;
    List<Group> shown = new ArrayList<>();
    for (Group group : groups) {
      shown.add(
          new Group(
              group.name(),
              group.alarm(),
              group.note(),
              group.band(),
              group.implemented(),
              group.broken(),
              group.of(),
              open || !grouped,
              group.rows(),
              group.folds()));
    }
    List<Chip> chips = new ArrayList<>();
    int gone = counts.getOrDefault(Marks.GONE, 0);
    int now = report.lives().size() - gone;
    for (String mark : ORDER) {
      if (counts.containsKey(mark)) {
        chips.add(new Chip(mark, Marks.word(mark), Say.number(counts.getOrDefault(mark, 0))));
      }
    }
    return new Section(
        shown,
        grouped,
        chips,
        setbacks == 0 ? "" : Say.number(setbacks),
        Say.number(now - counts.getOrDefault("c", 0))
            + " now"
            + (gone > 0 ? ", " + Say.number(gone) + " gone" : ""),
        report.lives().size());
  }

  private static boolean isLeft(List<Life> lives) {
    for (Life life : lives) {
      if (life.now().isPresent()) {
        return false;
      }
    }
    return true;
  }

  private Group group(String name, List<Life> lives) {
    Steps steps = new Steps();
    Map<Instant, Map<Status, Integer>> moves = new TreeMap<>();
    Map<String, Integer> now = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    List<Row> catalogOnly = new ArrayList<>();
    Map<String, List<Row>> gone = new LinkedHashMap<>();
    for (Life life : lives) {
      for (Stay stay : life.stays()) {
        move(moves, stay.since(), stay.status(), 1);
        if (stay.until().isPresent()) {
          move(moves, stay.until().get(), stay.status(), -1);
        }
      }
      Row row = row(life);
      now.merge(row.mark(), 1, Integer::sum);
      counts.merge(row.mark(), 1, Integer::sum);
      setbacks += row.setback() ? 1 : 0;
      if (row.mark().equals(Marks.GONE)) {
        gone.computeIfAbsent(row.drawing() + row.now(), same -> new ArrayList<>()).add(row);
      } else {
        (row.mark().equals("c") && !life.everCounted() ? catalogOnly : rows).add(row);
      }
    }
    Map<Status, Integer> sums = new EnumMap<>(Status.class);
    for (Map.Entry<Instant, Map<Status, Integer>> move : moves.entrySet()) {
      move.getValue().forEach((status, by) -> sums.merge(status, by, Integer::sum));
      steps.add(
          new Steps.Step(
              move.getKey(),
              sums.getOrDefault(Status.IMPLEMENTED, 0),
              sums.getOrDefault(Status.PLANNED, 0),
              sums.getOrDefault(Status.BROKEN, 0)));
    }
    List<Fold> folds = new ArrayList<>();
    for (List<Row> same : gone.values()) {
      if (same.size() < FOLDED) {
        rows.addAll(same);
      } else {
        folds.add(fold(same, same.size() + " with the same life"));
      }
    }
    if (!catalogOnly.isEmpty()) {
      folds.add(fold(catalogOnly, Say.number(catalogOnly.size()) + " in the catalog only"));
    }
    rows.sort(
        Comparator.comparingInt((Row row) -> ORDER.indexOf(row.mark()))
            .thenComparingLong(Row::first)
            .thenComparing(Row::label));
    int implemented = now.getOrDefault("i", 0);
    int planned = now.getOrDefault("p", 0);
    int broken = now.getOrDefault("b", 0);
    return new Group(
        name,
        broken > 0 ? Say.number(broken) + " broken" : "",
        note(planned, now.getOrDefault(Marks.GONE, 0), now.getOrDefault("c", 0)),
        band(steps),
        implemented,
        broken,
        implemented + planned + broken,
        true,
        rows,
        folds);
  }

  private static void move(
      Map<Instant, Map<Status, Integer>> moves, Instant at, Status status, int by) {
    moves.computeIfAbsent(at, time -> new EnumMap<>(Status.class)).merge(status, by, Integer::sum);
  }

  private static String note(int planned, int gone, int cataloged) {
    List<String> parts = new ArrayList<>();
    if (planned > 0) {
      parts.add(Say.number(planned) + " planned");
    }
    if (gone > 0) {
      parts.add(Say.number(gone) + " gone");
    }
    if (cataloged > 0) {
      parts.add(Say.number(cataloged) + " catalog only");
    }
    return String.join(", ", parts);
  }

  private String band(Steps steps) {
    Drawing drawing = new Drawing(axis);
    if (axis.isTime()) {
      steps.draw(drawing, axis, 160, 2, BAND, Math.max(1, steps.highest()), end);
    }
    return drawing.toString();
  }

  private static Fold fold(List<Row> rows, String title) {
    List<String> names = new ArrayList<>();
    for (Row row : rows) {
      names.add(row.label());
    }
    Row first = rows.get(0);
    return new Fold(
        title, Say.names(names, 6), first.mark(), first.drawing(), first.now(), List.copyOf(rows));
  }

  private Row row(Life life) {
    boolean setback = false;
    for (OfDomain change : life.changes()) {
      setback |= Marks.isSetback(change.event()) && !change.at().at().isBefore(report.from());
    }
    String id = Say.text(life.id());
    boolean numbered = !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    String name = Say.text(life.name());
    List<String> former = new ArrayList<>();
    for (String was : life.formerly()) {
      former.add(Say.brief(was));
    }
    Stay last = life.stays().get(life.stays().size() - 1);
    return new Row(
        numbered && !name.isBlank() ? id + " " + name : id,
        String.join(", ", former),
        Marks.of(life.now()),
        setback,
        drawing(life),
        now(life),
        sentence(life),
        numbered || name.equals(id) ? "" : name,
        life.first().getEpochSecond(),
        last.until().orElse(last.since()).getEpochSecond());
  }

  private String drawing(Life life) {
    Drawing drawing = new Drawing(axis);
    if (!axis.isTime()) {
      return "";
    }
    Optional<Instant> before = Optional.empty();
    boolean many = life.stays().size() > MOST_STAYS;
    for (Stay stay : life.stays()) {
      Instant until = stay.until().orElse(end);
      if (until.isBefore(report.from())) {
        continue;
      }
      if (before.isPresent() && before.get().isBefore(stay.since())) {
        drawing.horizontal("g", axis.at(before.get()), axis.at(stay.since()), 10);
      }
      before = stay.until();
      if (many && axis.at(until) - axis.at(stay.since()) < NARROWEST) {
        continue;
      }
      switch (stay.status()) {
        case IMPLEMENTED -> drawing.box("i", stay.since(), until, 5, 10, NARROWEST);
        case PLANNED -> drawing.box("p", stay.since(), until, 6.5, 7, NARROWEST);
        case BROKEN -> drawing.box("b", stay.since(), until, 4.5, 11, NARROWEST);
        case CATALOGED -> drawing.box("c", stay.since(), until, 9, 2.5, NARROWEST);
      }
    }
    for (OfDomain change : life.changes()) {
      if (Marks.isSetback(change.event()) && !change.at().at().isBefore(report.from())) {
        drawing.mark("s", axis.at(change.at().at()), 10);
      }
    }
    Stay last = life.stays().get(life.stays().size() - 1);
    if (last.until().isPresent()) {
      drawing.mark("x", Math.max(0.5, Math.min(99.5, axis.at(last.until().get()) + 0.6)), 10);
    }
    return drawing.toString();
  }

  private String now(Life life) {
    Stay last = life.stays().get(life.stays().size() - 1);
    if (last.until().isPresent()) {
      return left(life) + " " + axis.day(last.until().get());
    }
    Verdict verdict = last.verdict();
    if (verdict instanceof Verdict.Broken broken) {
      return "file " + broken.reason().text();
    }
    Duration age = Duration.between(last.since(), report.now());
    return switch (verdict.status()) {
      case PLANNED -> "planned " + Say.lasting(age);
      case CATALOGED -> "catalog only";
      default ->
          verdict.size().movements() == 0 && verdict.size().beats() == 0
              ? "for " + Say.lasting(age)
              : Say.number(verdict.size().movements())
                  + " mov, "
                  + Say.counted(verdict.size().beats(), "beat");
    };
  }

  /** By which event it went. */
  private static String left(Life life) {
    for (int i = life.changes().size() - 1; i >= 0; i--) {
      OfDomain change = life.changes().get(i);
      if (change.to().isEmpty()) {
        return change.event() == Event.REASSESSED ? "gone" : change.event().words();
      }
    }
    return "gone";
  }

  private String sentence(Life life) {
    List<String> parts = new ArrayList<>();
    int begin = Math.max(0, life.stays().size() - MOST_SAID);
    if (begin > 0) {
      parts.add(begin + " times before that are not told here");
    }
    for (Stay stay : life.stays().subList(begin, life.stays().size())) {
      String word = Marks.word(Marks.of(stay.status()));
      parts.add(
          stay.until().isPresent()
              ? word + " from " + Say.date(stay.since()) + " to " + Say.date(stay.until().get())
              : word + " since " + Say.date(stay.since()));
    }
    if (life.now().isEmpty()) {
      parts.add("not registered now");
    }
    return String.join(", ", parts) + ".";
  }
}
