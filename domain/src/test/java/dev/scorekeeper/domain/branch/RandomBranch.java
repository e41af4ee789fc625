package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A branch with whom and what it meets: people with clones of every depth, clocks that differ, and
 * logs of their own, who commit, amend, reset, rebase, merge in both orders, push and fetch; build
 * servers; settings that change; validations, backfills and imports in between.
 */
final class RandomBranch {
  private static final long SECOND = 1000;
  private static final long HOUR = 3600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final long BEGINNING = 1_767_225_600_000L;

  static final Ruleset OTHER_SETTINGS = RulesetCodec.ruleset(2, "registry=bb.json");

  /** All by the same version of rules but the last, which an old program has. */
  private static final List<Ruleset> RULESETS =
      List.of(
          RulesetCodec.ruleset(2, "registry=a.json"),
          OTHER_SETTINGS,
          RulesetCodec.ruleset(3, "registry=a.json"),
          RulesetCodec.ruleset(1, "registry=a.json"));

  private final Random random;
  private final Map<String, Integer> done = new TreeMap<>();
  private final SomeCommits commits;
  private final List<SomeClone> clones = new ArrayList<>();
  private final List<Long> skews = new ArrayList<>();
  private final List<SomeEntries> logs = new ArrayList<>();
  private final List<Ruleset> rulesets = new ArrayList<>();
  private final List<String> pushed = new ArrayList<>();
  private final BiConsumer<SomeEntries, BranchRun> validating;
  private String server;
  private long now = BEGINNING;

  /**
   * A branch that has a few commits.
   *
   * @param validating is told of each validation before it is recorded
   */
  RandomBranch(long seed, BiConsumer<SomeEntries, BranchRun> validating) {
    this.validating = validating;
    random = new Random(seed);
    commits = new SomeCommits(random);
    int people = 2 + random.nextInt(4);
    for (int i = 0; i < people; i++) {
      skews.add(
          i == 0 || chance(50) ? 0 : chance(50) ? between(-3, 3) * HOUR : between(-40, 40) * DAY);
      rulesets.add(RULESETS.get(i > 0 && chance(10) ? 3 : 0));
      logs.add(new SomeEntries(random));
    }
    server = commit(List.of(), 0);
    for (int i = random.nextInt(5); i > 0; i--) {
      server = commit(List.of(server), 0);
    }
    pushed.add(server);
    for (int i = 0; i < people; i++) {
      int depth = i == 0 || chance(60) ? SomeClone.WHOLE : 1 << random.nextInt(3);
      clones.add(new SomeClone(commits, server, depth, clock(i)));
    }
  }

  /** How often each thing was done. */
  Map<String, Integer> done() {
    return done;
  }

  List<SomeEntries> logs() {
    return logs;
  }

  /** A whole clone of the branch as the server has it. */
  SomeClone wholeClone() {
    return new SomeClone(commits, server, SomeClone.WHOLE, now);
  }

  String tip() {
    return server;
  }

  SomeCommits commits() {
    return commits;
  }

  /** The settings of who looks last. */
  Ruleset ruleset() {
    return rulesets.get(0);
  }

  long now() {
    return now;
  }

  Random random() {
    return random;
  }

  /** Lets some time go by, and things happen. */
  void live() {
    if (chance(25)) {
      recordAsOlderPrograms();
    }
    for (int i = 10 + random.nextInt(50); i > 0; i--) {
      step();
    }
    now += SECOND + (chance(20) ? random.nextLong(60 * DAY) : 0);
    if (chance(25)) {
      recordAsOlderPrograms();
    }
    if (chance(20)) {
      any(logs).recordLoose(ruleset(), random.nextInt(5), now - random.nextInt(20) * DAY);
      count("run outside");
    }
  }

