package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Phrases that people had to read twice stay out of messages, help, documentation and Javadoc. The
 * plain words for them are in docs/glossary.md.
 */
class PlainWordsTest {
  private static final List<String> REPLACED =
      List.of(
          "files as they lie",
          "workspace as it lies",
          "computed from the log anew",
          "made anew",
          "makes them anew",
          "written anew",
          "was taken of",
          "were taken of",
          "run that speaks",
          "rule that speaks",
          "whose run it is",
          "takes no more words",
          "output takes no more",
          "say --",
          "our own fault",
          "our fault",
          "cannot be had",
          "nothing is said of any domain",
          "nothing is known of any domain",
          "is told how far",
          "have moved on",
          "is not told in",
          "what still stands",
          "nothing of a workspace lies here",
          "counts that are not so",
          "read, and not as it should be",
          "so nobody knows",
          "is there and is no",
          "lists sequences and is none",
          "say how far by",
          "where one is looked for",
          "encloses the entries is called so",
          "are so called,",
          "take it with scorekeeper",
          "this one time",
          "is no date",
          "is no json pointer",
          "and no export of one",
          "needs the address of another history",
          "has no value; give it one",
          "in the same words; a day",
          "a day is included",
          "has no words for implemented",
          "not a renderx?",
          "which scorekeeper validate fails on",
          "is another one on every file system",
          "may stand before or after",
          "one that fails is enough",
          "where two parted",
          "of the same format, and nothing else",
          "or what --fail-on names",
          "declared movements or beats are not the actual ones",
          "counts by itself",
          "when to leave it",
          "ask the history in sql",
          "by change, not by domain",
          "not shown in",
          "that settings call",
          "domains may name files",
          "its declaration is a goal",
          "the others have one",
          "last run, and whether",
          "otherwise than the commit");

  private static final Set<String> TEXTS =
      Set.of("java", "md", "jte", "json", "yml", "js", "bash", "zsh", "fish", "sh", "cmd");

  @Test
  void noReplacedPhraseIsInSourcesOrDocuments() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : texts()) {
      String text = read(file);
      for (String phrase : REPLACED) {
        if (text.contains(phrase)) {
          found.add(ProjectCheckout.root().relativize(file) + ": " + phrase);
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void noReplacedPhraseIsInHelp() {
    Shell scorekeeper = new Shell(Path.of(""));
    List<String> helps = new ArrayList<>();
    helps.add(scorekeeper.run("--help").out());
    for (CommandLine command : scorekeeper.commandLine().getSubcommands().values()) {
      helps.add(scorekeeper.run(command.getCommandName(), "--help").out());
      for (String sub : command.getSubcommands().keySet()) {
        helps.add(scorekeeper.run(command.getCommandName(), sub, "--help").out());
      }
    }
    for (String help : helps) {
      assertThat(plain(help)).doesNotContain(REPLACED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"the files as \"\n        + \"they lie\"",
        "/** The files as\n   * they lie. */",
        "// The run that\n  // speaks",
        "The catalog\nwas taken of it"
      })
  void aPhraseIsNoticedAlsoWhereItIsDivided(String text) {
    assertThat(REPLACED).anyMatch(plain(text)::contains);
  }

  /** Everything whose words people read, generated and third-party files left out. */
  private static List<Path> texts() throws IOException {
    Path root = ProjectCheckout.root();
    List<Path> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      files.filter(Files::isRegularFile).filter(file -> isRead(root, file)).forEach(texts::add);
    }
    assertThat(texts).hasSizeGreaterThan(500);
    return texts;
  }

  private static boolean isRead(Path root, Path file) {
    Path path = root.relativize(file);
    String inside = path.toString().replace('\\', '/');
    for (Path name : path) {
      if (name.toString().equals("target") || name.toString().equals(".git")) {
        return false;
      }
    }
    String name = path.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return !inside.contains("src/test/")
        && !inside.startsWith("examples/renderx/packages")
        && (inside.startsWith("action/") || inside.contains("src/dist/") || TEXTS.contains(ending));
  }

  private static String read(Path file) throws IOException {
    return plain(Files.readString(file));
  }

  /** On one line, in lower case, and without what divides a sentence in code. */
  private static String plain(String text) {
    return text.replaceAll("\"\\s*\\+\\s*\"", "")
        .replaceAll("\\n\\s*(\\*|//|#)\\s?", " ")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
