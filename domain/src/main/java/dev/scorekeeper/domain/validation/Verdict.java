package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.sequence.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says of one domain, whatever its entry claims. Equality is written out, as in
 * {@code Fact}.
 */
public sealed interface Verdict {
  /** The sequence file that it names is in the workspace and has at least one movement. */
  record Implemented(Size size) implements Verdict {
    /** What has no more beats than this exists, and does next to nothing. */
    public static final int MOST_BEATS_OF_A_STUB = 2;

    /** Whether it is next to nothing. */
    public boolean isStub() {
      return size.beats() <= MOST_BEATS_OF_A_STUB;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Implemented that && size.equals(that.size);
    }

    @Override
    public int hashCode() {
      return size.hashCode();
    }
  }

  /** All that it names is there; how much that is nobody counts. */
  record Present() implements Verdict {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Present;
    }

    @Override
    public int hashCode() {
      return 2;
    }
  }

  /** It says that it is there, and that is all the evidence that the settings ask for. */
  record Claimed() implements Verdict {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Claimed;
    }

    @Override
    public int hashCode() {
      return 3;
    }
  }

  /** It names no file, and the catalog has a sequence of its id: the entry repeats layer 1. */
  record Cataloged(Size size) implements Verdict {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Cataloged that && size.equals(that.size);
    }

    @Override
    public int hashCode() {
      return ~size.hashCode();
    }
  }

  /** It names no file, and the catalog does not know it. */
  record Planned() implements Verdict {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Planned;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** It names a sequence file that is no evidence. */
  record Broken(Reason reason) implements Verdict {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Broken that && reason == that.reason;
    }

    @Override
    public int hashCode() {
      return reason.hashCode();
    }
  }

  /** Why what a domain names, or says, is no evidence. */
  enum Reason {
    /** No file lies there. */
    MISSING,
    /** It cannot be read as JSON. */
    MALFORMED,
    /** It has no movement. */
    EMPTY,
    /** It leaves the workspace. */
    ESCAPES,
    /** The word by which it says how far it is is none that the settings know. */
    UNKNOWN_CLAIM;

    /** The reason in outputs and in history. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a verdict comes down to. */
  enum Status {
    /** It exists. */
    IMPLEMENTED,
    /** It is meant to exist. */
    PLANNED,
    /** It is claimed to exist and does not. */
    BROKEN,
    /** It is in the catalog, and the registry merely repeats that. */
    CATALOGED;

    /** The status in outputs. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its domains are among those that progress is out of. */
    public boolean counts() {
      return this != CATALOGED;
    }
  }

  /** The status that this verdict comes down to. */
  default Status status() {
    if (this instanceof Implemented) {
      return Status.IMPLEMENTED;
    }
    if (this instanceof Planned) {
      return Status.PLANNED;
    }
    if (this instanceof Broken) {
      return Status.BROKEN;
    }
    return this instanceof Cataloged ? Status.CATALOGED : Status.IMPLEMENTED;
  }

  /** Whether there is something of this name, by whatever evidence. */
  default boolean exists() {
    return !(this instanceof Planned || this instanceof Broken);
  }

  /** The evidence's size; nothing for what does not exist, and for what nobody counts. */
  default Size size() {
    return Size.NONE;
  }

  /** Whether the evidence has a size. */
  default boolean isSized() {
    return this instanceof Implemented || this instanceof Cataloged;
  }
}
