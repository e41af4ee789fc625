package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.git.Checkout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** A command that shows what is recorded of one stream. */
abstract class RecordedCommand extends Command {
  RecordedCommand(Environment environment) {
    super(environment);
  }

  /** Shows it, while git is asked and the history is opened. */
  abstract int run(Place place, Checkout checkout, Background<Optional<History>> opening);

  @Override
  final boolean asksHistory() {
    return true;
  }

  @Override
  final int run(ParseResult parsed) {
    Place place = Place.of(parsed, environment());
    Checkout checkout = place.checkout();
    return run(
        place,
        checkout,
        Background.begin(
            "history", () -> environment().histories().get().forReading(place.history())));
  }

  /** The history; an error where there is none. */
  static History opened(Place place, Background<Optional<History>> opening) {
    return opening.get().orElseThrow(() -> noHistory(place));
  }

  /**
   * The history, with what the repository's commits say of the stream: where it knows none of them
   * they are read into it first, with a word about it, unless that is turned off.
   */
  final History openedWithPast(
      Place place, Checkout checkout, Background<Optional<History>> opening) {
    if (!FirstBackfill.isWanted(place)) {
      return opened(place, opening);
    }
    return FirstBackfill.open(place, checkout, opening, this::complain)
        .orElseThrow(() -> noHistory(place));
  }

  static HistoryException noHistory(Place place) {
    return new HistoryException(
        "there is no history at " + place.history() + "; record a run with scorekeeper validate");
  }

  /**
   * The stream that is asked for. Where nothing names one and the history holds only another, that
   * one, with a word about it.
   */
  final StreamId stream(Place place, Checkout checkout, History history) {
    StreamId stream = place.stream(checkout);
    if (place.namesStream()) {
      return stream;
    }
    List<StreamId> streams = history.streams();
    if (streams.size() == 1 && !streams.contains(stream)) {
      complain("showing " + streams.get(0) + ", the only stream of this history");
      return streams.get(0);
    }
    return stream;
  }

  static HistoryException noRuns(StreamId stream, List<StreamId> streams) {
    return new HistoryException(
        "no run of "
            + stream
            + " is recorded"
            + (streams.isEmpty()
                ? ""
                : "; there are runs of "
                    + streams.stream().map(StreamId::toString).collect(Collectors.joining(", "))
                    + " (choose with --project and --branch)"));
  }
}
