package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a plan in files of YAML, which say of themselves how far they are. */
class ProposalsExampleTest {
  @TempDir private Path folder;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void copyIt() throws IOException {
    Path example = ProjectCheckout.root().resolve("examples/proposals");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(example.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    scorekeeper = new Shell(folder);
  }

  @Test
  void isAssessedByWhatItsFilesClaim() {
    Shell.Answer answer = scorekeeper.run("validate");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .startsWith("2 of 6 domains claimed to be implemented (33 %) · 3 planned · 1 broken\n")
        .contains("did you mean 'building'?")
        .doesNotContain("catalog", "movement", "beats");
  }

  @Test
  void initFindsWhatItsSettingsSay() throws IOException {
    Files.delete(folder.resolve("scorekeeper.json"));

    Shell.Answer init = scorekeeper.run("init", "--project", "town-library");

    assertThat(init.code()).as(init.err()).isZero();
    assertThat(init.out())
        .contains("7 files match, all with an id", "not known: [\"bulding\"]")
        .contains("Wrote scorekeeper.json. Next: scorekeeper validate");
    assertThat(Files.readString(folder.resolve("scorekeeper.json")))
        .isEqualTo(
            """
            {
              "project": "town-library",
              "registry": "proposals/*/*/proposal.yaml",
              "catalog": null,
              "sequences": null,
              "evidence": {"claim": "/status", "implemented": ["in use"], \
            "planned": ["building", "idea", "accepted"], "dropped": ["Withdrawn"]},
              "fields": {
                "id": "/number",
                "name": "/title",
                "category": "/desk",
                "owner": "/lead",
                "due": "/target"
              }
            }
            """);
    assertThat(scorekeeper.run("validate").out())
        .startsWith("2 of 6 domains claimed to be implemented (33 %) · 3 planned · 1 broken\n");
  }

  @Test
  void everyOutputSaysThatTheseAreClaims() throws IOException {
    scorekeeper.run("validate");

    for (String command : new String[] {"validate", "status", "trend", "diff"}) {
      assertThat(scorekeeper.run(command, "--markdown").out())
          .as(command)
          .contains("2 of 6 claimed to be implemented (33 %)")
          .doesNotContain("catalog");
    }
    assertThat(scorekeeper.run("badge").out()).contains("<title>claimed: 2 of 6");
    scorekeeper.run("report", "--output", "page.html");
    assertThat(Files.readString(folder.resolve("page.html")))
        .contains("2 of 6 domains are claimed to be implemented.");
  }
}
