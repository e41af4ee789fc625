package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.validation.Assessment.Assessed;
import dev.scorekeeper.domain.validation.Domain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plans as people keep them, from {@code init}, which is told nothing, to {@code validate}. Each
 * with two sets of names for everything that has one.
 */
class PlansOfOtherShapesTest {
  @TempDir private Path folder;

  /** A shape: files, in which the names in angle brackets are chosen, and what holds there. */
  private record Shape(String name, Map<String, String> files, Map<String, String> verdicts) {
    static Shape of(String name, Map<String, String> verdicts, String... files) {
      Map<String, String> all = new LinkedHashMap<>();
      for (int i = 0; i < files.length; i += 2) {
        all.put(files[i], files[i + 1]);
      }
      return new Shape(name, all, verdicts);
    }

    Shape named(Map<String, String> names) {
      Map<String, String> all = new LinkedHashMap<>();
      files.forEach((path, text) -> all.put(replaced(path, names), replaced(text, names)));
      return new Shape(name + " with " + names.get("id"), all, verdicts);
    }

    private static String replaced(String text, Map<String, String> names) {
      String named = text;
      for (Map.Entry<String, String> one : names.entrySet()) {
        named = named.replace("<" + one.getKey() + ">", one.getValue());
      }
      return named;
    }
  }

  private static final Map<String, String> PLAIN =
      Map.of(
          "id",
          "id",
          "name",
          "title",
          "group",
          "category",
          "state",
          "status",
          "done",
          "done",
          "todo",
          "planned",
          "gone",
          "rejected",
          "code",
          "files",
          "plan",
          "plan");

  private static final Map<String, String> OTHER =
      Map.of(
          "id",
          "ticket-number",
          "name",
          "headline",
          "group",
          "team",
          "state",
          "progress",
          "done",
          "Shipped",
          "todo",
          "in progress",
          "gone",
          "Withdrawn",
          "code",
          "implemented_by",
          "plan",
          "roadmap");

  private static final Map<String, String> TWO_OF_THREE =
      Map.of("s-1", "implemented", "s-2", "planned", "s-3", "implemented");

  private static final String CLAIMS =
      "[{\"<id>\": \"s-1\", \"<name>\": \"Search it\", \"<state>\": \"<done>\"},"
          + " {\"<id>\": \"s-2\", \"<name>\": \"Print it\", \"<state>\": \"<todo>\"},"
          + " {\"<id>\": \"s-3\", \"<name>\": \"Keep it\", \"<state>\": \"<done>\"}]";

  private static String yaml(String id, String state) {
    return "<id>: "
        + id
        + "\n<name>: The thing "
        + id
        + "\n<group>: north\n<state>: "
        + state
        + "\n";
  }

