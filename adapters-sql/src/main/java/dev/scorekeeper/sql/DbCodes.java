package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Voice;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.util.List;

/**
 * The numbers that stand for the domain's constants in the tables: each is its place in a list
 * here. The views know them too; a number that was ever written never gets another meaning.
 */
final class DbCodes {
  static final List<Fact.Kind> KINDS =
      List.of(Fact.Kind.LAYER, Fact.Kind.DOMAIN, Fact.Kind.PROFILE, Fact.Kind.FINDING);

  static final List<Outcome> OUTCOMES = List.of(Outcome.ASSESSED, Outcome.UNREADABLE);

  static final List<Source> SOURCES = List.of(Source.GIT, Source.WORKTREE, Source.DRAFT);

  static final List<Cause> CAUSES = List.of(Cause.FIRST, Cause.CHANGE, Cause.RULESET);

  static final List<Voice> VOICES = List.of(Voice.SILENT, Voice.REPEATS, Voice.SPEAKS);

  private DbCodes() {}
}
