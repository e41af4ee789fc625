package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.git.Checkout;
import dev.scorekeeper.git.Commits;
import dev.scorekeeper.git.CommitsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The backfill that commands do by themselves before they show a stream of which the history knows
 * no commits. Whatever keeps it from being done is told and is no failure: what is recorded is
 * shown all the same.
 */
final class FirstBackfill {
  private final Place place;
  private final StreamId stream;
  private final Consumer<String> teller;

  private FirstBackfill(Place place, StreamId stream, Consumer<String> teller) {
    this.place = place;
    this.stream = stream;
    this.teller = teller;
  }

  /** Whether neither the command line nor the settings turn it off. */
  static boolean isWanted(Place place) {
    return place.settings().backfill() && !place.parsed().hasMatchedOption(Options.NO_BACKFILL);
  }

  /**
   * The history after the backfill; empty when there is none even so.
   *
   * @param opening of the history as it is
   * @param teller takes what a person should know
   */
  static Optional<History> open(
      Place place,
      Checkout checkout,
      Background<Optional<History>> opening,
      Consumer<String> teller) {
    boolean hasCommits =
        place.tracked(checkout).flatMap(Checkout::revision).isPresent()
            && place.isOwnProject(checkout);
    StreamId stream = place.stream(checkout);
    Optional<History> history = opening.get();
    if (!hasCommits || history.filter(known -> known.knowsCommits(stream)).isPresent()) {
      return history;
    }
    FirstBackfill first = new FirstBackfill(place, stream, teller);
    if (!first.run(history)) {
      return history;
    }
    history.ifPresent(History::close);
    return place.environment().histories().get().forReading(place.history());
  }

  /** Whether anything was recorded. */
  private boolean run(Optional<History> history) {
    if (!isWritable(place.history())) {
      teller.accept(
          "commits are not read first, since nothing can be written at "
              + place.history()
              + " (another place: --history FILE)");
      return false;
    }
    try {
      Optional<Commits> commits = Commits.around(place.root());
      return commits.isPresent() && run(commits.get(), history);
    } catch (CommitsException | HistoryException e) {
      teller.accept("commits are not read first: " + e.getMessage());
      return false;
    }
  }

  private boolean run(Commits opened, Optional<History> history) {
    try (Commits commits = opened) {
      Optional<String> tip =
          Options.value(place.parsed(), Options.BRANCH).isPresent()
              ? commits.branchTip(stream.branch())
              : commits.head();
      return tip.isPresent() && run(commits, tip.get(), history);
    }
  }

  private boolean run(Commits commits, String tip, Optional<History> history) {
    Backfill backfill =
        new Backfill(place.environment(), commits, stream, place.settings().layout(), history);
    Backfill.Report report;
    try (WrittenLater writing = new WrittenLater(place)) {
      report = backfill.run(tip, Backfill.Filter.ALL, Optional.of(writing));
    }
    if (!report.recorded().isEmpty()) {
      teller.accept(
          "recorded "
              + Words.counted(report.recorded().size(), "run")
              + " from "
              + Words.counted(report.commits(), "commit")
              + " of "
              + stream
              + " first, this once (not wanted? --no-backfill)");
    }
    Words.leftOut(report).ifPresent(teller);
    return !report.recorded().isEmpty();
  }

  /** Whether the file, or the first folder above it that there is, can be written to. */
  private static boolean isWritable(Path file) {
    Path there = file;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isWritable(there);
  }
}
