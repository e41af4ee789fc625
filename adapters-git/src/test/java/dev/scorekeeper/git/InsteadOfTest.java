package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.git.gitconfig.Origin;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program and JGit find one name behind an address that a configuration abbreviates. */
@ExtendWith(GitFolders.class)
class InsteadOfTest {
  private GitFolder repository;

  @BeforeEach
  void seed(GitFolder git) throws IOException {
    repository = Plans.seeded(git);
  }

  private void config(String... setting) throws IOException {
    String[] arguments = new String[setting.length + 1];
    arguments[0] = "config";
    System.arraycopy(setting, 0, arguments, 1, setting.length);
    repository.git(arguments);
  }

  /** What both say of the remote, and that it is where git itself goes. */
  private Optional<String> project() throws IOException {
    Optional<String> live = Plans.look(repository).project();
    GitCommits commits = (GitCommits) GitCommits.around(repository.root()).orElseThrow();
    try (commits) {
      assertThat(commits.project(repository.environment())).isEqualTo(live);
    }
    assertThat(live)
        .isEqualTo(Origin.identity(repository.git("remote", "get-url", "origin").strip()));
    return live;
  }

  @ParameterizedTest
  @CsvSource({
    "gh:acme/plan, https://github.com/, gh:, github.com/acme/plan",
    "gh:acme/plan, git@github.com:, gh:, github.com/acme/plan",
    "plan, git@example.org:acme/plan.git, plan, example.org/acme/plan",
    "https://old.example.org/acme/plan, https://git.example.org/, https://old.example.org/, git.example.org/acme/plan",
    "https://github.com/acme/plan, git@github.com:, https://github.com/, github.com/acme/plan",
    "gl:acme/plan, https://github.com/, gh:, gl/acme/plan",
  })
  void anAbbreviationIsTheAddressThatGitGoesTo(
      String url, String base, String written, String identity) throws IOException {
    repository.git("remote", "add", "origin", url);
    config("url." + base + ".insteadOf", written);

    assertThat(project()).contains(identity);
  }

  @Test
  void theLongestBeginningDecidesAndOfEqualOnesTheFirst() throws IOException {
    repository.git("remote", "add", "origin", "gh:acme/plan");
    config("url.https://short.example.org/.insteadOf", "gh:");
    config("url.https://long.example.org/.insteadOf", "gh:ac");
    config("--add", "url.https://long.example.org/.insteadOf", "other:");
    config("url.https://late.example.org/.insteadOf", "gh:ac");

    assertThat(project()).contains("long.example.org/me/plan");
  }

  @Test
  void theUsersConfigurationCountsBeforeTheRepositorys() throws IOException {
    repository.git("remote", "add", "origin", "gh:acme/plan");
    config("--global", "url.https://github.com/.insteadOf", "gh:");

    assertThat(project()).contains("github.com/acme/plan");

    config("url.https://example.org/.insteadOf", "gh:");

    assertThat(project()).contains("github.com/acme/plan");
  }

  @Test
  void aConfigurationOfTheUserThatIsNoneIsAsIfItWereNotThere() throws IOException {
    repository.git("remote", "add", "origin", "https://github.com/acme/plan");
    Path broken = repository.home().resolve(".gitconfig");
    Files.writeString(broken, "[url\n");

    try (GitCommits commits = (GitCommits) GitCommits.around(repository.root()).orElseThrow()) {
      assertThat(commits.project(repository.environment())).contains("github.com/acme/plan");
    }
  }

  @Test
  void whereToPushIsNotWhereItComesFrom() throws IOException {
    repository.git("remote", "add", "origin", "https://github.com/acme/plan");
    config("url.https://example.org/.pushInsteadOf", "https://github.com/");

    assertThat(project()).contains("github.com/acme/plan");
  }

  @Test
  void ofSeveralAddressesTheFirstIsWhereGitGoes() throws IOException {
    repository.git("remote", "add", "origin", "https://github.com/acme/plan");
    repository.git("remote", "set-url", "--add", "origin", "https://example.org/mirror/plan");

    assertThat(project()).contains("github.com/acme/plan");
  }
}
