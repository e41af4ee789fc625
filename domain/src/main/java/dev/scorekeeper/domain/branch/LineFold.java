package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.branch.Stand.Look;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of a stream in what the log says, by rules that have numbers:
 *
 * <ol>
 *   <li>Looks at the branch are its tips and its runs of clean commits; of the tips the newest is
 *       exact.
 *   <li>A look that the exact tip is not older than falls away where its commit is known to be off
 *       the tip's line.
 *   <li>Of commits whose known first parents lead to one end, the newest look at one that is below
 *       no other is where the line stands there.
 *   <li>The line that leads to a root comes first; then those that were cut and seen later, by the
 *       times of their newest commits.
 *   <li>The moment of a commit is its committer's time, but later than that of the commit before
 *       it; a time that cannot be is none.
 *   <li>For a commit speaks the run by the newest rules, of these by the settings of the latest
 *       look, and then the one that read the commit itself.
 *   <li>Where neighbours say the same there is one point, at the first.
 *   <li>What could not be read before the first commit that could is silent: a backfill by settings
 *       that came later finds no plan there, and a fresh one would not begin before.
 * </ol>
 */
final class LineFold<S extends Speaker> {
  /** A first parent of which nothing is known. */
  private static final int UNKNOWN = -1;

  /** No first parent. */
  private static final int NONE = -2;

  private final List<S> runs;
  private final List<Tip> tips;
  private final List<Place<S>> places = new ArrayList<>();
  private @Nullable Stand stand;

  // Commits by number.
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable CommitFact> facts = new ArrayList<>();
  private int[] parents = new int[0];

  /** The runs of each commit. */
  private final Map<Integer, List<S>> speakers = new LinkedHashMap<>();

  /** The latest look at each commit that was looked at. */
  private final Map<Integer, Look> looks = new LinkedHashMap<>();

  /** Whether or not the look counts. */
  private final BitSet looked = new BitSet();

  private final Map<Ruleset, Look> rulesets = new HashMap<>();
  private @Nullable Look latest;

  private LineFold(List<S> runs, List<Tip> tips) {
    this.runs = runs;
    this.tips = tips;
  }

  static <S extends Speaker> BranchLine<S> line(
      StreamId stream, List<S> runs, List<Tip> tips, Map<String, CommitFact> commits) {
    LineFold<S> fold = new LineFold<>(runs, tips);
    if (stream.isLine()) {
      fold.follow(commits);
    } else {
      fold.inOrderOfRecording();
    }
    return new BranchLine<>(fold.places, Optional.ofNullable(fold.stand));
  }

  /** Nothing follows upon anything: each run speaks when it was recorded. */
  private void inOrderOfRecording() {
    List<S> sorted = new ArrayList<>(runs);
    sorted.sort(
        Comparator.comparing((S one) -> BranchLine.time(one.run()))
            .thenComparing(one -> one.run().observedAt())
            .thenComparing(one -> one.run().id().hex()));
    long before = Long.MIN_VALUE;
    for (S one : sorted) {
      before = Math.max(before + 1, BranchLine.time(one.run()).toEpochMilli());
      add(before, one, one.run().revision().isPresent());
    }
  }

  private void follow(Map<String, CommitFact> commits) {
    List<S> loose = new ArrayList<>();
    for (S one : runs) {
      if (one.run().revision().isPresent()) {
        speakers
            .computeIfAbsent(number(one.run().revision().get()), any -> new ArrayList<>())
            .add(one);
      } else {
        loose.add(one);
      }
    }
    commits.values().forEach(this::know);
    link();
    look();
    int exactly = leave();
    List<Integer> order = order();
    List<Integer> sequence = sequence(order);
    long[] moments = moments(sequence);
    outside(loose, sequence.isEmpty() ? Long.MAX_VALUE : moments[0]);
    int first = places.size();
    for (int i = 0; i < moments.length; i++) {
      List<S> said = speakers.get(sequence.get(i));
      if (said != null) {
        add(moments[i], best(said), true);
      }
    }
    begin(first);
    if (!order.isEmpty()) {
      stand = stand(order, sequence, moments, exactly);
    }
  }

  private void know(CommitFact commit) {
    facts.set(number(commit.revision()), commit);
  }

