package dev.scorekeeper.domain.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.branch.SomeEntries.Said;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happened to a branch, and whoever recorded it when and where, its line follows from the
 * set of entries; and once a whole clone has backfilled, it is what git says. With {@code
 * -Dthorough} on thousands of branches.
 */
final class BranchLinePropertiesTest {
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");
  private static final int BRANCHES = THOROUGH ? 4_000 : 80;

  /** What a stream's history says at a moment. */
  private record Point(long at, Optional<String> revision, Ruleset ruleset, int assessment) {}

  /** A place without what depends on who recorded a commit first: when that was. */
  private record Spoken(Instant at, RunId run, int assessment, Voice voice) {}

  private static List<Spoken> spoken(BranchLine<Said> line) {
    return line.places().stream()
        .map(
            place ->
                new Spoken(
                    place.at(),
                    place.speaker().run().id(),
                    place.speaker().assessment(),
                    place.voice()))
        .toList();
  }

  private static List<Point> points(BranchLine<Said> line) {
    List<Point> points = new ArrayList<>();
    for (Place<Said> place : line.places()) {
      if (place.speaks()) {
        Said said = place.speaker();
        Run run = said.run();
        points.add(
            new Point(place.at().toEpochMilli(), run.revision(), run.ruleset(), said.assessment()));
      }
    }
    return points;
  }

  /** The same from commits alone, without log and entries, as one would write it down by hand. */
  private static List<Point> truth(RandomBranch branch, SomeEntries loose) {
    List<String> line = new ArrayList<>(branch.commits().line(branch.tip()));
    Collections.reverse(line);
    long[] at = new long[line.size()];
    int dated = -1;
    for (int i = 0; i < at.length; i++) {
      long seconds = branch.commits().get(line.get(i)).seconds();
      boolean can = seconds >= 0 && seconds <= (branch.now() + 86_400_000) / 1000;
      if (can && dated < 0) {
        dated = i;
        for (int j = 0; j <= i; j++) {
          at[j] = Math.max(0, seconds * 1000 - i) + j;
        }
      } else if (i > 0) {
        at[i] = Math.max(at[i - 1] + 1, can ? seconds * 1000 : 0);
      }
    }
    Map<Long, Said> before = new TreeMap<>();
    loose.runs.values().stream()
        .filter(said -> said.run().revision().isEmpty())
        .filter(said -> said.run().observedAt().toEpochMilli() < at[0])
        .forEach(
            said ->
                before.merge(
                    said.run().observedAt().toEpochMilli(),
                    said,
                    (one, other) ->
                        Run.AT_ONE_MOMENT.compare(one.run(), other.run()) > 0 ? one : other));
    List<Point> points = new ArrayList<>();
    before.forEach(
        (time, said) ->
            points.add(new Point(time, Optional.empty(), said.run().ruleset(), said.assessment())));
    boolean begun = false;
    for (int i = 0; i < at.length; i++) {
      SomeCommits.Commit commit = branch.commits().get(line.get(i));
      int assessment = SomeEntries.assess(commit, branch.ruleset());
      begun |= assessment != SomeEntries.UNREADABLE;
      if (!begun) {
        continue;
      }
      Point last = points.isEmpty() ? null : points.get(points.size() - 1);
      if (last == null
          || last.assessment() != assessment
          || !last.ruleset().equals(branch.ruleset())) {
        points.add(new Point(at[i], Optional.of(commit.name()), branch.ruleset(), assessment));
      }
    }
    return points;
  }

  /** Whether any commit of a branch has a plan that can be read. */
  private static boolean canBeRead(RandomBranch branch) {
    return branch.commits().line(branch.tip()).stream()
        .map(branch.commits()::get)
        .anyMatch(commit -> SomeEntries.assess(commit, branch.ruleset()) != SomeEntries.UNREADABLE);
  }

  private static RandomBranch lived(long seed) {
    RandomBranch branch = new RandomBranch(seed, (log, run) -> {});
    branch.live();
    return branch;
  }

  @Test
  void mergedInWhateverOrderTheSameSpeaksAtTheSameMoments() {
    for (int seed = 0; seed < BRANCHES; seed++) {
      RandomBranch branch = lived(seed);
      BranchLine<Said> first = branch.merged().line();
      for (int i = 0; i < 2; i++) {
        BranchLine<Said> again = branch.merged().line();
        assertThat(spoken(again)).as("branch %s", seed).isEqualTo(spoken(first));
        assertThat(again.stand()).as("branch %s", seed).isEqualTo(first.stand());
      }
    }
  }

  @Test
  void aWholeClonesBackfillMakesItWhatGitSaysAndWhatAFreshOneSays() {
    Map<String, Integer> branches = new TreeMap<>();
    for (int seed = 0; seed < BRANCHES; seed++) {
      RandomBranch branch = lived(seed);
      branch.done().keySet().forEach(what -> branches.merge(what, 1, Integer::sum));
      SomeEntries log = branch.merged();
      log.backfill(branch.wholeClone(), branch.ruleset(), 999, branch.now());
      BranchLine<Said> line = log.line();
      List<Point> truth = truth(branch, log);
      if (!canBeRead(branch)) {
        continue; // A plan that never was, whatever runs without a commit said.
      }

      assertThat(points(line)).as("branch %s", seed).isEqualTo(truth);
      assertThat(points(branch.fresh(log).line())).as("branch %s", seed).isEqualTo(points(line));
      assertThat(line.stand().map(Stand::tip)).as("branch %s", seed).hasValue(branch.tip());

      int entries = log.size();
      log.backfill(branch.wholeClone(), branch.ruleset(), 999, branch.now());
      assertThat(log.size()).as("a second backfill of branch %s", seed).isEqualTo(entries);
    }
    if (THOROUGH) {
      System.out.println("Of " + BRANCHES + " branches, so many had: " + branches);
    }
    assertThat(branches.values()).allSatisfy(many -> assertThat(many).isGreaterThan(BRANCHES / 20));
  }

