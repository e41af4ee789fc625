package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.ExchangeMarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks in memory. */
final class InMemoryMarks implements ExchangeMarks {
  private record Key(Way way, String other, String project) {}

  private final Map<Key, Mark> marks = new HashMap<>();

  @Override
  public Optional<Mark> find(Way way, String other, String project) {
    return Optional.ofNullable(marks.get(new Key(way, other, project)));
  }

  @Override
  public void keep(List<Mark> kept) {
    kept.forEach(
        mark -> marks.put(new Key(mark.way(), mark.other().origin(), mark.project()), mark));
  }
}
