package dev.scorekeeper.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.report.Printed;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void isADocumentInLines() {
    assertThat(
            Printed.by(
                out -> {
                  try (Json json = new Json(out)) {
                    json.document()
                        .put("text", "a")
                        .put("there", OptionalInt.of(1))
                        .put("not", OptionalLong.empty())
                        .endObject();
                  }
                }))
        .isEqualTo(
            """
            {
              "schemaVersion" : 1,
              "text" : "a",
              "there" : 1,
              "not" : null
            }
            """);
  }

  @Test
  void escapesWhatActsOnATerminal() {
    assertThat(
            Printed.by(
                out -> {
                  try (Json json = new Json(out)) {
                    json.beginObject().put("é", "\u202e\u009b\u007f\u001b").endObject();
                  }
                }))
        .isEqualTo("{\n  \"é\" : \"\\u202e\\u009b\\u007f\\u001B\"\n}\n");
  }
}
