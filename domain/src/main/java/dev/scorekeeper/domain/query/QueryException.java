package dev.scorekeeper.domain.query;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** A query cannot be run as it is written; the message says why, for the person who wrote it. */
public final class QueryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Optional<Unknown> unknown;

  /**
   * A name in a query that is the name of nothing.
   *
   * @param name as it is written
   * @param names those that there are in its place
   */
  public record Unknown(String name, List<String> names) {
    public Unknown {
      names = List.copyOf(names);
    }
  }

  public QueryException(String message) {
    super(message);
    unknown = Optional.empty();
  }

  public QueryException(String message, Throwable cause) {
    super(message, cause);
    unknown = Optional.empty();
  }

  public QueryException(String message, Throwable cause, Unknown unknown) {
    super(message, cause);
    this.unknown = Optional.of(unknown);
  }

  /** The name in it that is the name of nothing, where that is why. */
  public Optional<Unknown> unknown() {
    return unknown;
  }
}
