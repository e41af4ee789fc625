package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A log as a set of entries of one stream, with recorders that put in what a validation and a
 * backfill say. Assessments are numbers here.
 */
final class SomeEntries {
  static final StreamId STREAM = new StreamId("acme/shop", "main");

  /** What is said of a commit whose plan cannot be read. */
  static final int UNREADABLE = 0;

  /** What a run found, in a number. */
  record Said(Run run, int assessment, boolean isAlone) implements Speaker {
    Said(Run run, int assessment) {
      this(run, assessment, false);
    }

    @Override
    public boolean isReadable() {
      return assessment != UNREADABLE;
    }

    @Override
    public boolean saysTheSame(Speaker other) {
      return other instanceof Said said
          && !isAlone
          && assessment == said.assessment
          && run.ruleset().equals(said.run.ruleset());
    }

    /** The same, as if nothing said the same. */
    Said alone() {
      return new Said(run, assessment, true);
    }

    /** The same, recorded at another time. */
    Said recordedAt(Instant time) {
      return new Said(
          new Run(
              run.id(),
              run.stream(),
              run.ruleset(),
              run.source(),
              run.revision(),
              run.observedAt(),
              time,
              run.since()),
          assessment);
    }

    /** The same, with a later look at the branch where it is one. */
    Said seenLater() {
      return run.since().isPresent()
          ? new Said(run.standingSince(Instant.parse("9998-01-01T00:00:00Z")), assessment)
          : this;
    }
  }

  final Map<RunId, Said> runs = new LinkedHashMap<>();
  final Map<RunId, CommitLine> lines = new LinkedHashMap<>();
  final Map<RunId, Tip> tips = new LinkedHashMap<>();
  private final Random random;

  SomeEntries(Random random) {
    this.random = random;
  }

  /** Takes what another log has and this one has not. */
  void merge(SomeEntries other) {
    other.runs.forEach(runs::putIfAbsent);
    other.lines.forEach(lines::putIfAbsent);
    other.tips.forEach(tips::putIfAbsent);
  }

  /** The same entries, come in another order. */
  SomeEntries shuffled() {
    SomeEntries shuffled = new SomeEntries(random);
    shuffle(runs.values()).forEach(one -> shuffled.runs.put(one.run().id(), one));
    shuffle(lines.values()).forEach(one -> shuffled.lines.put(one.id(), one));
    shuffle(tips.values()).forEach(one -> shuffled.tips.put(one.id(), one));
    return shuffled;
  }

