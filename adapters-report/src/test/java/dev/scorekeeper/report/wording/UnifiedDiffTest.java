package dev.scorekeeper.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.authoring.Addition;
import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  @Test
  void changesTheRegistryAndMakesTheSequenceFile() {
    assertThat(UnifiedDiff.of(addition("[\n]\n", "[\n  1\n]\n", Optional.of("a.json"))))
        .containsExactly(
            "--- a/registry.json",
            "+++ b/registry.json",
            "@@ -1,2 +1,3 @@",
            " [",
            "+  1",
            " ]",
            "--- /dev/null",
            "+++ b/a.json",
            "@@ -1,0 +1,1 @@",
            "+{}");
  }

  @Test
  void saysWhereALastLineHasNoEnd() {
    assertThat(UnifiedDiff.of(addition("[]", "[1]", Optional.empty())))
        .containsExactly(
            "--- a/registry.json",
            "+++ b/registry.json",
            "@@ -1,1 +1,1 @@",
            "-[]",
            "\\ No newline at end of file",
            "+[1]",
            "\\ No newline at end of file");
  }

  private static Addition addition(String before, String after, Optional<String> file) {
    return new Addition(
        new NewEntry("a", Optional.empty(), Optional.empty(), Optional.empty(), file, List.of()),
        new WorkspacePath("registry.json"),
        bytes(before),
        bytes(after),
        file.map(WorkspacePath::new),
        bytes("{}\n"),
        "/sequenceFile",
        Terms.USUAL,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
