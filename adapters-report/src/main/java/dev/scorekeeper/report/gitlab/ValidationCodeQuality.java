package dev.scorekeeper.report.gitlab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.report.drawing.Output;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The findings of a validation as GitLab's merge requests show them: a Code Quality report. */
public final class ValidationCodeQuality {
  /** How every such file begins. */
  public static final String BEGINNING = "[";

  private ValidationCodeQuality() {}

  /** Prints the document. */
  public static void print(Output out, Validation validation, RepositoryLinks links) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out.writer())) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartArray();
      for (Finding finding : validation.assessment().findings()) {
        write(json, finding, links);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }

  private static void write(JsonGenerator json, Finding finding, RepositoryLinks links)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("description", finding.line());
    json.writeStringField("check_name", finding.id());
    json.writeStringField(
        "fingerprint", Digest.builder().add(finding.id()).add(finding.subject()).digest().hex());
    json.writeStringField("severity", finding.severity() == Severity.ERROR ? "major" : "minor");
    json.writeObjectFieldStart("location");
    json.writeStringField("path", finding.file().map(links::path).orElse("."));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", finding.at().isPresent() ? finding.at().get().line() : 1);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }
}
