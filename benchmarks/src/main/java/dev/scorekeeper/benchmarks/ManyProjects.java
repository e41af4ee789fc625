package dev.scorekeeper.benchmarks;

import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.postgresql.PostgresHistoryStore;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * What a server's history costs that holds a year of many projects. One project is recorded as
 * builds record it; the others are its copies, row by row, since to record millions of runs takes
 * hours. So their chains are right in form only, and nothing here verifies them.
 */
final class ManyProjects implements Benchmark {
  private static final int PROJECTS = Integer.getInteger("scorekeeper.projects", 1_000);
  private static final int RUNS = Integer.getInteger("scorekeeper.projects.runs", 3_650);
  private static final int FEW = 100;
  private static final int DOMAINS = 100;
  private static final int COPIES_AT_ONCE = 50;
  private static final int WRITERS = 16;
  private static final int APPENDS = 200;
  private static final int ROUNDS = 21;
  private static final Duration FIFTH = Duration.ofMillis(200);
  private static final Duration BETWEEN = Duration.ofMinutes(144);
  private static final String SHOP = "shop";

  /** The number of the log that is copied: the first. */
  private static final int FIRST = 1;

  @Override
  public String name() {
    return "projects";
  }

  @Override
  public String about() {
    return String.format(
        "A history of %,d projects with %,d runs of %d domains each, ten a day, on a PostgreSQL"
            + " server of this machine that writes through to the disk; one run in ten changes"
            + " something.",
        PROJECTS, RUNS, DOMAINS);
  }

