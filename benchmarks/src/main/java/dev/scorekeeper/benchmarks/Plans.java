package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** The reading of the past of a plan in files of YAML. */
final class Plans implements Benchmark {
  private static final int PROPOSALS = 700;
  private static final int COMMITS = 2_000;
  private static final int TEAMS = 20;
  private static final long BEGIN = 1_600_000_000;
  private static final String[] WORDS = {"idea", "accepted", "building", "done", "rejected"};

  private static final String SETTINGS =
      """
      {"project": "plans", "registry": "plans/team-*/*/plan.yaml", "catalog": null,
       "sequences": null,
       "fields": {"id": "/number", "name": "/title", "category": "/team"},
       "evidence": {"claim": "/status", "implemented": ["done"],
                    "planned": ["idea", "accepted", "building"], "dropped": ["rejected"]}}
      """;

  private static final int ROUNDS = 7;
  private static final int MEGABYTE = 1024 * 1024;

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public String about() {
    return "`backfill` of "
        + COMMITS
        + " commits of a plan of "
        + PROPOSALS
        + " YAML files, and, where it lies beside the checkout, of a public repository of"
        + " proposals. The peer walks the same commits with JGit and parses each changed file once,"
        + " with the same parser.";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException {
    bench.say("  making " + COMMITS + " commits");
    Path made = bench.scratch().resolve("made");
    Program.input(Files.createDirectories(made), "git", "init", "-q", "-b", "main").close();
    try (OutputStream stream = Program.input(made, "git", "fast-import", "--quiet")) {
      write(stream);
    }
    Program.input(made, "git", "reset", "-q", "--hard").close();
    List<Result> results = new ArrayList<>(race(bench, "made", made));
    Path real = bench.root().resolveSibling("shared").resolve("real-keps");
    if (Files.isDirectory(real)) {
      Path proposals = bench.scratch().resolve("proposals");
      Program.input(
              bench.scratch(),
              "python3",
              real.resolve("make-repository.py").toString(),
              real.resolve("keps.jsonl").toString(),
              proposals.toString())
          .close();
      results.addAll(race(bench, "public", proposals));
    }
    return results;
  }

  private static List<Result> race(Bench bench, String which, Path repository) throws IOException {
    String ours = which + ": backfill";
    String theirs = which + ": JGit and the parser";
    Path history = bench.scratch().resolve(which + ".db");
    String command = "rm -f '%s' && exec '%s' backfill --history '%s'";
    Race race =
        Race.of(
            ROUNDS,
            List.of(
                Entrant.of(
                    ours,
                    repository,
                    "sh",
                    "-c",
                    command.formatted(history, bench.program(), history)),
                bench.java(theirs, repository, ParsePlans.class, repository)));
    Entrant alone =
        Entrant.of(
            "alone",
            repository,
            bench.program(),
            "backfill",
            "--history",
            bench.scratch().resolve(which + "-alone.db"));
    return List.of(
        race.ratio(ours, ours, theirs, OptionalDouble.of(3)),
        new Result.Figure(
            ours + ", memory of the process",
            (double) Race.peakMemory(alone) / MEGABYTE,
            "MB",
            OptionalDouble.of(512)));
  }

  private static void write(OutputStream stream) throws IOException {
    Random random = new Random(1);
    int[] status = new int[PROPOSALS];
    int made = 0;
    for (int commit = 0; commit < COMMITS; commit++) {
      line(stream, "commit refs/heads/main");
      line(stream, "committer Ada <ada@example.org> " + (BEGIN + 3600L * commit) + " +0000");
      line(stream, "data 4\nwork");
      if (commit == 0) {
        file(stream, "scorekeeper.json", SETTINGS);
      }
      boolean isNew = made * COMMITS < PROPOSALS * (commit + 1);
      int proposal = isNew ? made++ : random.nextInt(made);
      status[proposal] = isNew ? 0 : Math.min(WORDS.length - 1, status[proposal] + 1);
      file(
          stream,
          "plans/team-" + proposal % TEAMS + "/" + proposal + "-thing/plan.yaml",
          "number: "
              + proposal
              + "\ntitle: \"Thing "
              + proposal
              + " as of "
              + commit
              + "\"\nteam: team-"
              + proposal % TEAMS
              + "\nstatus: "
              + WORDS[status[proposal]]
              + "\nauthors: [\"a\", \"b\"]\nsteps:\n- {name: first, days: 3}\n- name: second\n");
    }
  }

  private static void file(OutputStream stream, String path, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    line(stream, "M 100644 inline " + path);
    line(stream, "data " + bytes.length);
    stream.write(bytes);
    line(stream, "");
  }

  private static void line(OutputStream stream, String line) throws IOException {
    stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
