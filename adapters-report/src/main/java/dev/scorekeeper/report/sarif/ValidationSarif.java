package dev.scorekeeper.report.sarif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.commit.WebPages;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.FindingHelp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The findings of a validation as SARIF 2.1.0, for services that show them beside the code. A
 * finding is the same one wherever its lines have moved.
 */
public final class ValidationSarif {
  /** How every such file begins. */
  public static final String BEGINNING =
      "{\n  \"$schema\" : \"https://json.schemastore.org/sarif-2.1.0.json\"";

  /** What services take; the worst come first. */
  static final int MOST = 5000;

  /** Another way to tell findings apart would be another version. */
  private static final String FINGERPRINT = "scorekeeper/v1";

  private static final String ROOT = "%SRCROOT%";

  private final JsonGenerator json;
  private final RepositoryLinks links;

  private ValidationSarif(JsonGenerator json, RepositoryLinks links) {
    this.json = json;
    this.links = links;
  }

  /**
   * Prints the document.
   *
   * @param program what made it, and its version behind a blank
   */
  public static void print(
      Output out, Validation validation, RepositoryLinks links, String program) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out.writer())) {
      DefaultPrettyPrinter pretty = new DefaultPrettyPrinter();
      json.setPrettyPrinter(pretty.withObjectIndenter(new DefaultIndenter("  ", "\n")));
      new ValidationSarif(json, links).write(validation, program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }

  private void write(Validation validation, String program) throws IOException {
    List<Finding> findings = validation.assessment().findings();
    json.writeStartObject();
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Scorekeeper");
    json.writeStringField("version", program.substring(program.indexOf(' ') + 1));
    Map<String, Integer> rules = rules();
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", "scorekeeper/" + validation.stream().project() + "/");
    json.writeEndObject();
    invocation(validation, findings.size());
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(ROOT);
    json.writeObjectFieldStart("description");
    json.writeStringField("text", "The root of the repository.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    Optional<Set<String>> opened = opened(validation);
    for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
      result(finding, rules, opened);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** All rules, also those that nothing was found by: their number stays the same. */
  private Map<String, Integer> rules() throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    json.writeArrayFieldStart("rules");
    for (FindingType type : FindingType.values()) {
      numbers.put(type.id(), numbers.size());
      json.writeStartObject();
      json.writeStringField("id", type.id());
      Optional<FindingHelp> help = FindingHelp.of(type.id());
      if (help.isPresent()) {
        text("shortDescription", help.get().summary());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", help.get().page());
        json.writeStringField("markdown", help.get().page());
        json.writeEndObject();
      }
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", type.severity().text());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    return numbers;
  }

  private void invocation(Validation validation, int findings) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField(
        "executionSuccessful", validation.conclusion() != Validation.Conclusion.UNREADABLE);
    json.writeArrayFieldStart("toolExecutionNotifications");
    if (findings > MOST) {
      notification(
          "warning",
          findings
              + " findings; the "
              + MOST
              + " worst are here, scorekeeper validate --all shows"
              + " all.");
    }
    if (validation.failure().isPresent()) {
      notification("error", validation.failure().get());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void notification(String level, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    text("message", text);
    json.writeEndObject();
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** The findings that the history did not have; empty where there was none to compare with. */
  private static Optional<Set<String>> opened(Validation validation) {
    if (validation.before().isEmpty()) {
      return Optional.empty();
    }
    Set<String> opened = new HashSet<>();
    for (Change change : validation.changes()) {
      if (change instanceof Change.OfFinding of && of.event() == Event.OPENED) {
        opened.add(fingerprint(of.finding()));
      }
    }
    return Optional.of(opened);
  }

  private void result(Finding finding, Map<String, Integer> rules, Optional<Set<String>> opened)
      throws IOException {
    String fingerprint = fingerprint(finding);
    json.writeStartObject();
    json.writeStringField("ruleId", finding.id());
    Integer number = rules.get(finding.id());
    if (number != null) {
      json.writeNumberField("ruleIndex", number);
    }
    json.writeStringField("level", finding.severity() == Severity.ERROR ? "error" : "warning");
    text("message", finding.line());
    if (finding.file().isPresent()) {
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", WebPages.path(links.path(finding.file().get())));
      json.writeStringField("uriBaseId", ROOT);
      json.writeEndObject();
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", finding.at().isPresent() ? finding.at().get().line() : 1);
      json.writeNumberField(
          "startColumn", finding.at().isPresent() ? finding.at().get().column() : 1);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(FINGERPRINT, fingerprint);
    json.writeEndObject();
    if (opened.isPresent()) {
      json.writeStringField(
          "baselineState", opened.get().contains(fingerprint) ? "new" : "unchanged");
    }
    json.writeEndObject();
  }

  /** What stays when lines move: the rule and what it is about. */
  private static String fingerprint(Finding finding) {
    return Digest.builder().add(finding.id()).add(finding.subject()).digest().hex();
  }
}
