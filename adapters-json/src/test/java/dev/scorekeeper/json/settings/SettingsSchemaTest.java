package dev.scorekeeper.json.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published schema and the reader must know the same settings. */
class SettingsSchemaTest {
  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonNode schema = schema();

  @Test
  void schemaAndReaderKnowTheSameKeys() {
    assertThat(names(schema.at("/properties"))).isEqualTo(SettingsReader.KEYS);
    assertThat(names(schema.at("/properties/fields/properties")))
        .isEqualTo(SettingsReader.FIELD_KEYS);
    assertThat(names(schema.at("/properties/evidence/oneOf/0/properties")))
        .isEqualTo(EvidenceSettings.OF_SEQUENCES);
    assertThat(names(schema.at("/properties/evidence/oneOf/1/properties")))
        .isEqualTo(EvidenceSettings.OF_EXISTING);
    assertThat(names(schema.at("/properties/evidence/oneOf/2/properties")))
        .isEqualTo(EvidenceSettings.OF_CLAIMS);
    assertThat(names(schema.at("/properties/claims/properties")))
        .isEqualTo(EvidenceSettings.BESIDE);
  }

  @Test
  void theDefaultsOfTheSchemaAreThoseOfTheReader() throws Exception {
    ObjectNode settings = mapper.createObjectNode();
    ObjectNode fields = settings.putObject("fields");
    schema
        .at("/properties/fields/properties")
        .properties()
        .forEach(
            field -> {
              if (field.getValue().has("default")) {
                fields.set(field.getKey(), field.getValue().get("default"));
              }
            });
    for (String key :
        List.of(
            "registry", "catalog", "sequences", "queries", "retired", "backfill", "queryTimeout")) {
      settings.set(key, schema.at("/properties/" + key + "/default"));
    }

    assertThat(
            new JsonSettings()
                .read(
                    new InMemoryTree(
                        WorkspaceFiles.NONE.file(
                            Settings.FILE.value(), mapper.writeValueAsBytes(settings)))))
        .isEqualTo(Settings.DEFAULT);
  }

  @Test
  void everySettingIsDescribed() {
    Stream.concat(
            schema.get("properties").properties().stream(),
            schema.at("/properties/fields/properties").properties().stream())
        .forEach(
            key ->
                assertThat(key.getValue().at("/description").asText())
                    .as(key.getKey())
                    .endsWith("."));
  }

  @Test
  void unknownKeysAreNoSettings() {
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.at("/properties/fields/additionalProperties").asBoolean(true)).isFalse();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode schema() {
    Path file =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .map(folder -> folder.resolve("docs").resolve("settings.schema.json"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
