package dev.scorekeeper.domain.history;

import java.util.List;
import java.util.Optional;

/**
 * Port: how far a history came when it exchanged entries with others, so that the next time costs
 * what is new since then. A mark proves itself by the chains of both sides, and who has none looks
 * at everything: losing marks costs time and nothing else.
 */
public interface ExchangeMarks {
  /** Keeps none. */
  ExchangeMarks NONE = new NoMarks();

  /**
   * How far it came with the entries of a project.
   *
   * @param other the origin of the other log
   */
  Optional<Mark> find(Way way, String other, String project);

  /** Keeps marks in place of those of the same way, log and project, as far as that is possible. */
  void keep(List<Mark> marks);

  /** In which direction entries went. */
  enum Way {
    /** The other log has all that this one had. */
    GIVEN,
    /** This log has all that the other one had. */
    TAKEN
  }

  /**
   * What is known of two logs since an exchange.
   *
   * @param own what the chain of the project was here
   * @param other what it was there
   */
  record Mark(Way way, String project, Checkpoint own, Checkpoint other) {}
}
