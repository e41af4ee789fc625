package dev.scorekeeper.cli;

import dev.scorekeeper.cli.command.AddCommand;
import dev.scorekeeper.cli.command.AuditCommand;
import dev.scorekeeper.cli.command.BackfillCommand;
import dev.scorekeeper.cli.command.BadgeCommand;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.DiffCommand;
import dev.scorekeeper.cli.command.InitCommand;
import dev.scorekeeper.cli.command.LogCommand;
import dev.scorekeeper.cli.command.PortfolioCommand;
import dev.scorekeeper.cli.command.QueryCommand;
import dev.scorekeeper.cli.command.ReportCommand;
import dev.scorekeeper.cli.command.ShowCommand;
import dev.scorekeeper.cli.command.StatusCommand;
import dev.scorekeeper.cli.command.TrendCommand;
import dev.scorekeeper.cli.command.ValidateCommand;
import dev.scorekeeper.cli.command.history.HistoryCommand;
import dev.scorekeeper.cli.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that are about a plan, in the order of the help, each made when it is asked for. */
final class Commands {
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
          "portfolio",
          "badge",
          "backfill",
          "history",
          "audit",
          "add",
          "init");

  private final Environment environment;

  Commands(Environment environment) {
    this.environment = environment;
  }

  /** All of them. */
  List<Command> all() {
    List<Command> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(named(name).orElseThrow());
    }
    return all;
  }

  /** The command of a name, if there is one. */
  Optional<Command> named(String name) {
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
      case "portfolio" -> Optional.of(new PortfolioCommand(environment));
      case "backfill" -> Optional.of(new BackfillCommand(environment));
      case "history" -> Optional.of(new HistoryCommand(environment));
      case "audit" -> Optional.of(new AuditCommand(environment));
      case "add" -> Optional.of(new AddCommand(environment));
      case "init" -> Optional.of(new InitCommand(environment));
      default -> Optional.empty();
    };
  }
}
