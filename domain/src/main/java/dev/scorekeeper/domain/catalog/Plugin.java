package dev.scorekeeper.domain.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How much of the catalog is a plugin's.
 *
 * @param id as its sequences name it; empty text for sequences that name none
 * @param sequences how many sequences it has
 * @param movements how many movements they have
 * @param beats how many beats these have
 * @param handlers how many different handlers answer the beats
 */
public record Plugin(String id, int sequences, long movements, long beats, int handlers) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Plugin that
        && id.equals(that.id)
        && sequences == that.sequences
        && movements == that.movements
        && beats == that.beats
        && handlers == that.handlers;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
