package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.domain.run.StreamId;

/** What is said where a stream is asked for by a name that it had. */
public final class FormerName {
  private FormerName() {}

  /**
   * Says so, if it is called otherwise now.
   *
   * @param asked the name by which it is asked for, chosen or not
   * @param now what it is called
   */
  public static void tell(StreamId asked, StreamId now, Listener listener) {
    if (!asked.equals(now)) {
      listener.notice(asked + " was renamed; here it is " + now);
    }
  }
}