  /** What breaks a rule, by spoiling what the line is made from. */
  private enum Broken {
    TIPS_ARE_IGNORED {
      @Override
      SomeEntries in(SomeEntries log) {
        log.tips.clear();
        return log;
      }
    },
    COMMITS_COME_BY_CLOCK {
      @Override
      SomeEntries in(SomeEntries log) {
        log.lines.clear();
        return log;
      }
    },
    NEIGHBOURS_STAY_APART {
      @Override
      SomeEntries in(SomeEntries log) {
        log.runs.replaceAll((id, said) -> said.alone());
        return log;
      }
    },
    EVERY_TIME_COUNTS {
      @Override
      SomeEntries in(SomeEntries log) {
        Instant late = Instant.parse("9998-01-01T00:00:00Z");
        log.tips.replaceAll(
            (id, tip) -> new Tip(tip.stream(), tip.revision(), tip.ruleset(), tip.since(), late));
        log.runs.replaceAll((id, said) -> said.recordedAt(late));
        return log;
      }
    },
    THE_FIRST_LOOKS_SETTINGS_SPEAK {
      @Override
      SomeEntries in(SomeEntries log) {
        log.tips.replaceAll(
            (id, tip) ->
                new Tip(
                    tip.stream(),
                    tip.revision(),
                    RandomBranch.OTHER_SETTINGS,
                    tip.since(),
                    tip.recordedAt()));
        return log;
      }
    },
    WHAT_LEFT_WAS_SEEN_LAST {
      @Override
      SomeEntries in(SomeEntries log) {
        log.runs.replaceAll((id, said) -> said.seenLater());
        return log;
      }
    };

    abstract SomeEntries in(SomeEntries log);
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenRuleIsNoticed(Broken rule) {
    int noticed = 0;
    for (int seed = 0; seed < BRANCHES / 2; seed++) {
      RandomBranch branch = lived(seed);
      SomeEntries log = branch.merged();
      log.backfill(branch.wholeClone(), branch.ruleset(), 999, branch.now());
      List<Point> truth = truth(branch, log);
      noticed += points(rule.in(log).line()).equals(truth) ? 0 : 1;
    }
    if (THOROUGH) {
      System.out.println("With " + rule + " " + noticed + " of " + BRANCHES / 2 + " are wrong");
    }
    assertThat(noticed).isGreaterThan(BRANCHES / 100);
  }

  /** Counts how often appending need not look at the whole line. */
  private static final class Appending implements BiConsumer<SomeEntries, BranchRun> {
    private int all;
    private int quick;

    @Override
    public void accept(SomeEntries log, BranchRun run) {
      SomeEntries next = log.shuffled();
      BranchLine<Said> before = next.line();
      run.commits().ifPresent(next::put);
      Set<String> below = next.below(run.run().revision().orElseThrow());
      Said said = new Said(run.run(run.saying(next.line().stand(), below::contains)), 4);
      next.put(said);
      BranchLine<Said> after = next.line();
      all++;
      List<Place<Said>> places = before.places();
      boolean begins = !places.isEmpty() && !places.get(places.size() - 1).speaker().isReadable();
      Optional<Stand> quickly =
          begins
              ? Optional.empty()
              : before.stand().flatMap(stand -> after(stand, log, said.run(), run.commits()));
      if (quickly.isPresent()) {
        quick++;
        assertThat(quickly).isEqualTo(after.stand());
        String revision = said.run().revision().orElseThrow();
        assertThat(spokenElsewhere(after, revision)).isEqualTo(spokenElsewhere(before, revision));
      }
    }

    private static List<Spoken> spokenElsewhere(BranchLine<Said> line, String revision) {
      List<Spoken> spoken = new ArrayList<>();
      for (int i = 0; i < line.places().size(); i++) {
        if (line.places().get(i).speaker().run().revision().filter(revision::equals).isEmpty()) {
          spoken.add(spoken(line).get(i));
        } else {
          assertThat(i).as("the last place").isEqualTo(line.places().size() - 1);
        }
      }
      return spoken;
    }

    private static Optional<Stand> after(
        Stand stand, SomeEntries log, Run run, Optional<CommitLine> commits) {
      List<CommitFact> news = commits.map(CommitLine::commits).orElse(List.of());
      Set<String> known = new HashSet<>();
      log.facts()
          .values()
          .forEach(
              fact -> {
                known.add(fact.revision());
                fact.parent().ifPresent(known::add);
              });
      log.runs.values().forEach(one -> one.run().revision().ifPresent(known::add));
      log.tips.values().forEach(tip -> known.add(tip.revision()));
      if (news.stream().map(CommitFact::revision).anyMatch(known::contains)) {
        return Optional.empty();
      }
      boolean gap =
          !news.isEmpty() && news.get(news.size() - 1).parent().filter(known::contains).isEmpty();
      return stand.after(run, news, gap);
    }
  }

  @Test
  void whereABranchStandsAfterOneMoreRunIsWhereTheWholeSetSays() {
    Appending appending = new Appending();
    for (int seed = 0; seed < BRANCHES; seed++) {
      new RandomBranch(seed, appending).live();
    }
    if (THOROUGH) {
      System.out.println(appending.quick + " of " + appending.all + " runs were appended quickly");
    }
    assertThat(appending.quick).isGreaterThan(appending.all / 5);
  }
}
