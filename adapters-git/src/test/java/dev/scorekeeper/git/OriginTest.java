package dev.scorekeeper.git;

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

  @Test
  void writesTheHostInLowerCaseAndLeavesThePath() {
    assertThat(Origin.identity("git@GitHub.COM:Owner/Name.git")).contains("github.com/Owner/Name");
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
