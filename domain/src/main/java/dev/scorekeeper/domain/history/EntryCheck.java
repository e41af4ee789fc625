package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.Optional;

/** What no entry says that recording made, whoever tells it. */
final class EntryCheck {
  private final String what;

  /**
   * Of an entry.
   *
   * @param what as messages call it
   */
  EntryCheck(String what) {
    this.what = what;
  }

  void names(StreamId stream) {
    name("project", stream.project());
    name("branch", stream.branch());
  }

  void name(String part, String text) {
    if (!StreamId.isName(text)) {
      throw refused(
          "a " + part + " that is no name: up to 1000 characters, none of them a control");
    }
  }

  void ruleset(Ruleset ruleset) {
    if (!Ruleset.isNumber(RulesetCodec.number(ruleset))) {
      throw refused("rules of a version that is none; they begin with 1");
    }
    if (!Ruleset.isSettings(ruleset.settings())) {
      throw refused("settings that are none: lines such as registry=FILE");
    }
  }

  /**
   * Checks the commit.
   *
   * @param needed whether there has to be one
   */
  void revision(Optional<String> revision, boolean needed) {
    if (revision.isEmpty() ? needed : !Commit.isName(revision.get())) {
      throw refused("no whole name of a commit: 40 or 64 lower-case hexadecimal digits");
    }
  }

  void times(Instant... times) {
    for (Instant time : times) {
      if (!Run.isTime(time.toEpochMilli())) {
        throw refused("a time that is not of the years 1970 to 9999");
      }
    }
  }

  void author(String author) {
    if (!CommitFact.isAuthor(author)) {
      throw refused("an author that is no name: up to 200 characters, none of them a control");
    }
  }

  private RefusedRunException refused(String why) {
    return new RefusedRunException(what + " has " + why);
  }
}
