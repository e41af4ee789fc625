package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line under the bar: what each layer holds, and which entries of it do not count. */
class LayersLineTest {
  private static final String CLAIMS =
      """
      {"registry": "plan.json", "catalog": null, "sequences": null, "fields": {"items": "/features"},
       "evidence": {"claim": "/status", "implemented": ["shipped"], "planned": ["idea"],
                    "dropped": ["rejected"]}}
      """;

  private static final String SEQUENCE =
      """
      {"movements": [{"name": "One", "beats": 3}]}
      """;

  @TempDir private Path folder;

  @Test
  void saysWhyEntriesDoNotCount() throws IOException {
    write("scorekeeper.json", CLAIMS);
    write("plan.json", features("a", "shipped", "b", "rejected"));

    assertThat(line())
        .isEqualTo(
            "Registry: 1 domain (1 of 2 entries not counted:"
                + " the settings exclude its status)");

    write("plan.json", features("a", "shipped", "b", "rejected", "c", "rejected", "a", "idea"));

    assertThat(line())
        .isEqualTo(
            "Registry: 1 domain (3 of 4 entries not counted: the settings exclude their status,"
                + " or their id is repeated)");
  }

  @Test
  void saysHowManyFilesTheFolderOfSystemSequencesHas() throws IOException {
    write(
        "orchestration-domains.json",
        """
        {"domains": [{"id": "a", "sequenceFile": "flows/a.json"}, {"id": "b"}]}
        """);
    write("flows/a.json", SEQUENCE);
    write("packages/ographx/.ographx/sequences/c.json", SEQUENCE);

    assertThat(line())
        .isEqualTo(
            "Registry: 2 domains · system sequence folder: 1 file · catalog: 0 plugin sequences");
  }

  private static String features(String... idsWithStatus) {
    StringBuilder json = new StringBuilder("{\"features\": [");
    for (int i = 0; i < idsWithStatus.length; i += 2) {
      json.append(i == 0 ? "" : ", ")
          .append("{\"id\": \"%s\", ".formatted(idsWithStatus[i]))
          .append("\"status\": \"%s\"}".formatted(idsWithStatus[i + 1]));
    }
    return json.append("]}").toString();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private String line() {
    return new Shell(folder)
        .run("validate", "--no-record")
        .out()
        .lines()
        .filter(line -> line.startsWith("Registry: "))
        .findFirst()
        .orElse("");
  }
}
