package dev.scorekeeper.report.html;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By which marks and words the page tells one status, and one event, from another. */
final class Marks {
  /** Of a domain that is not registered any more. */
  static final String GONE = "g";

  private Marks() {}

  /** The class of what is drawn of a status, which is also the name of its key. */
  static String of(Status status) {
    return switch (status) {
      case IMPLEMENTED -> "i";
      case PLANNED -> "p";
      case BROKEN -> "b";
      case CATALOGED -> "c";
    };
  }

  static String of(Optional<Verdict> now) {
    return now.map(verdict -> of(verdict.status())).orElse(GONE);
  }

  static String word(String mark) {
    return switch (mark) {
      case "i" -> "implemented";
      case "p" -> "planned";
      case "b" -> "broken";
      case "c" -> "catalog only";
      default -> "gone";
    };
  }

  static boolean isSetback(Event event) {
    return event == Event.BROKE || event == Event.LOST || event == Event.REPLANNED;
  }

  static boolean isGain(OfDomain change) {
    return switch (change.event()) {
      case DELIVERED, ADDED, REPAIRED -> true;
      case RETURNED ->
          change.to().filter(verdict -> verdict.status() == Status.IMPLEMENTED).isPresent();
      default -> false;
    };
  }

  /** How much a step weighs among others: what is lost is looked at first. */
  static int weight(Event event) {
    return isSetback(event) || event == Event.DROPPED ? 2 : 1;
  }

  /** What an event means, beside its word. */
  static String meaning(Event event) {
    return switch (event) {
      case PLANNED -> "new, does not exist yet";
      case DELIVERED -> "planned before, exists now";
      case ADDED -> "new, and already exists";
      case ADDED_BROKEN -> "new, its evidence does not hold";
      case RETURNED -> "was gone, is back";
      case REPAIRED -> "broken before, exists now";
      case RENAMED -> "same domain, new id";
      case DROPPED -> "planned, then taken off";
      case REPLANNED -> "existed, planned again";
      case BROKE -> "its evidence stopped holding";
      case LOST -> "existed, then taken off";
      case REMOVED -> "was never anything but broken";
      case CATALOGED -> "in the catalog only since";
      case UNCATALOGED -> "more than in the catalog since";
      case REASSESSED -> "other rules say so";
      default -> "";
    };
  }

  /** How often each event happened, setbacks first, then the most frequent. */
  static List<Map.Entry<Event, List<OfDomain>>> counted(List<? extends Change> changes) {
    Map<Event, List<OfDomain>> byEvent = new EnumMap<>(Event.class);
    for (Change change : changes) {
      if (change instanceof OfDomain domain && domain.event() != Event.FOUND) {
        byEvent.computeIfAbsent(domain.event(), event -> new ArrayList<>()).add(domain);
      }
    }
    List<Map.Entry<Event, List<OfDomain>>> counted = new ArrayList<>(byEvent.entrySet());
    counted.sort(
        (one, other) -> {
          boolean worse = isSetback(one.getKey());
          return worse != isSetback(other.getKey())
              ? (worse ? -1 : 1)
              : other.getValue().size() - one.getValue().size();
        });
    return counted;
  }

  /** {@code 8 lost, 5 dropped}. */
  static String summary(List<? extends Change> changes) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Event, List<OfDomain>> event : counted(changes)) {
      parts.add(Say.number(event.getValue().size()) + " " + event.getKey().words());
    }
    return String.join(", ", parts);
  }
}
