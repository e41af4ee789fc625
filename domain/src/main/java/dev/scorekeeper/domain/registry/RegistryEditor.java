package dev.scorekeeper.domain.registry;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;

/** Port: adds to a registry as its file is written. */
public interface RegistryEditor {
  /**
   * The registry with one more entry; all else keeps its bytes. What {@link NewEntry#refusal} says
   * of the entries is refused.
   *
   * @param registry the file
   * @param fields where it keeps what
   */
  Edit add(byte[] registry, Layout.Fields fields, NewEntry entry);

  /** A sequence file for an entry to begin with; there is no movement in it yet. */
  byte[] sequence(NewEntry entry);

  /** What became of an edit. */
  sealed interface Edit {}

  /**
   * The file as it is to be.
   *
   * @param bytes handed over
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, like the content of a file
  record Added(byte[] bytes) implements Edit {}

  /**
   * The entry cannot be added to this registry.
   *
   * @param why a sentence for people
   */
  record Refused(String why) implements Edit {}

  /**
   * No entry can be added as the fields are said to lie.
   *
   * @param why a sentence for people
   */
  record Unfit(String why) implements Edit {}

  /**
   * The registry cannot be read.
   *
   * @param why a clause such as {@code "is not JSON"}
   * @param at where
   */
  record Malformed(String why, Location at) implements Edit {}
}
