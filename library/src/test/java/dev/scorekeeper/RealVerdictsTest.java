package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Assessment.Assessed;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.json.planreader.JsonSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real states of a repository, where they lie beside the checkout: {@code ../shared/real}. */
class RealVerdictsTest {
  @TestFactory
  List<DynamicTest> everyStateReadsAsExpected() throws IOException {
    try (Stream<Path> states = Files.list(real())) {
      return states
          .sorted()
          .map(state -> DynamicTest.dynamicTest(state.getFileName().toString(), () -> check(state)))
          .toList();
    }
  }

  @Test
  void theMalformedRegistryIsUnreadableAtItsFlaw() {
    Path workspace = real().resolve("06-malformed-registry").resolve("workspace");

    Assessment assessment = assess(workspace);

    assertThat(assessment).isInstanceOf(Assessment.Unreadable.class);
    assertThat(assessment.findings().get(0).id()).isEqualTo("registry-unreadable");
    assertThat(assessment.findings().get(0).message())
        .isEqualTo(
            "is not valid JSON: unexpected character '{': was expecting double-quote to start field name");
    assertThat(assessment.findings().get(0).at()).contains(new Location(91, 5));
  }

  private static void check(Path state) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(state.resolve("expected.json").toFile());

    Assessment assessment = assess(state.resolve("workspace"));

    boolean readable = expected.get("registry").asText().equals("ok");
    assertThat(assessment.layers())
        .isEqualTo(
            new LayerCounts(
                readable ? count(expected, "entries") : OptionalInt.empty(),
                count(expected, "sequenceFiles"),
                count(expected, "catalogEntries"),
                count(expected, "catalogIdentified")));
    assertThat(assessment instanceof Assessed).isEqualTo(readable);
    if (assessment instanceof Assessed assessed) {
      assertThat(assessed.tally())
          .isEqualTo(
              new Tally(
                  expected.get("implementedByFile").asInt(),
                  expected.get("planned").asInt(),
                  expected.get("broken").asInt(),
                  expected.get("implementedByCatalog").asInt()));
      assertThat(assessed.tally().domains()).isEqualTo(expected.get("domains").asInt());
      assertThat(unidentified(assessed)).isEqualTo(expected.get("nameless").asLong());
      Map<String, String> domains = new LinkedHashMap<>();
      expected
          .get("detail")
          .properties()
          .forEach(detail -> domains.put(detail.getKey(), detail.getValue().asText()));
      assertThat(texts(assessed.domains())).isEqualTo(domains);
    }
  }

  private static Assessment assess(Path workspace) {
    return Assessment.of(
        new JsonSnapshots().read(new DirectoryTree(workspace), Layout.DEFAULT, (read, of) -> {}));
  }

  private static OptionalInt count(JsonNode expected, String name) {
    return OptionalInt.of(expected.get(name).asInt());
  }

  private static long unidentified(Assessed assessed) {
    return assessed.findings().stream()
        .filter(finding -> finding.id().equals("registry-entry-unidentified"))
        .count();
  }

  private static Map<String, String> texts(List<Domain> domains) {
    Map<String, String> texts = new LinkedHashMap<>();
    domains.forEach(domain -> texts.put(domain.id(), text(domain.verdict())));
    return texts;
  }

  private static String text(Verdict verdict) {
    if (verdict instanceof Verdict.Implemented file) {
      return "implemented:file:" + file.size();
    }
    if (verdict instanceof Verdict.Broken broken) {
      return "broken:" + broken.reason().text();
    }
    return verdict instanceof Verdict.Cataloged ? "implemented:catalog" : "planned";
  }

  private static Path real() {
    Optional<Path> real =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .takeWhile(folder -> folder != null)
            .map(folder -> folder.resolve("shared").resolve("real"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(real.isPresent(), "there are no real states beside this checkout");
    return real.orElseThrow();
  }
}
