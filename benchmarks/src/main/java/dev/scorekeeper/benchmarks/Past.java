package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** The reading of a repository's commits. */
final class Past implements Benchmark {
  private static final String REGISTRY = "orchestration-domains.json";
  private static final String SEQUENCES = "packages/ographx/.ographx/sequences/";
  private static final String CATALOG =
      "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json";

  private static final int COMMITS = 2_000;
  private static final int EVERY = 10;
  private static final int DOMAINS = 60;
  private static final int PACKAGES = 40;
  private static final int FILES = 10;
  private static final long BEGIN = 1_600_000_000;

  private static final String FIRST = "first call";
  private static final String AGAIN = "second call";
  private static final String NODE = "Node script, on the newest commit";
  private static final String FLOOR = "git cat-file --batch and a Python script";
  private static final String CHECKOUTS = "checking out and a Node script";

  private static final int ROUNDS = 11;
  private static final int MEGABYTE = 1024 * 1024;

  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public String about() {
    return "`backfill` of 2,000 commits of which 200 touch an input, from an empty home folder. The"
        + " peers are told which 200.";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException {
    bench.say("  making 2,000 commits");
    Path repository = repository(bench.scratch().resolve("repository"));
    Path home = Files.createDirectory(bench.scratch().resolve("home"));
    Path fresh = bench.scratch().resolve("fresh.db");
    Path known = bench.scratch().resolve("known.db");
    Path program = bench.program();
    String forgetful = "rm -f '%s' && exec '%s' backfill --history '%s'";
    Race race =
        Race.of(
            ROUNDS,
            List.of(
                Entrant.of(
                        FIRST, repository, "sh", "-c", forgetful.formatted(fresh, program, fresh))
                    .with("HOME", home.toString()),
                Entrant.of(AGAIN, repository, program, "backfill", "--history", known)
                    .with("HOME", home.toString()),
                Entrant.of(NODE, repository, "node", bench.peer("check.mjs"), repository),
                Entrant.of(FLOOR, repository, "python3", bench.peer("past.py"), repository)));
    bench.say("  checking out 200 commits, twice");
    Race slow =
        Race.of(
            1,
            List.of(
                Entrant.of(
                    CHECKOUTS,
                    repository,
                    bench.peer("checkouts.sh"),
                    repository,
                    bench.peer("check.mjs"),
                    bench.scratch().resolve("clone")),
                Entrant.of(
                    FIRST, repository, "sh", "-c", forgetful.formatted(fresh, program, fresh))));
    Entrant alone =
        Entrant.of(
            "alone",
            repository,
            program,
            "backfill",
            "--history",
            bench.scratch().resolve("alone.db"));
    return List.of(
        new Result.Figure(FIRST, race.median(FIRST).toMillis() / 1000.0, "s", OptionalDouble.of(3)),
        race.ratio(FIRST, FIRST, FLOOR, OptionalDouble.empty()),
        slow.ratio(FIRST, FIRST, CHECKOUTS, OptionalDouble.empty()),
        race.ratio(AGAIN, AGAIN, NODE, OptionalDouble.of(4)),
        new Result.Figure(
            FIRST + ", memory of the process",
            (double) Race.peakMemory(alone) / MEGABYTE,
            "MB",
            OptionalDouble.of(256)));
  }

  private static Path repository(Path folder) throws IOException {
    Program.input(Files.createDirectories(folder), "git", "init", "-q", "-b", "main").close();
    try (OutputStream stream = Program.input(folder, "git", "fast-import", "--quiet")) {
      new Commits(stream).write();
    }
    Program.input(folder, "git", "reset", "-q", "--hard").close();
    return folder;
  }

  /** A plan that is carried out beside other work, as git reads it. */
  private static final class Commits {
    private final OutputStream stream;
    private final Random random = new Random(1);
    private final int[] movements = new int[DOMAINS];
    private final int[] versions = new int[DOMAINS];
    private int plugins = 50;

    Commits(OutputStream stream) {
      this.stream = stream;
    }

    void write() throws IOException {
      for (int commit = 0; commit < COMMITS; commit++) {
        line("commit refs/heads/main");
        line("committer Ada <ada@example.org> " + (BEGIN + 3600L * commit) + " +0000");
        line("data 4\nwork");
        if (commit == 0) {
          for (int i = 0; i < PACKAGES * FILES; i++) {
            file("packages/p" + i % PACKAGES + "/src/file" + i + ".ts", "export const x = 1;\n");
          }
          file(REGISTRY, registry());
          file(CATALOG, catalog());
        } else if (commit % EVERY == 0) {
          change(commit / EVERY);
        } else {
          int i = random.nextInt(PACKAGES * FILES);
          file(
              "packages/p" + i % PACKAGES + "/src/file" + i + ".ts",
              "export const x = " + commit + ";\n");
        }
      }
    }

    private void change(int number) throws IOException {
      int domain = random.nextInt(DOMAINS);
      switch (number % 4) {
        case 0 -> {
          versions[domain]++;
          file(REGISTRY, registry());
        }
        case 1 -> {
          plugins++;
          file(CATALOG, catalog());
        }
        default -> {
          boolean isNew = movements[domain] == 0;
          movements[domain]++;
          file(SEQUENCES + "domain-" + domain + ".json", sequence(domain));
          if (isNew) {
            file(REGISTRY, registry());
          }
        }
      }
    }

    private String registry() {
      StringBuilder json = new StringBuilder("{\"domains\": [");
      for (int i = 0; i < DOMAINS; i++) {
        json.append(i == 0 ? "\n" : ",\n")
            .append("  {\n    \"id\": \"domain-" + i + "\",\n    \"name\": \"Domain " + i)
            .append(" v" + versions[i] + "\",\n    \"category\": \"part-" + i % 6 + "\",\n")
            .append("    \"description\": \"" + "What it is to do. ".repeat(50) + "\"");
        if (movements[i] > 0) {
          json.append(",\n    \"sequenceFile\": \"" + SEQUENCES + "domain-" + i + ".json\"");
        }
        json.append("\n  }");
      }
      return json.append("\n]}\n").toString();
    }

    private String catalog() {
      StringBuilder json = new StringBuilder("{\"sequences\": [");
      for (int i = 0; i < plugins; i++) {
        json.append(i == 0 ? "\n" : ",\n")
            .append("  {\"id\": \"plugin-" + i + "\", \"name\": \"Plugin " + i + "\", ")
            .append("\"movements\": 2, \"beats\": 7, \"plugin\": \"part-" + i % 9 + "\"}");
      }
      return json.append("\n]}\n").toString();
    }

    private String sequence(int domain) {
      StringBuilder json =
          new StringBuilder("{\"id\": \"domain-" + domain + "\", \"movements\": [");
      for (int movement = 0; movement < movements[domain]; movement++) {
        json.append(movement == 0 ? "\n" : ",\n").append("  {\"beats\": [");
        for (int beat = 0; beat < 5; beat++) {
          json.append(beat == 0 ? "\n" : ",\n")
              .append("    {\"event\": \"e" + beat + "\", \"handler\": \"h\", \"kind\": \"pure\"}");
        }
        json.append("\n  ]}");
      }
      return json.append("\n]}\n").toString();
    }

    private void file(String path, String content) throws IOException {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      line("M 100644 inline " + path);
      line("data " + bytes.length);
      stream.write(bytes);
      line("");
    }

    private void line(String line) throws IOException {
      stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
