package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changed last, the newest first, with what folds because nothing did. */
final class ChangeSection {
  private static final int MOST_NAMES = 4;
  private static final int SHOWN = 8;

  /** Older ones are counted, and shown by the command for it. */
  private static final int MOST = 200;

  private final StreamReport report;
  private final Axis axis;
  private final Links links;

  ChangeSection(StreamReport report, Axis axis, Links links) {
    this.report = report;
    this.axis = axis;
    this.links = links;
  }

  /**
   * An event with those it happened to.
   *
   * @param mark whose key is shown; empty text for none
   * @param tone the class of its word
   */
  record What(String mark, String tone, String count, String names) {}

  /**
   * A run that changed something, or, without a commit, runs that did not.
   *
   * @param quiet what is said of runs that changed nothing; empty text for one that did
   */
  record Row(
      String day,
      String clock,
      String machine,
      Links.Commit commit,
      List<What> what,
      String implemented,
      String of,
      String moved,
      String quiet) {}

  /** The section. */
  record Section(List<Row> first, List<Row> rest, int count, String older) {}

  Section section() {
    List<Row> rows = new ArrayList<>();
    int changes = 0;
    int left = 0;
    List<RecordedRun> quiet = new ArrayList<>();
    int run = report.runs().size() - 1;
    int shown = -1;
    for (int i = report.moments().size() - 1; i >= 0; i--) {
      RecordedRun moment = report.moments().get(i);
      List<Change> changed = report.changesOf(moment);
      if (moment.at().isBefore(report.from()) || (!speaks(changed) && moment.tally().isPresent())) {
        continue;
      }
      while (run >= 0 && report.runs().get(run).at().isAfter(moment.at())) {
        quiet.add(report.runs().get(run));
        run--;
      }
      while (run >= 0 && !report.runs().get(run).at().isBefore(moment.at())) {
        run--;
      }
      if (changes == MOST) {
        left++;
        continue;
      }
      if (!quiet.isEmpty()) {
        rows.add(quiet(quiet));
        quiet.clear();
      }
      rows.add(row(moment, changed, before(i)));
      changes++;
      if (changes == SHOWN) {
        shown = rows.size();
      }
    }
    if (left == 0 && run >= 0) {
      for (; run >= 0; run--) {
        quiet.add(report.runs().get(run));
      }
      rows.add(quiet(quiet));
    }
    int cut = shown < 0 || rows.size() <= shown ? rows.size() : shown;
    return new Section(
        List.copyOf(rows.subList(0, cut)),
        List.copyOf(rows.subList(cut, rows.size())),
        changes,
        left == 0 ? "" : Say.number(left));
  }

  private static boolean speaks(List<Change> changes) {
    for (Change change : changes) {
      if (change.event() != Event.FOUND) {
        return true;
      }
    }
    return false;
  }

  private Optional<Tally> before(int moment) {
    for (int i = moment - 1; i >= 0; i--) {
      if (report.moments().get(i).tally().isPresent()) {
        return report.moments().get(i).tally();
      }
    }
    return Optional.empty();
  }

  private Row row(RecordedRun run, List<Change> changes, Optional<Tally> before) {
    List<What> what = new ArrayList<>();
    if (run.tally().isEmpty()) {
      what.add(new What("x", "", "could not be read", ""));
    }
    for (Map.Entry<Event, List<OfDomain>> event : Marks.counted(changes)) {
      List<String> names = new ArrayList<>();
      for (OfDomain one : event.getValue()) {
        names.add(
            one.event() == Event.RENAMED
                ? one.formerly().orElse("") + " → " + one.domain()
                : one.domain());
      }
      what.add(
          new What(
              Marks.isSetback(event.getKey()) ? "s" : "",
              Marks.isSetback(event.getKey())
                  ? "alarm"
                  : Marks.isGain(event.getValue().get(0)) ? "good" : "",
              Say.number(names.size()) + " " + event.getKey().words(),
              Say.names(names, MOST_NAMES)));
    }
    findings(changes, Event.OPENED, what);
    findings(changes, Event.RESOLVED, what);
    Optional<Tally> tally = run.tally();
    int moved =
        tally.isPresent() && before.isPresent()
            ? tally.get().implemented() - before.get().implemented()
            : 0;
    return new Row(
        axis.day(run.at()),
        Say.clock(run.at()),
        Say.machine(run.at()),
        links.commit(run),
        what,
        tally.map(all -> Say.number(all.implemented())).orElse(""),
        tally.map(all -> Say.number(all.counted())).orElse(""),
        Say.signed(moved),
        "");
  }

  private static void findings(List<Change> changes, Event event, List<What> what) {
    int count = 0;
    for (Change change : changes) {
      count += change.event() == event ? 1 : 0;
    }
    if (count > 0) {
      what.add(new What("", "", Say.counted(count, "finding") + " " + event.words(), ""));
    }
  }

  private Row quiet(List<RecordedRun> runs) {
    Instant newest = runs.get(0).at();
    Instant oldest = runs.get(runs.size() - 1).at();
    String first = axis.day(oldest);
    String last = axis.day(newest);
    return new Row(
        first.equals(last) ? first : first + " – " + last,
        "",
        Say.machine(newest),
        new Links.Commit("", "", ""),
        List.of(),
        "",
        "",
        "",
        Say.counted(runs.size(), "run") + " without a change");
  }
}