  /** A log may be one of before anybody noted lines and looks. */
  private void recordAsOlderPrograms() {
    SomeEntries log = any(logs);
    boolean read = chance(50);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      SomeCommits.Commit commit = commits.get(commits.any());
      long observed = Math.max(0, Math.min(commit.seconds(), now / SECOND)) * SECOND;
      log.recordOld(commit, any(RULESETS), read, observed, now - random.nextInt(30) * DAY);
    }
    count("old runs");
  }

  private void step() {
    now += any(List.of(SECOND, 60 * SECOND, HOUR, 5 * HOUR, DAY));
    int who = random.nextInt(clones.size());
    SomeClone clone = clones.get(who);
    SomeEntries log = logs.get(who);
    List<String> line = clone.line().stream().map(SomeCommits.Commit::name).toList();
    int what = random.nextInt(100);
    if (what < 20) {
      move(clone, who, commit(List.of(clone.tip()), who), "commit");
    } else if (what < 25 && line.size() > 1) {
      move(clone, who, commit(List.of(line.get(1)), who), "amend");
    } else if (what < 30 && line.size() > 1) {
      move(clone, who, line.get(1 + random.nextInt(Math.min(4, line.size() - 1))), "reset");
    } else if (what < 34 && clone.isWhole()) {
      rebase(clone, who, line);
    } else if (what < 42) {
      merge(clone, who);
    } else if (what < 46) {
      String other = commits.any();
      clone.fetch(other);
      clone.recreate(other, clock(who));
      count("recreate");
    } else if (what < 56) {
      server = clone.tip();
      pushed.add(server);
      count("push");
    } else if (what < 64) {
      clone.fetch(server);
      if (!server.equals(clone.tip())) {
        move(clone, who, server, "pull");
      }
    } else if (what < 66) {
      rulesets.set(who, RULESETS.get(random.nextInt(3)));
      count("settings");
    } else if (what < 82) {
      validate(log, clone, who);
    } else if (what < 87) {
      log.backfill(clone, rulesets.get(who), any(List.of(99, 99, 1, 3)), clock(who));
      count("backfill");
    } else if (what < 95) {
      build(who);
    } else {
      log.merge(any(logs));
      count("import");
    }
  }

  private void move(SomeClone clone, int who, String to, String how) {
    clone.fetch(to);
    clone.move(to, clock(who));
    count(how);
  }

  private void rebase(SomeClone clone, int who, List<String> line) {
    clone.fetch(server);
    String base = server;
    for (int i = Math.min(line.size(), 1 + random.nextInt(3)) - 1; i >= 0; i--) {
      SomeCommits.Commit old = commits.get(line.get(i));
      base = commits.commit(List.of(base), clock(who) / SECOND, old.input());
    }
    move(clone, who, base, "rebase");
  }

  private void merge(SomeClone clone, int who) {
    String other = chance(70) ? server : commits.any();
    if (other.equals(clone.tip())) {
      return;
    }
    clone.fetch(other);
    boolean theirs = chance(40);
    List<String> parents =
        new ArrayList<>(theirs ? List.of(other, clone.tip()) : List.of(clone.tip(), other));
    if (chance(10)) {
      parents.add(commits.any());
    }
    move(clone, who, commit(parents, who), theirs ? "merge, theirs first" : "merge, ours first");
  }

  private void validate(SomeEntries log, SomeClone clone, int who) {
    Ruleset ruleset = rulesets.get(who);
    int assessment = SomeEntries.assess(clone.line().get(0), ruleset);
    assessment = chance(3) ? random.nextInt(5) : assessment;
    BranchRun run = log.run(clone, ruleset, assessment, clock(who));
    validating.accept(log, run);
    log.validate(run, assessment);
    count("validate");
  }

  /** A build server validates a fresh clone, perhaps of an old build, with a log or with none. */
  private void build(int who) {
    String tip = chance(85) ? server : any(pushed);
    SomeEntries carried = any(logs);
    SomeEntries log = chance(30) ? new SomeEntries(random) : carried;
    int depth = any(List.of(1, 1, 2, 5, SomeClone.WHOLE));
    validate(log, new SomeClone(commits, tip, depth, clock(who)), who);
    if (log != carried && chance(80)) {
      carried.merge(log);
    }
    count("build of depth " + (depth == SomeClone.WHOLE ? "whole" : depth));
  }

  private String commit(List<String> parents, int who) {
    long seconds = clock(who) / SECOND;
    if (chance(3)) {
      seconds =
          any(
              List.of(
                  -86_400L,
                  Long.MIN_VALUE,
                  Long.MAX_VALUE,
                  1_000_000_000_000_000L,
                  (now + 3 * DAY) / SECOND,
                  (now + 400 * DAY) / SECOND,
                  (now - 300 * DAY) / SECOND));
      count("odd time");
    }
    int input = random.nextInt(5);
    if (!parents.isEmpty() && chance(70)) {
      input = commits.get(parents.get(0)).input();
    } else if (parents.size() > 1 && chance(50)) {
      input = commits.get(parents.get(1)).input();
    }
    return commits.commit(parents, seconds, input);
  }

  private long clock(int who) {
    return now + skews.get(who);
  }

  private void count(String what) {
    done.merge(what, 1, Integer::sum);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private long between(int from, int to) {
    return (long) from + random.nextInt(to - from + 1);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The logs taken into one, in some order. */
  SomeEntries merged() {
    List<SomeEntries> some = new ArrayList<>(logs);
    Collections.shuffle(some, random);
    SomeEntries merged = new SomeEntries(random);
    some.forEach(merged::merge);
    return merged.shuffled();
  }

  /** A fresh log that one backfill of the whole branch made, beside the runs outside. */
  SomeEntries fresh(SomeEntries loose) {
    SomeEntries fresh = new SomeEntries(random);
    loose.runs.values().stream()
        .filter(said -> said.run().revision().isEmpty())
        .forEach(fresh::put);
    fresh.backfill(wholeClone(), ruleset(), 999, now);
    return fresh;
  }
}