  @Override
  public List<Result> run(Bench bench) throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(bench.scratch().resolve("server"))
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            .setLocaleConfig("locale", "C.UTF-8")
            .start()) {
      return measured(bench, server);
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writers wrote", e);
    }
  }

  private static List<Result> measured(Bench bench, EmbeddedPostgres server)
      throws IOException, SQLException, ExecutionException, InterruptedException {
    List<Result> results = new ArrayList<>();
    bench.say("  recording one project, in a file and on the server");
    Path file = bench.scratch().resolve("one.db");
    runs(SHOP).record(new SqliteHistoryStore(file), RUNS);
    HistoryStore few = database(server, "few");
    LongHistory fewRuns = runs(SHOP);
    fewRuns.record(few, FEW);
    HistoryStore year = database(server, "year");
    LongHistory yearRuns = runs(SHOP);
    yearRuns.record(year, RUNS);
    bench.say(String.format("  copying it %,d times", PROJECTS - 1));
    long begun = System.nanoTime();
    try (Connection connection = server.getDatabase("postgres", "year").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = scorekeeper, pg_catalog");
      // As a copy from another server would, without looking each reference up.
      statement.execute("SET session_replication_role = replica");
      copy(statement);
      results.add(none("loading in bulk", Turns.seconds(begun), "s"));
      bench.say("  tidying up");
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
      double runs = number(statement, "SELECT count(*) FROM stored_run");
      results.add(none("runs", runs, ""));
      results.add(
          none(
              "facts stored for a run",
              number(statement, "SELECT count(*) FROM stored_fact") / runs,
              ""));
      results.add(
          none("a run", number(statement, "SELECT pg_database_size('year')") / runs, "bytes"));
    }
    bench.say("  appending");
    try (History small = few.forWriting();
        History large = year.forWriting()) {
      results.add(
          Turns.ratio(
              "append of a run that changes nothing, to the year",
              "at the beginning",
              () -> record(large, yearRuns.same()),
              () -> record(small, fewRuns.same()),
              OptionalDouble.of(1.3)));
      results.add(
          Turns.ratio(
              "append of a run that changes one fact, to the year",
              "at the beginning",
              () -> record(large, yearRuns.grown(1)),
              () -> record(small, fewRuns.grown(1)),
              OptionalDouble.of(1.3)));
    }
    writers(bench, year, results);
    asking(bench, server, year, file, results);
    return results;
  }

  private static LongHistory runs(String project) {
    return new LongHistory(project, DOMAINS, BETWEEN);
  }

  private static HistoryStore database(EmbeddedPostgres server, String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return PostgresHistoryStore.at(address(server, name), Map.of());
  }

  private static String address(EmbeddedPostgres server, String database) {
    return "postgresql://postgres@localhost:" + server.getPort() + "/" + database;
  }

  private static void record(History history, BranchRun run) {
    history.log().record(run);
  }

  /** Gives each copy a log and a name of its own. */
  private static void copy(Statement statement) throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT this.relname, string_agg(
              CASE
                WHEN attname = 'log' THEN 'log + copy'
                WHEN attname = 'project' THEN 'project || ''-'' || copy'
                ELSE quote_ident(attname)
              END, ', ' ORDER BY attnum)
            FROM pg_class AS this JOIN pg_attribute ON attrelid = this.oid AND attnum > 0
            WHERE relnamespace = 'scorekeeper'::regnamespace AND relkind IN ('r', 'p')
              AND NOT relispartition AND relname LIKE 'stored\\_%'
            GROUP BY this.oid, this.relname HAVING bool_or(attname = 'log')
            """)) {
      while (row.next()) {
        tables.put(row.getString(1), row.getString(2));
      }
    }
    for (int copied = 1; copied < PROJECTS; copied += COPIES_AT_ONCE) {
      int last = Math.min(PROJECTS, copied + COPIES_AT_ONCE) - 1;
      for (Map.Entry<String, String> table : tables.entrySet()) {
        statement.execute(
            String.format(
                "INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT %s FROM %s,"
                    + " generate_series(%d, %d) AS copy WHERE log = %d",
                table.getKey(), table.getValue(), table.getKey(), copied, last, FIRST));
      }
    }
    statement.execute(
        "SELECT setval(pg_get_serial_sequence('stored_origin', 'log'), " + (PROJECTS + 1) + ")");
  }

  private static double number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  /**
   * So many append to projects of their own, each five times a second, which is seven million runs
   * a day; and then each as fast as it can, which is more than the machine has processors for. The
   * first append of each, for which the server plans its statements and reads its tables'
   * definitions, is told by itself.
   */
  private static void writers(Bench bench, HistoryStore year, List<Result> results)
      throws ExecutionException, InterruptedException {
    bench.say("  appending with " + WRITERS + " writers at once");
    String with = "append with " + WRITERS + " writers at once";
    List<long[]> paced = writers(year, 0, FIFTH);
    long[] first = paced.stream().mapToLong(times -> times[0]).toArray();
    results.add(none(with + ", the first of each, median", Turns.share(first, 0.5) / 1e6, "ms"));
    long rate = WRITERS * Duration.ofSeconds(1).dividedBy(FIFTH);
    tell(with + ", " + rate + " a second", paced, results);
    List<long[]> fast = writers(year, 1, Duration.ZERO);
    long longest = fast.stream().mapToLong(times -> LongStream.of(times).sum()).max().orElseThrow();
    tell(with + ", as fast as they can", fast, results);
    results.add(none(with + ", as fast as they can", WRITERS * APPENDS * 1e9 / longest, "runs/s"));
  }

  private static void tell(String what, List<long[]> writers, List<Result> results) {
    long[] all = writers.stream().flatMapToLong(times -> LongStream.of(times).skip(1)).toArray();
    results.add(none(what + ", median", Turns.share(all, 0.5) / 1e6, "ms"));
    results.add(
        Turns.figure(
            what + ", 99 of 100 within",
            Turns.share(all, 0.99) / 1e6,
            "ms",
            OptionalDouble.of(50)));
  }

  /**
   * Lets all of them append.
   *
   * @param turn which projects they append to, since an append begins where the last one ended
   * @param pace how long it takes from one append of a writer to its next
   * @return the times of each
   */
  private static List<long[]> writers(HistoryStore year, int turn, Duration pace)
      throws ExecutionException, InterruptedException {
    List<List<BranchRun>> runs = new ArrayList<>();
    for (int writer = 1; writer <= WRITERS; writer++) {
      runs.add(nextRuns(SHOP + "-" + (writer * 50 + turn), writer));
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<long[]>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      List<BranchRun> own = runs.get(writer);
      Duration late = pace.multipliedBy(writer).dividedBy(WRITERS);
      writers.add(threads.submit(() -> times(year, own, pace, late)));
    }
    threads.shutdown();
    List<long[]> times = new ArrayList<>();
    for (Future<long[]> writer : writers) {
      times.add(writer.get());
    }
    return times;
  }

  /**
   * What a writer appends, of which one in ten changes something. It is made before anybody writes,
   * as files are read where the builds are.
   *
   * @param first by which of the ten it begins, since builds do not keep step
   */
  private static List<BranchRun> nextRuns(String project, int first) {
    LongHistory runs = runs(project);
    // What is recorded already lies behind it.
    for (int run = 0; run < RUNS; run++) {
      runs.next();
    }
    List<BranchRun> next = new ArrayList<>();
    for (int i = 0; i < APPENDS; i++) {
      next.add((first + i) % 10 == 0 ? runs.grown(1) : runs.same());
    }
    return next;
  }

  /**
   * How long each append takes. Where there is a pace, a time begins when the append is due, so
   * that it tells also how long that waited for the one before.
   *
   * @param late how long after the others the first is due
   */
  private static long[] times(HistoryStore year, List<BranchRun> runs, Duration pace, Duration late)
      throws InterruptedException {
    long[] times = new long[runs.size()];
    try (History history = year.forWriting()) {
      long due = System.nanoTime() + late.toNanos();
      for (int i = 0; i < times.length; i++) {
        if (pace.isZero()) {
          due = System.nanoTime();
        } else {
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        record(history, runs.get(i));
        times[i] = System.nanoTime() - due;
        due += pace.toNanos();
      }
    }
    return times;
  }

  private static void asking(
      Bench bench, EmbeddedPostgres server, HistoryStore year, Path file, List<Result> results)
      throws IOException {
    bench.say("  asking");
    try (History onServer = year.forReading().orElseThrow();
        History here = new SqliteHistoryStore(file).forReading().orElseThrow()) {
      results.add(
          Turns.ratio(
              "how a project stands, in a warm process",
              "in a file",
              () -> head(onServer),
              () -> head(here),
              OptionalDouble.empty()));
    }
    Path workspace = bench.copy(bench.root().resolve("examples/renderx"), "workspace");
    String onServer = address(server, "year");
    Race race =
        Race.of(
            ROUNDS,
            List.of(
                status(bench, "on a server", workspace, onServer),
                status(bench, "in a file", workspace, file.toString())));
    results.add(
        race.ratio("`status` on a server", "on a server", "in a file", OptionalDouble.empty()));
    results.add(
        Turns.figure(
            "`status` on a server, longer than in a file",
            (race.median("on a server").toNanos() - race.median("in a file").toNanos()) / 1e6,
            "ms",
            OptionalDouble.of(20)));
    results.add(
        Turns.figure(
            "a Java program that only connects and asks `SELECT 1`, longer than one that does"
                + " nothing",
            connecting(bench, server),
            "ms",
            OptionalDouble.empty()));
    Entrant portfolio =
        Entrant.of("portfolio", workspace, bench.program(), "portfolio", "--history", onServer);
    results.add(
        Turns.figure(
            "`portfolio`",
            Race.of(5, List.of(portfolio)).median("portfolio").toNanos() / 1e6,
            "ms",
            OptionalDouble.of(1_000)));
  }

  /** What the driver alone costs a process, its classes from an archive as the program's are. */
  private static double connecting(Bench bench, EmbeddedPostgres server) throws IOException {
    String address =
        "jdbc:postgresql://localhost:" + server.getPort() + "/year?user=postgres" + Connect.AS_OURS;
    Path archive = bench.scratch().resolve("connect.jsa");
    List<Object> java =
        List.of(
            bench.java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            Connect.classPath(bench.scratch()));
    Race.of(
        1,
        List.of(
            connect(
                "trains", bench.scratch(), java, "-XX:ArchiveClassesAtExit=" + archive, address)));
    String archived = "-XX:SharedArchiveFile=" + archive;
    Race race =
        Race.of(
            ROUNDS,
            List.of(
                connect("connects", bench.scratch(), java, archived, address),
                connect("does nothing", bench.scratch(), java, archived)));
    return (race.median("connects").toNanos() - race.median("does nothing").toNanos()) / 1e6;
  }

  private static Entrant connect(
      String name, Path folder, List<Object> java, String option, String... address) {
    List<Object> command = new ArrayList<>(java);
    command.add(option);
    command.add(Connect.class.getName());
    command.addAll(List.of(address));
    return Entrant.of(name, folder, command.toArray());
  }

  private static Facts head(History history) {
    return history.stream(new StreamId(SHOP, LongHistory.MAIN.branch()))
        .head()
        .orElseThrow()
        .facts();
  }

  private static Entrant status(Bench bench, String name, Path workspace, String history) {
    return Entrant.of(
        name,
        workspace,
        bench.program(),
        "status",
        "--history",
        history,
        "--project",
        SHOP,
        "--branch",
        LongHistory.MAIN.branch());
  }

  private static Result none(String what, double value, String unit) {
    return Turns.figure(what, value, unit, OptionalDouble.empty());
  }
}
