package dev.scorekeeper.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The words that outputs and histories are written in: others read them, so they stay. */
final class VocabularyTest {
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(locale);
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale.setDefault(Locale.forLanguageTag("tr"));

    assertThat(Stream.of(Outcome.values()).map(Outcome::text))
        .containsExactly("assessed", "unreadable");
    assertThat(Stream.of(Source.values()).map(Source::text))
        .containsExactly("git", "worktree", "draft");
    assertThat(Stream.of(Cause.values()).map(Cause::text))
        .containsExactly("first", "change", "ruleset");
    assertThat(Stream.of(Severity.values()).map(Severity::text))
        .containsExactly("error", "warning");
    assertThat(Stream.of(Verdict.Status.values()).map(Verdict.Status::text))
        .containsExactly("implemented", "planned", "broken", "cataloged");
    assertThat(Stream.of(Verdict.Reason.values()).map(Verdict.Reason::text))
        .containsExactly("missing", "malformed", "empty", "escapes", "unknown-claim");
    assertThat(FindingType.REGISTRY_ENTRY_UNIDENTIFIED.id())
        .isEqualTo("registry-entry-unidentified");
  }

  @Test
  void namesAStreamByProjectAndBranch() {
    assertThat(new StreamId("renderx", StreamId.DEFAULT_BRANCH)).hasToString("renderx on default");
  }
}
