package dev.scorekeeper.benchmarks;

import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Runs of a project over years, the same each time: many domains, of which six of ten exist. Four
 * runs of five are of the main branch, the others of ten more. One run in ten changes something: a
 * domain or two get another verdict or size, or a finding comes or goes. One in two hundred is a
 * draft, one in a thousand unreadable.
 */
final class LongHistory {
  static final StreamId MAIN = new StreamId("github.com/acme/shop", "main");

  static final Instant BEGINNING = Instant.parse("2020-01-01T00:00:00Z");
  private static final int BRANCHES = 10;
  private static final int BATCH = 1_000;
  static final Duration BETWEEN = Duration.ofMinutes(30);
  private static final Ruleset RULES = Ruleset.of(Layout.DEFAULT);

  private final Random random = new Random(11);
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Boolean> drifting = new ArrayList<>();
  private final StreamId main;
  private final int domains;
  private final Duration between;
  private Facts facts;
  private Optional<String> tip = Optional.empty();
  private Instant now = BEGINNING;

  LongHistory() {
    this(MAIN.project(), 1_000, BETWEEN);
  }

  /**
   * Runs of another project.
   *
   * @param between how long it takes from one run to the next
   */
  LongHistory(String project, int domains, Duration between) {
    this.main = new StreamId(project, MAIN.branch());
    this.domains = domains;
    this.between = between;
    for (int i = 0; i < domains; i++) {
      verdicts.add(verdict());
      drifting.add(random.nextInt(20) == 0);
    }
    facts = facts();
  }

  /** The run that comes next. */
  BranchRun next() {
    now = now.plus(between);
    if (random.nextInt(1_000) == 0) {
      return ofMain(unreadable());
    }
    if (random.nextInt(5) == 0) {
      StreamId branch = new StreamId(main.project(), "pull/" + random.nextInt(BRANCHES));
      CommitFact commit = commit();
      return run(branch, Source.WORKTREE, commit.revision(), now, facts, Optional.of(commit));
    }
    if (random.nextInt(200) == 0 && tip.isPresent()) {
      return run(main, Source.DRAFT, tip.get(), now, facts, Optional.empty());
    }
    if (random.nextInt(10) == 0) {
      change();
    }
    return ofMain(facts);
  }

  /** A run on the main branch that finds what the one before it found. */
  BranchRun same() {
    now = now.plus(between);
    return ofMain(facts);
  }

  /** A run on the main branch that finds so many domains grown. */
  BranchRun grown(int number) {
    now = now.plus(between);
    for (int i = 0; i < number; i++) {
      int domain = random.nextInt(domains);
      while (verdicts.get(domain).status() != Verdict.Status.IMPLEMENTED) {
        domain = random.nextInt(domains);
      }
      verdicts.set(domain, done(10, verdicts.get(domain).size().beats() + 1));
    }
    facts = facts();
    return ofMain(facts);
  }

  /**
   * A run of a commit of which nothing is known but its name, that was observed between others and
   * finds something of its own.
   */
  BranchRun late(int before) {
    Verdict kept = verdicts.set(1, new Verdict.Broken(Verdict.Reason.MISSING));
    Facts other = facts();
    verdicts.set(1, kept);
    Instant observed = now.minus(between.multipliedBy(before)).minusSeconds(1);
    return run(main, Source.WORKTREE, revision(), observed, other, Optional.empty());
  }

  /** Records so many of the next runs, a thousand at a time. */
  void record(HistoryStore store, int number) {
    try (History history = store.forWriting()) {
      for (int done = 0; done < number; done += BATCH) {
        record(history, Math.min(BATCH, number - done), this::next);
      }
    }
  }

  /** Records so many runs together, with their commits. */
  static void record(History history, int number, Supplier<BranchRun> runs) {
    List<CommitLine> lines = new ArrayList<>();
    List<CompletedRun> completed = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      BranchRun run = runs.get();
      run.commits().ifPresent(lines::add);
      completed.add(new CompletedRun(run.run(), run.facts()));
    }
    history.log().recordAll(lines, completed, Optional.empty());
  }

  /** Of a commit on top of the one before. */
  private BranchRun ofMain(Facts found) {
    CommitFact commit = commit();
    tip = Optional.of(commit.revision());
    return run(main, Source.WORKTREE, commit.revision(), now, found, Optional.of(commit));
  }

  private CommitFact commit() {
    return new CommitFact(revision(), tip, now.getEpochSecond(), "Ada");
  }

  private void change() {
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      int domain = random.nextInt(domains);
      if (random.nextInt(4) == 0) {
        drifting.set(domain, random.nextInt(20) == 0);
      } else {
        verdicts.set(domain, verdict());
      }
    }
    facts = facts();
  }

  /** What a domain is at any time, so that a state says as much at the end as at the beginning. */
  private Verdict verdict() {
    int of10 = random.nextInt(10);
    if (of10 == 0) {
      return new Verdict.Broken(Verdict.Reason.MALFORMED);
    }
    return of10 < 4 ? new Verdict.Planned() : done(1 + random.nextInt(9), random.nextInt(100));
  }

  private static Verdict done(int movements, long beats) {
    return new Verdict.Implemented(new Size(movements, beats));
  }

  private String revision() {
    byte[] revision = new byte[20];
    random.nextBytes(revision);
    return HexFormat.of().formatHex(revision);
  }

  private BranchRun run(
      StreamId stream,
      Source source,
      String revision,
      Instant observed,
      Facts found,
      Optional<CommitFact> commit) {
    Run run =
        new Run(
            RunId.random(random),
            stream,
            RULES,
            source,
            Optional.of(revision),
            observed,
            now.plusSeconds(30),
            source == Source.DRAFT ? Optional.empty() : Optional.of(now));
    return new BranchRun(
        run,
        found,
        commit.map(one -> new CommitLine(stream.project(), List.of(one))),
        any -> false);
  }

  private Facts facts() {
    List<Domain> assessed = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < domains; i++) {
      String id = "component-" + i + "-orchestration";
      String file = "packages/ographx/.ographx/sequences/" + id + ".json";
      Verdict verdict = verdicts.get(i);
      assessed.add(
          new Domain(
              id,
              "Component " + i,
              "system",
              verdict instanceof Verdict.Planned ? Optional.empty() : Optional.of(file),
              verdict));
      if (drifting.get(i)) {
        findings.add(
            new Finding(
                "count-drift",
                Severity.WARNING,
                id,
                "the file declares other counts than it has",
                Optional.of(new WorkspacePath(file)),
                Optional.empty()));
      }
    }
    OptionalInt all = OptionalInt.of(domains);
    return Facts.of(
        new Assessment.Assessed(
            new LayerCounts(all, all, OptionalInt.of(55), OptionalInt.of(50)),
            assessed,
            findings,
            List.of(),
            OptionalInt.empty()));
  }

  private static Facts unreadable() {
    OptionalInt none = OptionalInt.empty();
    return Facts.of(
        new Assessment.Unreadable(
            new LayerCounts(none, none, none, none),
            List.of(
                new Finding(
                    "registry-unreadable",
                    Severity.ERROR,
                    "registry",
                    "the registry is not JSON",
                    Optional.empty(),
                    Optional.empty()))));
  }
}
