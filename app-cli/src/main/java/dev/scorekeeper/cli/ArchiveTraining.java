package dev.scorekeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/**
 * Runs the commands on the lines of the standard input, in one process and whatever their exit
 * codes, so that Java can note which classes they load.
 */
final class ArchiveTraining {
  /** What a command names where it asks a server. */
  private static final String SERVER = "SERVER";

  /** What is loaded where a server has rows, which the one that stands in here has not. */
  private static final List<String> WITH_ROWS =
      List.of(
          "dev.scorekeeper.postgresql.internal.Logs",
          "dev.scorekeeper.postgresql.internal.ServerLog",
          "dev.scorekeeper.postgresql.internal.ServerRunIndex",
          "dev.scorekeeper.postgresql.internal.ServerRunLog",
          "dev.scorekeeper.postgresql.internal.StoredText",
          "java.util.regex.Pattern$Bound",
          "org.postgresql.core.ResultHandlerDelegate",
          "org.postgresql.core.Tuple",
          "org.postgresql.core.v3.DefaultSqlSerializationContext",
          "org.postgresql.core.v3.QueryExecutorImpl$1",
          "org.postgresql.jdbc.PgConnection$TransactionCommandHandler",
          "org.postgresql.jdbc.PgPreparedStatement",
          "org.postgresql.util.ByteStreamWriter",
          "org.postgresql.util.IntList",
          "org.postgresql.util.NumberParser",
          "org.postgresql.util.NumberParser$1",
          "org.postgresql.util.PGbytea",
          "org.postgresql.util.StreamWrapper");

  private ArchiveTraining() {}

  public static void main(String[] args) throws IOException {
    try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        if (command.contains(SERVER)) {
          ask(command);
        } else {
          Main.run(command.split(" ", -1));
        }
      }
    }
  }

  private static void ask(String command) {
    try (StandInServer server = StandInServer.start()) {
      String address = "postgresql://rehearsal@127.0.0.1:" + server.port() + "/rehearsal";
      Main.run(command.replace(SERVER, address).split(" ", -1));
      for (String name : WITH_ROWS) {
        Class.forName(name);
      }
    } catch (IOException | ClassNotFoundException e) {
      // Where nothing may listen, or a driver has other classes, these come without the archive.
    }
  }
}