  private static final List<Shape> SHAPES =
      List.of(
          Shape.of("array", TWO_OF_THREE, "<plan>.json", "{\"<plan>\": " + CLAIMS + "}"),
          Shape.of(
              "keyed object",
              TWO_OF_THREE,
              "<plan>.json",
              "{\"<plan>\": {\"s-1\": {\"<name>\": \"a b\", \"<state>\": \"<done>\"},"
                  + " \"s-2\": {\"<name>\": \"c d\", \"<state>\": \"<todo>\"},"
                  + " \"s-3\": {\"<name>\": \"e f\", \"<state>\": \"<done>\"}}}"),
          Shape.of(
              "nested arrays",
              TWO_OF_THREE,
              "<plan>.json",
              "{\"areas\": [{\"<name>\": \"North side\", \"<plan>\": "
                  + "[{\"<id>\": \"s-1\", \"<state>\": \"<done>\"}]}, {\"<plan>\": "
                  + "[{\"<id>\": \"s-2\", \"<state>\": \"<todo>\"},"
                  + " {\"<id>\": \"s-3\", \"<state>\": \"<done>\"}],"
                  + " \"<name>\": \"South side\"}]}"),
          Shape.of(
              "file per entry",
              TWO_OF_THREE,
              "<plan>/one/item.json",
              "{\"<id>\": \"s-1\", \"<state>\": \"<done>\"}",
              "<plan>/two/item.json",
              "{\"<id>\": \"s-2\", \"<state>\": \"<todo>\"}",
              "<plan>/two-b/item.json",
              "{\"<id>\": \"s-3\", \"<state>\": \"<done>\"}",
              "<plan>/old/item.json",
              "{\"<id>\": \"s-4\", \"<state>\": \"<gone>\"}"),
          Shape.of(
              "YAML",
              TWO_OF_THREE,
              "<plan>/a.yaml",
              yaml("s-1", "<done>"),
              "<plan>/b.yaml",
              yaml("s-2", "<todo>"),
              "<plan>/c.yaml",
              yaml("s-3", "<done>")),
          Shape.of(
              "front matter",
              TWO_OF_THREE,
              "docs/<plan>/0001-a.md",
              "---\n" + yaml("s-1", "<done>") + "---\n# A\n",
              "docs/<plan>/0002-b.md",
              "---\n" + yaml("s-2", "<todo>") + "---\n# B\n",
              "docs/<plan>/0003-c.md",
              "---\n" + yaml("s-3", "<done>") + "---\n# C\n"),
          Shape.of(
              "evidence as source file",
              TWO_OF_THREE,
              "<plan>.yaml",
              """
              <plan>:
              - <id>: s-1
                <code>: src/one.py
              - <id>: s-2
              - <id>: s-3
                <code>: src/three.py
              """,
              "src/one.py",
              "print(1)\n",
              "src/three.py",
              "print(3)\n"),
          Shape.of(
              "evidence as folder",
              Map.of("s-1", "implemented", "s-2", "planned", "s-3", "broken"),
              "<plan>.json",
              "[{\"<id>\": \"s-1\", \"<code>\": \"mods/one/\"}, {\"<id>\": \"s-2\"},"
                  + " {\"<id>\": \"s-3\", \"<code>\": \"mods/three\"}]",
              "mods/one/main.py",
              "print(1)\n"),
          Shape.of(
              "evidence as several files",
              Map.of("s-1", "implemented", "s-2", "planned", "s-3", "broken"),
              "<plan>.json",
              "[{\"<id>\": \"s-1\", \"<code>\": [\"src/one.py\", \"test/*.py\"]},"
                  + " {\"<id>\": \"s-2\", \"<code>\": []},"
                  + " {\"<id>\": \"s-3\", \"<code>\": [\"src/one.py\", \"src/gone.py\"]}]",
              "src/one.py",
              "print(1)\n",
              "test/one.py",
              "print(1)\n"),
          Shape.of(
              "evidence as claim",
              TWO_OF_THREE,
              "<plan>.yml",
              """
              - <id>: s-1
                <state>: <done>
              - <id>: s-2
                <state>: <todo>
              - <id>: s-3
                <state>: <done>
              - <id>: s-4
                <state>: <gone>
              """));

  @TestFactory
  List<DynamicTest> tenShapesAreFoundAndReadByWhateverNames() {
    return SHAPES.stream()
        .flatMap(shape -> List.of(shape.named(PLAIN), shape.named(OTHER)).stream())
        .map(shape -> DynamicTest.dynamicTest(shape.name(), () -> check(shape)))
        .toList();
  }

  private void check(Shape shape) throws IOException {
    Path workspace = Files.createTempDirectory(folder, "plan");
    write(workspace, shape.files());

    Init.Result init =
        Scorekeeper.at(workspace).init(new Init.Request(Optional.of("plan"), false, false));
    Validation validation =
        Scorekeeper.at(workspace).validate(ValidationRequest.USUAL.unrecorded());

    assertThat(init.written()).isTrue();
    assertThat(validation.assessment()).as(init.text()).isInstanceOf(Assessed.class);
    Map<String, String> verdicts = new TreeMap<>();
    for (Domain domain : ((Assessed) validation.assessment()).domains()) {
      verdicts.put(domain.id(), domain.verdict().status().text());
    }
    assertThat(verdicts).as(init.text()).containsExactlyInAnyOrderEntriesOf(shape.verdicts());
    assertThat(validation.assessment().findings())
        .as(init.text())
        .noneMatch(finding -> finding.id().endsWith("-missing") && !isOf(finding.id()));
  }

  private static boolean isOf(String rule) {
    return rule.equals("evidence-missing");
  }

  private static void write(Path workspace, Map<String, String> files) {
    files.forEach(
        (path, text) -> {
          try {
            Path file = workspace.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
