package dev.scorekeeper.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Commands on the bundled example, whole processes. */
final class StartUp implements Benchmark {
  private static final int ROUNDS = 21;

  private static final String NODE = "Node script";
  private static final String EMPTY = "empty JVM";
  private static final String SQLITE = "sqlite3";

  /** What {@code status} asks of the history. */
  private static final String QUERY =
      "SELECT domain_id, status, reason, movements, beats, since FROM domains;"
          + " SELECT rule, severity, subject, message FROM findings;"
          + " SELECT * FROM runs ORDER BY observed_at DESC LIMIT 1;";

  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public String about() {
    return "Commands on the bundled example, as whole processes from the distribution.";
  }

  @Override
  public List<Result> run(Bench bench) {
    Path workspace = bench.copy(bench.root().resolve("examples/renderx"), "renderx");
    Path program = bench.program();
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(Entrant.of("validate", workspace, program, "validate"));
    entrants.add(Entrant.of("validate --no-record", workspace, program, "validate", "--no-record"));
    entrants.add(Entrant.of("status", workspace, program, "status"));
    entrants.add(Entrant.of("--version", workspace, program, "--version"));
    entrants.add(Entrant.of(NODE, workspace, "node", bench.peer("check.mjs"), workspace));
    entrants.add(bench.java(EMPTY, workspace, Empty.class));
    entrants.add(Entrant.of(SQLITE, workspace, "sqlite3", ".scorekeeper/history.db", QUERY));
    Race race = Race.of(ROUNDS, entrants);
    return List.of(
        race.ratio("validate", "validate", NODE, OptionalDouble.of(2.2)),
        race.ratio("validate --no-record", "validate --no-record", NODE, OptionalDouble.empty()),
        race.ratio("status", "status", NODE, OptionalDouble.of(1.9)),
        race.ratio("status", "status", SQLITE, OptionalDouble.empty()),
        race.ratio("--version", "--version", EMPTY, OptionalDouble.of(1.3)),
        race.ratio("validate", "validate", EMPTY, OptionalDouble.empty()));
  }
}
