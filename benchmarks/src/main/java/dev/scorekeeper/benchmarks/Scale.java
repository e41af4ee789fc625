package dev.scorekeeper.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Validation of workspaces far larger than any that is known. */
final class Scale implements Benchmark {
  private static final String SEQUENCES = "packages/ographx/.ographx/sequences";
  private static final String CATALOG =
      "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json";

  private static final String OURS = "ours";
  private static final String NODE = "Node script";
  private static final String PARSING = "Jackson, reading and parsing alone";
  private static final String DIVIDED = "the same on all cores";

  private static final int MANY = 100_000;
  private static final int LARGE = 1_000;
  private static final int LARGE_BYTES = 5_000_000;

  /** Files that differ; each is there several times, so that they fit into the disk's cache. */
  private static final int DIFFERENT = 20;

  private static final int MEGABYTE = 1024 * 1024;

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String about() {
    return "`validate --no-record` of 100,000 domains with a small sequence file each, and of 1,000"
        + " domains with 5 MB each (20 files of 5 MB, hard-linked 50 times).";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException {
    List<Result> results = new ArrayList<>();
    bench.say("  making 100,000 sequence files");
    Path many = workspace(bench.scratch().resolve("many"), MANY);
    for (int i = 0; i < MANY; i++) {
      Files.writeString(many.resolve(sequenceFile(i)), sequence(i, 8, 5));
    }
    measure(bench, "100,000 domains", many, 5, 1 / 3.0, OptionalDouble.of(1.5), results);

    bench.say("  making 20 sequence files of 5 MB");
    Path large = workspace(bench.scratch().resolve("large"), LARGE);
    int movements = LARGE_BYTES / sequence(0, 1, 10).length();
    for (int i = 0; i < LARGE; i++) {
      Path file = large.resolve(sequenceFile(i));
      if (i < DIFFERENT) {
        Files.writeString(file, sequence(i, movements, 10));
      } else {
        Files.createLink(file, large.resolve(sequenceFile(i % DIFFERENT)));
      }
    }
    measure(bench, "1,000 domains of 5 MB", large, 1, 1, OptionalDouble.of(1.5), results);
    return results;
  }

  private static void measure(
      Bench bench,
      String what,
      Path workspace,
      int rounds,
      double toNode,
      OptionalDouble toParsing,
      List<Result> results)
      throws IOException {
    Entrant ours =
        Entrant.of(
            OURS, workspace, bench.program(), "validate", "--no-record", "--fail-on", "never");
    Race race =
        Race.of(
            rounds,
            List.of(
                ours,
                Entrant.of(NODE, workspace, "node", bench.peer("check.mjs"), workspace),
                bench.java(PARSING, workspace, ParseAll.class, workspace),
                bench.java(DIVIDED, workspace, ParseAll.class, workspace, ParseAll.ON_ALL_CORES)));
    results.add(race.ratio(what, OURS, NODE, OptionalDouble.of(toNode)));
    results.add(race.ratio(what, OURS, PARSING, toParsing));
    results.add(race.ratio(what, OURS, DIVIDED, OptionalDouble.empty()));
    results.add(
        race.ratio(
            what + ": reading and parsing alone on all cores",
            DIVIDED,
            NODE,
            OptionalDouble.empty()));
    results.add(
        new Result.Figure(
            what + ", memory of the process",
            (double) Race.peakMemory(ours) / MEGABYTE,
            "MB",
            OptionalDouble.of(512)));
  }

  private static Path workspace(Path folder, int domains) throws IOException {
    Files.createDirectories(folder.resolve(SEQUENCES));
    Path catalog = folder.resolve(CATALOG);
    Files.createDirectories(catalog.resolveSibling("."));
    Files.writeString(
        catalog,
        """
        {"summary": {"totalSequences": 0, "totalHandlers": 0, "totalTopics": 0}, "sequences": []}
        """);
    try (BufferedWriter registry =
        Files.newBufferedWriter(folder.resolve("orchestration-domains.json"))) {
      registry.write("{\"domains\": [");
      for (int i = 0; i < domains; i++) {
        registry.write(
            """
            %s
              {"id": "domain-%d", "name": "Domain %d", "category": "system", "sequenceFile": "%s"}"""
                .formatted(i == 0 ? "" : ",", i, i, sequenceFile(i)));
      }
      registry.write("\n]}\n");
    }
    return folder;
  }

  private static String sequenceFile(int number) {
    return SEQUENCES + "/domain-" + number + ".json";
  }

  private static String sequence(int number, int movements, int beats) {
    StringBuilder json = new StringBuilder();
    json.append("{\"id\": \"domain-").append(number).append("\", \"movements\": [");
    for (int movement = 0; movement < movements; movement++) {
      json.append(movement == 0 ? "\n" : ",\n");
      json.append("  {\"id\": \"m").append(movement).append("\", \"beats\": [");
      for (int beat = 1; beat <= beats; beat++) {
        json.append(beat == 1 ? "\n" : ",\n");
        json.append("    {\"beat\": ").append(beat);
        json.append(", \"event\": \"domain:").append(number).append(":").append(movement);
        json.append("\", \"handler\": \"handle").append(beat);
        json.append("\", \"kind\": \"pure\", \"timing\": \"immediate\"}");
      }
      json.append("\n  ]}");
    }
    return json.append("\n]}\n").toString();
  }
}
