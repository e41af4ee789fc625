package dev.scorekeeper.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in {@code docs/findings}, one for each type of finding. */
final class FindingPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "findings");
  private static final String INDEX = "README.md";

  @Test
  void existForEveryTypeAndForNothingElse() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(
              pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals(INDEX)))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(FindingType.values()).map(type -> type.id() + ".md").toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void beginWithTheIdAndTheSeverity(FindingType type) throws IOException {
    assertThat(Files.readString(PAGES.resolve(type.id() + ".md")))
        .startsWith("# " + type.id() + "\n\n**" + severity(type) + ".** ");
  }

  @ParameterizedTest
  @EnumSource
  void showAnExampleWithItsOutputAndSayWhatToDo(FindingType type) throws IOException {
    List<String> lines = Files.readAllLines(PAGES.resolve(type.id() + ".md"));

    assertThat(lines)
        .containsSubsequence("## Example", "```text", "## What to do", "## When to ignore it")
        .anyMatch(line -> line.startsWith(type.severity().text()) && line.contains(type.id()));
  }

  @Test
  void areListedInTheirIndexWorstFirst() throws IOException {
    assertThat(Files.readAllLines(PAGES.resolve(INDEX)))
        .filteredOn(line -> line.startsWith("| ["))
        .extracting(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1)))
        .containsExactlyElementsOf(
            Stream.of(FindingType.values())
                .map(
                    type ->
                        "| ["
                            + type.id()
                            + "]("
                            + type.id()
                            + ".md) | "
                            + type.severity().text()
                            + " ")
                .toList());
  }

  private static String severity(FindingType type) {
    return type.severity() == Severity.ERROR ? "Error" : "Warning";
  }
}
