package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A history that is opened to record in when there is something to record, and not before. */
final class WrittenLater implements Supplier<History>, AutoCloseable {
  private final Place place;
  private @Nullable History opened;

  WrittenLater(Place place) {
    this.place = place;
  }

  @Override
  public History get() {
    if (opened == null) {
      opened = place.environment().histories().get().forWriting(place.history());
    }
    return opened;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
