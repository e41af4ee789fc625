package dev.scorekeeper.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of its own, for tests that do to it what no other test would survive. */
final class OwnServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path data;
  private final int port;
  private Process process;

  /** A server that runs, and writes what it says it has written. */
  OwnServer() {
    try {
      folder = Files.createTempDirectory(TestServer.memory(), "scorekeeper-own-server-");
      data = folder.resolve("data");
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      run(
          "initdb",
          "-D",
          data.toString(),
          "-U",
          "postgres",
          "--auth=trust",
          "--locale=C.UTF-8",
          "--no-sync");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = started();
  }

  /** A program of PostgreSQL, which refuses to be run by root. */
  private static List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(TestServer.programs().resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private void run(String program, String... arguments) throws IOException {
    Process run = begin(program, arguments);
    try {
      if (run.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(log()));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process begin(String program, String... arguments) {
    try {
      return new ProcessBuilder(command(program, arguments))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  private Process started() {
    Process started =
        begin(
            "postgres",
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=localhost",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=on",
            "-c",
            "synchronous_commit=on",
            "-c",
            "max_connections=20",
            "-c",
            "shared_buffers=32MB",
            "-c",
            "dynamic_shared_memory_type=mmap");
    Instant end = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (!started.isAlive() || Instant.now().isAfter(end)) {
        try {
          throw new IllegalStateException(Files.readString(log()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      pause();
    }
    return started;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/" + database, "postgres", "");
  }

  int port() {
    return port;
  }

  /** The address of a database of it. */
  String address(String database) {
    return "postgresql://postgres@localhost:" + port + "/" + database;
  }

  /** Runs statements as the owner of all. */
  void run(List<String> statements) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins it again, as whoever looks after a machine does. */
  void restart() {
    process = started();
  }

  /** All of it is gone at once, as where the power fails. */
  void kill() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }

  /** It ends all connections at once, and itself. */
  void quit() {
    List<ProcessHandle> children = process.descendants().toList();
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    process.onExit().join();
    children.forEach(one -> one.onExit().join());
  }

  /** It takes nobody in any more, ends once the last one has left, and begins again. */
  void restartAround(Runnable work) {
    try (Connection last = connect("postgres")) {
      process.destroy();
      while (answers()) {
        pause();
      }
      work.run();
      if (!last.isValid(1)) {
        throw new IllegalStateException("the last one did not stay");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    process.onExit().join();
    restart();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      quit();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
