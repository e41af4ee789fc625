package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example of what goes wrong says in its README what the program finds in it. */
class BrokenExampleTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (error|warning) \\| `([^`]+)` \\| `([^`]+)` \\|");

  private final Path example = ProjectCheckout.root().resolve("examples/broken");

  @Test
  void hasTheFindingsThatItsReadmeLists() throws IOException {
    Set<String> listed = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(example.resolve("README.md")));
    while (row.find()) {
      listed.add(row.group(1) + " " + row.group(2) + " " + row.group(3));
    }
    Shell.Answer answer = new Shell(example).run("validate", "--no-record", "--format", "json");
    Set<String> found = new TreeSet<>();
    for (JsonNode finding : new ObjectMapper().readTree(answer.out()).get("findings")) {
      found.add(
          finding.get("severity").asText()
              + " "
              + finding.get("rule").asText()
              + " "
              + finding.get("subject").asText());
    }

    assertThat(answer.code()).isEqualTo(1);
    assertThat(listed).hasSize(10).isEqualTo(found);
  }

  @Test
  void hasTheHeadlineThatItsReadmeQuotes() throws IOException {
    String headline =
        new Shell(example).run("validate", "--no-record").out().lines().findFirst().orElse("");

    assertThat(Files.readString(example.resolve("README.md"))).contains("`" + headline + "`");
  }
}
