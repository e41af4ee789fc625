package dev.scorekeeper.json.cievent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.PullRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventTest {
  private static Optional<PullRequest> read(String text) {
    return JsonEvent.pullRequest(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void thePullRequestHasItsNumberAndItsCommits() {
    assertThat(
            read(
                """
                {"action": "opened", "number": 7,
                 "pull_request": {"id": 99, "number": 7, "title": "x",
                   "head": {"ref": "patch-1", "sha": "abc", "repo": {"id": 3, "sha": "no"}},
                   "base": {"ref": "main", "sha": "base"}, "merge_commit_sha": "def"},
                 "repository": {"number": 8}}
                """))
        .contains(new PullRequest("7", List.of("abc", "def")));
  }

  @Test
  void aPullRequestThatIsNotMergedYetHasItsNewestCommitOnly() {
    assertThat(
            read(
                "{\"pull_request\": {\"merge_commit_sha\": null, \"number\": 7,"
                    + " \"head\": {\"sha\": \"abc\"}}}"))
        .contains(new PullRequest("7", List.of("abc")));
  }

  @Test
  void theEventsNumberIsThatOfItsPullRequest() {
    assertThat(read("{\"number\": 7, \"pull_request\": {}}"))
        .contains(new PullRequest("7", List.of()));
    assertThat(read("{\"pull_request\": {\"head\": 1}, \"number\": 7}"))
        .contains(new PullRequest("7", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "7",
        "{",
        "{}",
        "{\"number\": 7}",
        "{\"pull_request\": 7}",
        "{\"pull_request\": {\"number\": \"7\"}}",
        "{\"pull_request\": {\"number\": 7.5}}",
        "{\"pull_request\": {\"number\": 123456789012345678901234567890}}",
        "{\"issue\": {\"number\": 7, \"pull_request\": {\"url\": \"x\"}}}",
        "{\"pull_request\": {\"number\": 7}} more",
        "{\"pull_request\": {\"number\": 7}",
      })
  void whatTellsOfNoPullRequestIsNone(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void depthAndBytesThatAreNoTextAreNoTrouble() {
    assertThat(read("[".repeat(100_000))).isEmpty();
    assertThat(read("{\"pull_request\": " + "{\"head\":".repeat(10_000))).isEmpty();
    assertThat(JsonEvent.pullRequest(new byte[] {(byte) 0xff, 0, 1})).isEmpty();
    assertThat(read("{\"" + "n".repeat(100_000) + "\": 1}")).isEmpty();
  }
}