  private int number(String revision) {
    Integer known = numbers.get(revision);
    if (known != null) {
      return known;
    }
    numbers.put(revision, names.size());
    names.add(revision);
    facts.add(null);
    return names.size() - 1;
  }

  private void link() {
    for (int i = 0; i < facts.size(); i++) {
      CommitFact fact = facts.get(i);
      if (fact != null) {
        fact.parent().ifPresent(this::number);
      }
    }
    parents = new int[names.size()];
    for (int i = 0; i < parents.length; i++) {
      CommitFact fact = facts.get(i);
      parents[i] =
          fact == null ? UNKNOWN : fact.parent().isEmpty() ? NONE : number(fact.parent().get());
    }
    cutCircles();
  }

  /**
   * Git has no circles, but a log that somebody made up may; of their commits no parent is known.
   */
  private void cutCircles() {
    int[] walks = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int commit = i;
      while (commit >= 0 && walks[commit] == 0) {
        walks[commit] = i + 1;
        commit = parents[commit];
      }
      while (commit >= 0 && walks[commit] == i + 1 && parents[commit] >= 0) {
        int next = parents[commit];
        parents[commit] = UNKNOWN;
        commit = next;
      }
    }
  }

  /** Rule 1. */
  private void look() {
    for (S one : runs) {
      Run run = one.run();
      if (run.revision().isPresent() && run.source() == Source.WORKTREE) {
        look(number(run.revision().get()), Stand.look(run));
      }
    }
    for (Tip tip : tips) {
      look(
          number(tip.revision()),
          new Look(tip.since(), tip.id().hex(), tip.ruleset(), tip.recordedAt()));
    }
    if (parents.length < names.size()) {
      // A tip of which nothing is known.
      int from = parents.length;
      parents = Arrays.copyOf(parents, names.size());
      Arrays.fill(parents, from, parents.length, UNKNOWN);
    }
    if (latest == null) {
      // Nobody looked; what was read last says how to read.
      for (S one : runs) {
        Run run = one.run();
        note(new Look(run.recordedAt(), run.id().hex(), run.ruleset(), run.recordedAt()));
      }
      // Of the other settings none was looked by later than another.
      rulesets.keySet().removeIf(any -> latest == null || !any.equals(latest.ruleset()));
    }
    // Where nobody looked and nothing follows, a commit that was read stands for itself.
    for (Map.Entry<Integer, List<S>> read : speakers.entrySet()) {
      int commit = read.getKey();
      if (parents[commit] == UNKNOWN && !looks.containsKey(commit)) {
        Run run = read.getValue().get(0).run();
        looked.set(commit);
        looks.put(
            commit,
            new Look(
                Instant.ofEpochMilli(observed(commit)),
                names.get(commit),
                run.ruleset(),
                run.recordedAt()));
      }
    }
  }

  private void look(int commit, Look look) {
    looked.set(commit);
    looks.merge(commit, look, LineFold::later);
    note(look);
  }

  private void note(Look look) {
    latest = latest == null ? look : later(latest, look);
    rulesets.merge(look.ruleset(), look, LineFold::later);
  }

  private static Look later(Look one, Look other) {
    return other.isAfter(one) ? other : one;
  }

  /** Rule 2; gives the commit of the exact tip, or none. */
  private int leave() {
    Tip newest = null;
    Look exact = null;
    for (Tip tip : tips) {
      Look look = new Look(tip.since(), tip.id().hex(), tip.ruleset(), tip.recordedAt());
      if (exact == null || look.isAfter(exact)) {
        exact = look;
        newest = tip;
      }
    }
    if (newest == null || exact == null) {
      return NONE;
    }
    int tip = number(newest.revision());
    BitSet on = new BitSet();
    int end = tip;
    for (int commit = tip; commit >= 0; commit = parents[commit]) {
      on.set(commit);
      end = commit;
    }
    boolean rooted = parents[end] == NONE;
    BitSet meeting = new BitSet();
    BitSet apart = new BitSet();
    Look last = exact;
    looks
        .entrySet()
        .removeIf(
            look ->
                !on.get(look.getKey())
                    && !look.getValue().isAfter(last)
                    && (rooted || meets(look.getKey(), on, meeting, apart)));
    looks.merge(tip, exact, LineFold::later);
    return tip;
  }

  /** Whether known first parents lead from a commit to one of a line, or to a root beside it. */
  private boolean meets(int from, BitSet on, BitSet meeting, BitSet apart) {
    BitSet walked = new BitSet();
    int commit = from;
    while (commit >= 0 && !on.get(commit) && !meeting.get(commit) && !apart.get(commit)) {
      walked.set(commit);
      commit = parents[commit];
    }
    boolean meets = commit == NONE || (commit >= 0 && (on.get(commit) || meeting.get(commit)));
    (meets ? meeting : apart).or(walked);
    return meets;
  }

  /** Rules 3 and 4: the newest commits of the pieces that make up the line, the earliest first. */
  private List<Integer> order() {
    int[] ends = ends();
    BitSet below = new BitSet();
    for (int commit : looks.keySet()) {
      int under = parents[commit];
      while (under >= 0 && !below.get(under)) {
        below.set(under);
        under = parents[under];
      }
    }
    Map<Integer, Integer> newest = new LinkedHashMap<>();
    for (int commit : looks.keySet()) {
      if (!below.get(commit)) {
        newest.merge(ends[commit], commit, this::newer);
      }
    }
    List<Integer> order = new ArrayList<>();
    Integer root = newest.remove(NONE);
    for (int commit : newest.values()) {
      if (root == null || look(commit).isAfter(look(root))) {
        order.add(commit);
      }
    }
    order.sort(
        Comparator.comparingLong((Integer commit) -> own(commit).orElse(0))
            .thenComparing(names::get));
    if (root != null) {
      order.add(0, root);
    }
    return order;
  }

  private Look look(int commit) {
    Look look = looks.get(commit);
    if (look == null) {
      throw new IllegalStateException("nobody looked at " + names.get(commit));
    }
    return look;
  }

  private int newer(int one, int other) {
    Look first = look(one);
    Look second = look(other);
    if (second.isAfter(first)) {
      return other;
    }
    boolean same = !first.isAfter(second);
    return same && names.get(other).compareTo(names.get(one)) > 0 ? other : one;
  }

  /** Where the known first parents of each commit end: no parent, or the first unknown one. */
  private int[] ends() {
    int[] ends = new int[parents.length];
    Arrays.fill(ends, UNKNOWN);
    int[] way = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int steps = 0;
      int commit = i;
      while (ends[commit] == UNKNOWN && parents[commit] >= 0) {
        way[steps++] = commit;
        commit = parents[commit];
      }
      int end = ends[commit] != UNKNOWN ? ends[commit] : parents[commit] == NONE ? NONE : commit;
      ends[commit] = end;
      while (steps > 0) {
        ends[way[--steps]] = end;
      }
    }
    return ends;
  }

  /** The commits of the line, the earliest first. */
  private List<Integer> sequence(List<Integer> order) {
    List<Integer> sequence = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int newest : order) {
      int from = sequence.size();
      for (int commit = newest; commit >= 0 && !seen.get(commit); commit = parents[commit]) {
        // What is only named as a parent is on the line where it was looked at.
        if (facts.get(commit) != null || looked.get(commit)) {
          seen.set(commit);
          sequence.add(commit);
        }
      }
      Collections.reverse(sequence.subList(from, sequence.size()));
    }
    return sequence;
  }

  /** Rule 5. */
  private long[] moments(List<Integer> sequence) {
    long[] moments = new long[sequence.size()];
    int dated = 0;
    while (dated < moments.length && own(sequence.get(dated)).isEmpty()) {
      dated++;
    }
    // What has no time before the first that has one lies right before it.
    long before =
        dated < moments.length ? Math.max(0, own(sequence.get(dated)).getAsLong() - dated) - 1 : -1;
    for (int i = 0; i < moments.length; i++) {
      before = Math.max(before + 1, own(sequence.get(i)).orElse(0));
      moments[i] = before;
    }
    return moments;
  }

  /** A commit's own time in milliseconds, where it can be. */
  private OptionalLong own(int commit) {
    CommitFact fact = facts.get(commit);
    if (fact == null) {
      return OptionalLong.of(observed(commit));
    }
    return latest != null && Stand.counts(fact, latest.recordedAt())
        ? OptionalLong.of(fact.millis())
        : OptionalLong.empty();
  }

  /** Of a commit of which nothing is known but runs, the earliest moment that they say. */
  private long observed(int commit) {
    long earliest = Long.MAX_VALUE;
    for (S one : speakers.getOrDefault(commit, List.of())) {
      earliest = Math.min(earliest, one.run().observedAt().toEpochMilli());
    }
    return earliest == Long.MAX_VALUE ? 0 : earliest;
  }

  /** Runs outside version control, at their own moments, before the line. */
  private void outside(List<S> loose, long end) {
    List<S> sorted = new ArrayList<>(loose);
    sorted.sort(
        Comparator.comparing((S one) -> one.run().observedAt())
            .thenComparing(Speaker::run, Run.AT_ONE_MOMENT));
    for (int i = 0; i < sorted.size(); i++) {
      Instant at = sorted.get(i).run().observedAt();
      boolean last = i + 1 == sorted.size() || !sorted.get(i + 1).run().observedAt().equals(at);
      if (last && at.toEpochMilli() < end) {
        add(at.toEpochMilli(), sorted.get(i), false);
      }
    }
  }

  /** Rule 7. */
  private void add(long at, S speaker, boolean joins) {
    Voice voice = joins ? after(places.size() - 1, speaker) : Voice.SPEAKS;
    places.add(new Place<>(Instant.ofEpochMilli(at), speaker, voice));
  }

  /** How one speaks after what is said at a place, if there is one. */
  private Voice after(int place, S speaker) {
    return place >= 0 && places.get(place).speaker().saysTheSame(speaker)
        ? Voice.REPEATS
        : Voice.SPEAKS;
  }

  /** Rule 8, from the first commit's place on; where nothing can be read, that is what there is. */
  private void begin(int from) {
    int begins = from;
    while (begins < places.size() && !places.get(begins).speaker().isReadable()) {
      begins++;
    }
    if (begins < places.size()) {
      for (int i = from; i < begins; i++) {
        Place<S> unread = places.get(i);
        places.set(i, new Place<>(unread.at(), unread.speaker(), Voice.SILENT));
      }
      // What could not be read is between it and what was said before no more.
      Place<S> read = places.get(begins);
      if (begins > from) {
        Voice voice = after(from - 1, read.speaker());
        places.set(begins, new Place<>(read.at(), read.speaker(), voice));
      }
    }
  }

  /** Rule 6. */
  private S best(List<S> said) {
    S best = said.get(0);
    for (S one : said) {
      best = ranks(one.run(), best.run()) > 0 ? one : best;
    }
    return best;
  }

  private int ranks(Run one, Run other) {
    int rank = Integer.compare(one.ruleset().generation(), other.ruleset().generation());
    rank = rank != 0 ? rank : rank(one.ruleset(), other.ruleset());
    rank = rank != 0 ? rank : Boolean.compare(isRead(one), isRead(other));
    rank = rank != 0 ? rank : one.recordedAt().compareTo(other.recordedAt());
    return rank != 0 ? rank : one.id().hex().compareTo(other.id().hex());
  }

  private int rank(Ruleset one, Ruleset other) {
    if (one.equals(other)) {
      return 0;
    }
    Look first = rulesets.get(one);
    Look second = rulesets.get(other);
    if (first == null || second == null) {
      int known = Boolean.compare(first != null, second != null);
      return known != 0 ? known : RulesetCodec.compare(one, other);
    }
    return first.isAfter(second) ? 1 : -1;
  }

  private static boolean isRead(Run run) {
    return run.source() == Source.GIT;
  }

  private Stand stand(List<Integer> order, List<Integer> sequence, long[] moments, int exactly) {
    int tip = order.get(order.size() - 1);
    OptionalLong past = OptionalLong.empty();
    OptionalLong future = OptionalLong.empty();
    for (int commit : sequence) {
      CommitFact fact = facts.get(commit);
      if (fact != null && fact.hasTime()) {
        long time = fact.millis();
        if (own(commit).isPresent()) {
          past = OptionalLong.of(Math.max(time, past.orElse(time)));
        } else {
          future = OptionalLong.of(Math.min(time, future.orElse(time)));
        }
      }
    }
    Look at = look(tip);
    int bottom = order.get(0);
    while (parents[bottom] >= 0) {
      bottom = parents[bottom];
    }
    return new Stand(
        names.get(tip),
        at.since(),
        exactly == tip,
        Instant.ofEpochMilli(moments[moments.length - 1]),
        own(tip),
        parents[bottom] == NONE,
        order.size(),
        latest == null ? at : latest,
        past,
        future);
  }
}