  private <T> List<T> shuffle(Collection<T> values) {
    List<T> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  int size() {
    return runs.size() + lines.size() + tips.size();
  }

  Map<String, CommitFact> facts() {
    Map<String, CommitFact> facts = new LinkedHashMap<>();
    for (CommitLine line : lines.values()) {
      line.commits().forEach(commit -> facts.put(commit.revision(), commit));
    }
    return facts;
  }

  BranchLine<Said> line() {
    return BranchLine.of(
        STREAM, new ArrayList<>(runs.values()), new ArrayList<>(tips.values()), facts());
  }

  void put(CommitLine line) {
    lines.putIfAbsent(line.id(), line);
  }

  void put(Said said) {
    runs.putIfAbsent(said.run().id(), said);
  }

  void put(Tip tip) {
    tips.putIfAbsent(tip.id(), tip);
  }

  static int assess(SomeCommits.Commit commit, Ruleset ruleset) {
    return (commit.input() * 7 + ruleset.settings().length() + RulesetCodec.number(ruleset)) % 5;
  }

  private RunId id() {
    return RunId.random(random);
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  /** A run outside version control. */
  void recordLoose(Ruleset ruleset, int assessment, long at) {
    Instant time = time(at);
    put(
        new Said(
            new Run(id(), STREAM, ruleset, Source.WORKTREE, Optional.empty(), time, time),
            assessment));
  }

  /** A run of a clean commit, or one that was read from it, as older programs recorded them. */
  void recordOld(
      SomeCommits.Commit commit, Ruleset ruleset, boolean read, long observed, long recorded) {
    put(
        new Said(
            new Run(
                read ? RunId.ofCommit(STREAM, commit.name(), ruleset) : id(),
                STREAM,
                ruleset,
                read ? Source.GIT : Source.WORKTREE,
                Optional.of(commit.name()),
                time(observed),
                time(recorded)),
            assess(commit, ruleset)));
  }

  /**
   * What a validation of a clean commit would record.
   *
   * @param assessment what it reads, which may be other than what the commit says
   */
  BranchRun run(SomeClone clone, Ruleset ruleset, int assessment, long now) {
    SomeCommits.Commit commit = clone.line().get(0);
    Run run =
        new Run(
                id(),
                STREAM,
                ruleset,
                Source.WORKTREE,
                Optional.of(commit.name()),
                time(Math.max(0, Math.min(now, clamped(commit.seconds())))),
                time(now))
            .standingSince(time(Math.min(now, clone.since())));
    return new BranchRun(
        run,
        Facts.NONE,
        unknown(clone).stream().findFirst().filter(line -> startsWith(line, commit)),
        clone::hasLeft);
  }

  private static boolean startsWith(CommitLine line, SomeCommits.Commit commit) {
    return line.commits().get(0).revision().equals(commit.name());
  }

  private static long clamped(long seconds) {
    return Math.max(Long.MIN_VALUE / 1000, Math.min(Long.MAX_VALUE / 1000, seconds)) * 1000;
  }

  /** The stretches of a clone's line of which nothing is known, the newest first. */
  private List<CommitLine> unknown(SomeClone clone) {
    Set<String> known = facts().keySet();
    List<CommitLine> unknown = new ArrayList<>();
    List<CommitFact> stretch = new ArrayList<>();
    for (SomeCommits.Commit commit : clone.line()) {
      if (!known.contains(commit.name())) {
        stretch.add(commit.fact());
      } else if (!stretch.isEmpty()) {
        unknown.add(new CommitLine(STREAM.project(), stretch));
        stretch.clear();
      }
    }
    if (!stretch.isEmpty()) {
      unknown.add(new CommitLine(STREAM.project(), stretch));
    }
    return unknown;
  }

  /** Records a validation; gives the run as it was recorded. */
  Said validate(BranchRun run, int assessment) {
    run.commits().ifPresent(this::put);
    Optional<Stand> stand = line().stand();
    Set<String> below = below(run.run().revision().orElseThrow());
    BranchRun.Saying saying = run.saying(stand, below::contains);
    Said said = new Said(run.run(saying), assessment);
    put(said);
    run.tip(saying).ifPresent(this::put);
    return said;
  }

  Said validate(SomeClone clone, Ruleset ruleset, long now) {
    int assessment = assess(clone.line().get(0), ruleset);
    return validate(run(clone, ruleset, assessment, now), assessment);
  }

  /** The commits to which known first parents lead, the first included. */
  Set<String> below(String revision) {
    Map<String, CommitFact> facts = facts();
    Set<String> below = new HashSet<>();
    Optional<String> at = Optional.of(revision);
    while (at.isPresent() && below.add(at.get())) {
      at = Optional.ofNullable(facts.get(at.get())).flatMap(CommitFact::parent);
    }
    return below;
  }

  /**
   * Records a backfill, which begins where there is a plan.
   *
   * @param most commits are read, of those that are due the newest
   */
  void backfill(SomeClone clone, Ruleset ruleset, int most, long now) {
    unknown(clone).forEach(this::put);
    List<SomeCommits.Commit> line = new ArrayList<>(clone.line());
    Collections.reverse(line);
    List<SomeCommits.Commit> due = new ArrayList<>();
    boolean begun = false;
    for (int i = 0; i < line.size(); i++) {
      begun |= assess(line.get(i), ruleset) != UNREADABLE;
      boolean changed = i == 0 || line.get(i).input() != line.get(i - 1).input();
      if (isDue(line.get(i), ruleset, begun && changed)) {
        due.add(line.get(i));
      }
    }
    for (SomeCommits.Commit commit : due.subList(Math.max(0, due.size() - most), due.size())) {
      put(
          new Said(
              new Run(
                  RunId.ofCommit(STREAM, commit.name(), ruleset),
                  STREAM,
                  ruleset,
                  Source.GIT,
                  Optional.of(commit.name()),
                  time(now),
                  time(now)),
              assess(commit, ruleset)));
    }
    Map<String, CommitFact> commits = new LinkedHashMap<>();
    line.forEach(commit -> commits.put(commit.name(), commit.fact()));
    new BackfilledTip(
            new Tip(STREAM, clone.tip(), ruleset, time(now), time(now)), commits, clone.isWhole())
        .toRecord(line())
        .ifPresent(this::put);
  }

  /** Where an input changed, or only another ruleset read, or a live run read otherwise. */
  private boolean isDue(SomeCommits.Commit commit, Ruleset ruleset, boolean changed) {
    List<Said> said =
        runs.values().stream()
            .filter(one -> one.run().revision().filter(commit.name()::equals).isPresent())
            .toList();
    List<Said> same = said.stream().filter(one -> one.run().ruleset().equals(ruleset)).toList();
    boolean known =
        same.stream().anyMatch(one -> one.run().source() == Source.GIT)
            || (!same.isEmpty()
                && same.stream().allMatch(one -> one.assessment() == assess(commit, ruleset)));
    return !known && (changed || !said.isEmpty());
  }
}
