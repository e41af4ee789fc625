package dev.scorekeeper.cli.environment;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;

/** Tells the person at the terminal how far long work is, and what else there is to know. */
public final class TerminalListener implements Listener {
  private final Environment environment;

  public TerminalListener(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Stage begin(Work work) {
    return switch (work) {
      case READING_FILES -> line("reading sequence files:");
      case SCANNING_PLUGINS -> line("scanning plugin files:");
      case FINDING_COMMITS -> line("finding commits:");
      case COMPARING_COMMITS -> new ProgressLine(environment, "comparing commits:", true);
      case READING_COMMITS -> new ProgressLine(environment, "reading commits:", true);
      case VERIFYING -> line("verifying:");
      case REBUILDING -> line("folding runs:");
      case EXPORTING -> line("exporting runs:");
      case IMPORTING -> line("importing kilobytes:");
      case PUSHING -> line("pushing entries:");
      case PULLING -> line("pulling entries:");
    };
  }

  private Stage line(String what) {
    return new ProgressLine(environment, what, false);
  }

  @Override
  public void notice(String clause) {
    environment.complain(clause);
  }
}
