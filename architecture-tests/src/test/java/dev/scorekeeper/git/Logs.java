package dev.scorekeeper.git;

import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Breaks a law on purpose: an adapter logs. */
public final class Logs {
  void java() {
    Logger.getLogger("x").info("y");
  }

  void facade() {
    LoggerFactory.getLogger("x");
  }
}
