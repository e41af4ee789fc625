package dev.scorekeeper.git.gitconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/owner/name.git, github.com/owner/name",
    "https://github.com/owner/name, github.com/owner/name",
    "https://github.com/owner/name/, github.com/owner/name",
    "https://github.com/owner/name.git/, github.com/owner/name",
    "http://github.com/owner/name.git, github.com/owner/name",
    "git@github.com:owner/name.git, github.com/owner/name",
    "git@github.com:/owner/name.git, github.com/owner/name",
    "github.com:owner/name, github.com/owner/name",
    "ssh://git@github.com/owner/name.git, github.com/owner/name",
    "ssh://git@github.com:22/owner/name.git, github.com/owner/name",
    "git+ssh://git@github.com/owner/name, github.com/owner/name",
    "git://github.com/owner/name.git, github.com/owner/name",
    "git://github.com:9418//owner/name.git, github.com/owner/name",
    "ssh://git@ssh.github.com:443/owner/name.git, github.com/owner/name",
    "git@ssh.github.com:owner/name.git, github.com/owner/name",
    "https://www.github.com/owner/name, github.com/owner/name",
    "ssh://git@altssh.gitlab.com:443/owner/name.git, gitlab.com/owner/name",
    "git@gitlab.com:owner/name.git, gitlab.com/owner/name",
    "ssh://git@altssh.bitbucket.org:443/owner/name.git, bitbucket.org/owner/name",
    "https://user@bitbucket.org/owner/name.git, bitbucket.org/owner/name",
  })
  void isTheSameHoweverARepositoryIsReached(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@example.org/owner/name.git, example.org/owner/name",
    "https://secret@example.org:8443/owner/name.git, example.org/owner/name",
    "https://us@er:se@cret@example.org/owner/name, example.org/owner/name",
    "https://example.org/owner/name.git?private_token=secret, example.org/owner/name",
    "https://example.org/owner/name#secret, example.org/owner/name",
  })
  void dropsCredentials(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/scm/proj/plan.git, git.example.org/proj/plan",
    "ssh://git@git.example.org:7999/proj/plan.git, git.example.org/proj/plan",
    "https://git.example.org/scm/~ann/plan.git, git.example.org/~ann/plan",
    "https://git.example.org/scm/plan, git.example.org/scm/plan",
    "https://git.example.org/tfs/All/proj/_git/plan, git.example.org/tfs/All/proj/_git/plan",
    "ssh://git.example.org:22/tfs/All/proj/_ssh/plan, git.example.org/tfs/All/proj/_git/plan",
  })
  void isTheSameOnHostsOfOnesOwnThatHaveAPathForEachWay(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "git@GitHub.COM:Owner/Name.git, github.com/owner/name",
    "https://github.com/Owner/Name, github.com/owner/name",
    "https://github.com/OWNER/NAME.git, github.com/owner/name",
    "https://GitLab.com/Group/Sub/Name.git, gitlab.com/group/sub/name",
    "git@bitbucket.org:Owner/Name.git, bitbucket.org/owner/name",
    "https://codeberg.org/Owner/Name, codeberg.org/owner/name",
    "https://acme.ghe.com/Owner/Name, acme.ghe.com/owner/name",
  })
  void foldsCaseWhereTheHostDoes(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "git@Example.ORG:Owner/Name.git, example.org/Owner/Name",
    "https://github.example.org/Owner/Name, github.example.org/Owner/Name",
    "https://notgithub.com/Owner/Name, notgithub.com/Owner/Name",
  })
  void keepsCaseElsewhere(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dev.azure.com/acme/proj/_git/plan",
        "https://acme@dev.azure.com/acme/proj/_git/plan",
        "https://dev.azure.com/Acme/Proj/_git/Plan/",
        "https://dev.azure.com/acme/DefaultCollection/proj/_git/plan",
        "https://dev.azure.com/acme/proj/_git/_full/plan",
        "https://dev.azure.com/acme/proj/_git/_optimized/plan",
        "git@ssh.dev.azure.com:v3/acme/proj/plan",
        "ssh://git@ssh.dev.azure.com:22/v3/acme/proj/plan",
        "https://acme.visualstudio.com/proj/_git/plan",
        "https://acme.visualstudio.com/DefaultCollection/proj/_git/plan",
        "https://pat:secret@Acme.VisualStudio.com/proj/_git/plan",
        "acme@vs-ssh.visualstudio.com:v3/acme/proj/plan",
        "ssh://acme@vs-ssh.visualstudio.com:22/proj/_ssh/plan",
        "ssh://acme@vs-ssh.visualstudio.com:22/DefaultCollection/proj/_ssh/plan",
        "ssh://acme@acme.visualstudio.com:22/proj/_git/plan",
      })
  void isTheSameInAllFormsOfAzure(String url) {
    assertThat(Origin.identity(url)).contains("dev.azure.com/acme/proj/_git/plan");
  }

  @ParameterizedTest
  @CsvSource({
    "https://dev.azure.com/acme/_git/plan, dev.azure.com/acme/plan/_git/plan",
    "https://acme.visualstudio.com/_git/plan, dev.azure.com/acme/plan/_git/plan",
    "git@ssh.dev.azure.com:v3/acme/plan/plan, dev.azure.com/acme/plan/_git/plan",
    "https://dev.azure.com/acme/My%20Proj/_git/plan, dev.azure.com/acme/my%20proj/_git/plan",
  })
  void theFirstRepositoryOfAProjectOfAzureHasItsName(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "https://dev.azure.com/acme, dev.azure.com/acme",
    "https://dev.azure.com/acme/proj/plan, dev.azure.com/acme/proj/plan",
    "git@ssh.dev.azure.com:v3, ssh.dev.azure.com/v3",
    "git@ssh.dev.azure.com:v3/acme, ssh.dev.azure.com/v3/acme",
    "https://acme.visualstudio.com/a/b/c/_git/plan, acme.visualstudio.com/a/b/c/_git/plan",
  })
  void whatIsNoneOfTheFormsOfAzureStaysAsItIs(String url, String identity) {
    assertThat(Origin.identity(url)).contains(identity);
  }

  @Test
  void keepsAllFoldersOfThePath() {
    assertThat(Origin.identity("https://gitlab.com/group/sub/name.git"))
        .contains("gitlab.com/group/sub/name");
  }

  @Test
  void readsAddressesOfTheSixthVersion() {
    assertThat(Origin.identity("ssh://git@[2001:DB8::1]:22/owner/name.git"))
        .contains("[2001:db8::1]/owner/name");
    assertThat(Origin.identity("git@[2001:db8::1]:owner/name.git"))
        .contains("[2001:db8::1]/owner/name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/git/name.git",
        "../name.git",
        "name.git",
        "./odd:name",
        "file:///srv/git/name.git",
        "file://host/srv/name.git",
        "C:/work/name.git",
        "C:\\work\\name",
        "\\\\server\\share\\name.git",
      })
  void isNothingForARepositoryOnThisMachine(String url) {
    assertThat(Origin.identity(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "https:///owner/name",
        "https://example.org",
        "https://example.org/",
        "https://example.org/.git",
        "git@example.org:",
        "git@example.org:.git",
        "ext::sh -c evil",
        "helper::https://example.org/owner/name",
        "https://example.org/owner/na\u001bme",
        "git@example.org:owner/na\nme",
        "https://example.org/owner/a name",
      })
  void isNothingForWhatIsNoAddress(String url) {
    assertThat(Origin.identity(url)).isEmpty();
  }
}
