package dev.scorekeeper.domain.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing that an assessment says.
 *
 * @param key what it is about
 * @param value what it says, in parts
 */
public record Fact(Key key, List<String> value) {
  public Fact {
    value = List.copyOf(value);
  }

  /** What a fact is about; the order is that of the canonical form. */
  public enum Kind {
    /** How much a layer holds; the subject is the count's name. */
    LAYER,
    /** A domain's verdict; the subject is its id. */
    DOMAIN,
    /** A domain's name, category and sequence file; the subject is its id. */
    PROFILE,
    /** A finding; the subject is its id, a space, and its subject. */
    FINDING
  }

  /**
   * What makes two facts of two assessments comparable.
   *
   * @param kind what kind of thing it is about
   * @param subject which of them
   */
  public record Key(Kind kind, String subject) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return kind == other.kind ? subject.compareTo(other.subject) : kind.compareTo(other.kind);
    }

    /** Written out, as is the other: a record's own are made at their first use, in each start. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && kind == key.kind && subject.equals(key.subject);
    }

    @Override
    public int hashCode() {
      return 31 * kind.hashCode() + subject.hashCode();
    }
  }
}
