package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** An audit of far more plugin files than any workspace is known to have. */
final class Scanning implements Benchmark {
  private static final String OURS = "ours";
  private static final String PARSING = "Jackson, reading and parsing alone";

  private static final int FOLDERS = 2_000;
  private static final int FILES_IN_EACH = 10;
  private static final int MOVEMENTS = 2;
  private static final int BEATS = 4;
  private static final int ROUNDS = 9;

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public String about() {
    return "`audit --check` of 20,000 plugin files in 2,000 folders, without a catalog to compare"
        + " with.";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException {
    Path workspace = bench.scratch().resolve("plugins");
    for (int folder = 0; folder < FOLDERS; folder++) {
      Path plugin = workspace.resolve("packages/plugin-" + folder + "/json-sequences");
      Files.createDirectories(plugin);
      for (int file = 0; file < FILES_IN_EACH; file++) {
        Files.writeString(plugin.resolve("sequence-" + file + ".json"), sequence(folder, file));
      }
    }
    Race race =
        Race.of(
            ROUNDS,
            List.of(
                Entrant.of(OURS, workspace, bench.program(), "audit", "--check"),
                bench.java(PARSING, workspace, ParseAll.class, workspace)));
    return List.of(race.ratio("20,000 plugin files", OURS, PARSING, OptionalDouble.of(1.5)));
  }

  private static String sequence(int folder, int file) {
    StringBuilder json = new StringBuilder();
    json.append("{\n  \"pluginId\": \"Plugin").append(folder).append("\",\n");
    json.append("  \"id\": \"plugin-").append(folder).append('-').append(file).append("\",\n");
    json.append("  \"name\": \"What plugin ").append(folder).append(" does\",\n");
    json.append("  \"movements\": [");
    for (int movement = 0; movement < MOVEMENTS; movement++) {
      json.append(movement == 0 ? "\n" : ",\n");
      json.append("    {\n      \"id\": \"movement-").append(movement).append("\",\n");
      json.append("      \"beats\": [");
      for (int beat = 1; beat <= BEATS; beat++) {
        json.append(beat == 1 ? "\n" : ",\n");
        json.append("        { \"beat\": ").append(beat);
        json.append(", \"event\": \"plugin:").append(folder).append(':').append(beat);
        json.append("\", \"title\": \"What happens on this beat\", \"handler\": \"handle");
        json.append(movement).append(beat);
        json.append("\", \"timing\": \"immediate\", \"kind\": \"pure\" }");
      }
      json.append("\n      ]\n    }");
    }
    return json.append("\n  ]\n}\n").toString();
  }
}
