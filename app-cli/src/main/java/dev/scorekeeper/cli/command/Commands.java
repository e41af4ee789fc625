package dev.scorekeeper.cli.command;

import dev.scorekeeper.cli.terminal.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that are about a plan, in the order of the help, each made when it is asked for. */
public final class Commands {
  private static final List<String> NAMES =
      List.of(
          "validate",
          "status",
          "trend",
          "log",
          "show",
          "diff",
          "query",
          "report",
          "badge",
          "backfill",
          "history",
          "audit",
          "add",
          "init");

  private final Environment environment;

  public Commands(Environment environment) {
    this.environment = environment;
  }

  /** All of them. */
  public List<Command> all() {
    List<Command> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(named(name).orElseThrow());
    }
    return all;
  }

  /** The command of a name, if there is one. */
  public Optional<Command> named(String name) {
    return switch (name) {
      case "validate" -> Optional.of(new ValidateCommand(environment));
      case "status" -> Optional.of(new StatusCommand(environment));
      case "trend" -> Optional.of(new TrendCommand(environment));
      case "log" -> Optional.of(new LogCommand(environment));
      case "show" -> Optional.of(new ShowCommand(environment));
      case "diff" -> Optional.of(new DiffCommand(environment));
      case "query" -> Optional.of(new QueryCommand(environment));
      case "badge" -> Optional.of(new BadgeCommand(environment));
      case "report" -> Optional.of(new ReportCommand(environment));
      case "backfill" -> Optional.of(new BackfillCommand(environment));
      case "history" -> Optional.of(new HistoryCommand(environment));
      case "audit" -> Optional.of(new AuditCommand(environment));
      case "add" -> Optional.of(new AddCommand(environment));
      case "init" -> Optional.of(new InitCommand(environment));
      default -> Optional.empty();
    };
  }
}
