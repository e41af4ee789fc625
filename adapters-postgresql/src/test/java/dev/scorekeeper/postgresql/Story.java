package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What several projects went through, for any history. */
public final class Story {
  public static final StreamId SHOP = ARun.MAIN;
  public static final StreamId TILL = new StreamId("github.com/acme/till", "main");
  private static final StreamId PULL_REQUEST = new StreamId(SHOP.project(), "pull/7");
  private static final Ruleset NEWER = RulesetCodec.ruleset(2, ARun.RULES.settings());
  private static final List<String> DOMAINS = List.of("a", "b", "c", "d", "E", "ünïcode", "a-b");

  private Story() {}

  /** Records everything that a history can hold, in a random but always the same way. */
  public static void record(History history) {
    Random random = new Random(19);
    List<CommitFact> line = new ArrayList<>();
    Optional<String> parent = Optional.empty();
    for (int i = 1; i <= 40; i++) {
      String revision = "%040x".formatted(i);
      line.add(0, new CommitFact(revision, parent, time(i).getEpochSecond(), "Ada " + i % 3));
      parent = Optional.of(revision);
      ARun run = number(i).of(revision);
      history.log().record(i > 25 ? run.by(NEWER).run() : run.run(), facts(random, i));
    }
    history.log().record(number(50).on(PULL_REQUEST).run(), facts(random, 50));
    history.log().record(number(51).from(Source.DRAFT).run(), facts(random, 51));
    for (int i = 60; i < 80; i++) {
      history.log().record(number(i).on(TILL).run(), facts(random, i));
    }
    history
        .log()
        .merge(
            List.of(
                new LogEntry.OfCommits(new CommitLine(SHOP.project(), line)),
                new LogEntry.OfTip(new Tip(SHOP, "%040x".formatted(38), NEWER, time(90), time(90))),
                new LogEntry.OfRenaming(
                    new Renaming(PULL_REQUEST, new StreamId(SHOP.project(), "pull/8"), time(91)))));
  }

  private static Facts facts(Random random, int number) {
    SomeFacts facts = SomeFacts.none();
    if (random.nextInt(9) == 0) {
      return facts.error("registry-unreadable", "registry", "not JSON " + number).unreadable();
    }
    for (String id : DOMAINS) {
      switch (random.nextInt(8)) {
        case 0 -> facts.planned(id);
        case 1 -> facts.broken(id, Verdict.Reason.MISSING);
        case 2 -> facts.restating(id, 1, 3);
        case 3 -> facts.domain(id, "", Optional.empty(), new Verdict.Planned());
        case 4 -> facts.implementedBy("sequences/shared.json", id, 3, 7);
        case 5, 6 -> facts.implemented(id, 2, number % 4);
        default -> facts.warning("domain-absent", id, "nowhere " + number % 5);
      }
    }
    if (number % 5 != 0) {
      facts
          .plugin("shop-plugin", 1 + number % 3)
          .warning("count-drift", "a", "counted " + number % 2);
    }
    return facts.assessed();
  }
}
