package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.GitFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No bit of an export can be another, not one of its whitespace either: an import refuses it. With
 * {@code -Dthorough} all bits are tried.
 */
class FlippedExportTest {
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");

  /** Bits from one that is tried to the next; a prime, so that all places of a byte come. */
  private static final int STEP = THOROUGH ? 1 : 37;

  private static final Pattern OF_GIT = Pattern.compile("\\{\"(commits|commit|tip|renaming)\":");

  @TempDir private Path folder;
  private Shell scorekeeper;
  private byte[] export = new byte[0];

  @BeforeEach
  void export() throws IOException {
    Path workspace = Files.createDirectory(folder.resolve("shop"));
    scorekeeper = new Shell(workspace);
    for (String domains :
        new String[] {
          "{\"id\":\"cart\"}",
          "{\"id\":\"cart\",\"name\":\"é 🙂\"},{\"id\":\"till\"}",
          "{\"id\":\"till\"}"
        }) {
      Files.writeString(
          workspace.resolve("orchestration-domains.json"), "{\"domains\":[" + domains + "]}");
      assertThat(scorekeeper.run("validate", "--fail-on", "never").code()).isZero();
    }
    assertThat(scorekeeper.run("history", "export", "runs.jsonl").code()).isZero();
    export = Files.readAllBytes(file("runs.jsonl"));
  }

  /** The chain begins with the origin, and each digest and link is over all that they stand for. */
  @Test
  void everyFlippedBitIsRefusedWithItsPlace() throws IOException {
    scorekeeper.run("validate", "--history", "other.db", "--fail-on", "never");
    byte[] before = Files.readAllBytes(file("other.db"));
    long begun = System.nanoTime();
    int tried = 0;
    for (int bit = 0; bit < export.length * 8; bit += STEP) {
      byte[] flipped = export.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      if (!isTheSameEscape(flipped, bit / 8)) {
        assertRefused(bit, flipped);
      }
      tried++;
    }
    System.out.printf(
        "Flipped %d bits of %d bytes in %d s%n",
        tried, export.length, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));

    assertThat(tried).isGreaterThan(500);
    assertThat(file("other.db")).hasBinaryContent(before);
    assertThat(scorekeeper.run("history", "import", "runs.jsonl", "--history", "other.db").code())
        .isZero();
  }

  /** The same of what only a history of git has, whose streams also have had other names. */
  @Test
  void noBitOfWhatIsToldOfCommitsTipsAndNamesCanBeAnother() throws IOException {
    Path root = folder.resolve("plans");
    GitFolder git = GitFolder.at(root, folder.resolve("home")).init();
    Shell there = new Shell(root);
    for (int day = 1; day < 4; day++) {
      git.write(Past.REGISTRY, Past.registry("cart-" + day));
      git.commit("2026-01-0" + day + "T10:00:00Z", "work");
    }
    assertThat(there.run("backfill").code()).isZero();
    assertThat(there.run("history", "rename", "main", "trunk").code()).isZero();
    git.git("branch", "-m", "trunk");
    git.by("Zoë \"Q\" 🙂", "2026-01-05T10:00:00Z").commit();
    assertThat(there.run("validate", "--fail-on", "never").code()).isZero();
    assertThat(there.run("backfill").code()).isZero();
    assertThat(there.run("history", "export", file("runs.jsonl").toString()).code()).isZero();
    export = Files.readAllBytes(file("runs.jsonl"));
    scorekeeper.run("validate", "--history", "other.db", "--fail-on", "never");
    byte[] before = Files.readAllBytes(file("other.db"));

    Map<String, Integer> tried = new TreeMap<>();
    int begin = 0;
    while (begin < export.length) {
      int end = begin;
      while (export[end] != '\n') {
        end++;
      }
      Matcher kind =
          OF_GIT.matcher(new String(export, begin, end - begin, StandardCharsets.ISO_8859_1));
      for (int bit = begin * 8; kind.lookingAt() && bit < (end + 1) * 8; bit += STEP) {
        byte[] flipped = export.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        if (!isTheSameEscape(flipped, bit / 8)) {
          assertRefused(bit, flipped);
        }
        tried.merge(kind.group(1), 1, Integer::sum);
      }
      begin = end + 1;
    }

    assertThat(tried).containsOnlyKeys("commits", "commit", "tip", "renaming");
    assertThat(tried.values()).allMatch(times -> times > 2);
    assertThat(file("other.db")).hasBinaryContent(before);
    assertThat(scorekeeper.run("history", "import", "runs.jsonl", "--history", "other.db").code())
        .isZero();
  }

  /** Digits of an escape stand for one character in upper and in lower case. */
  private boolean isTheSameEscape(byte[] flipped, int at) {
    int escape = Math.max(1, at - 1);
    while (escape > Math.max(1, at - 5) && export[escape] != 'u') {
      escape--;
    }
    return export[escape] == 'u'
        && export[escape - 1] == '\\'
        && Character.isLetter(export[at])
        && Character.toLowerCase(export[at]) == Character.toLowerCase(flipped[at]);
  }

  private void assertRefused(int bit, byte[] flipped) throws IOException {
    String what = "bit %d of byte %d: %s".formatted(bit % 8, bit / 8, context(flipped, bit / 8));
    Files.write(file("flipped.jsonl"), flipped);

    Shell.Answer answer =
        scorekeeper.run("history", "import", "flipped.jsonl", "--history", "other.db");

    assertThat(answer.code()).as(what + answer.out()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out()).as(what).isEmpty();
    assertThat(answer.err())
        .as(what)
        .startsWith("scorekeeper: " + file("flipped.jsonl") + ":")
        .hasLineCount(1)
        .doesNotContain("java.", "Exception");
  }

  private static String context(byte[] bytes, int at) {
    return new String(
        bytes,
        Math.max(0, at - 15),
        Math.min(bytes.length - Math.max(0, at - 15), 30),
        StandardCharsets.ISO_8859_1);
  }

  private Path file(String name) {
    return folder.resolve("shop").resolve(name);
  }
}
