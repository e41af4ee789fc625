package dev.scorekeeper.cli.command;

import dev.scorekeeper.ResultFile;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.Version;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.github.ValidationAnnotations;
import dev.scorekeeper.report.gitlab.ValidationCodeQuality;
import dev.scorekeeper.report.json.ValidationJson;
import dev.scorekeeper.report.junit.ValidationJunit;
import dev.scorekeeper.report.markdown.ValidationMarkdown;
import dev.scorekeeper.report.sarif.ValidationSarif;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ParseResult;

/** In what a validation is told besides text. Only where one of these is asked for it is loaded. */
public final class ValidationFormats {
  private static final List<String> IN_FILES =
      List.of("json", "markdown", "sarif", "junit", "gitlab");

  /** A format with the file that it goes to. */
  public record Wanted(String format, Path file) {}

  private final Validation validation;
  private final Supplier<RepositoryLinks> links;

  /**
   * The formats of a validation.
   *
   * @param links asked for where a format shows places
   */
  public ValidationFormats(Validation validation, Supplier<RepositoryLinks> links) {
    this.validation = validation;
    this.links = links;
  }

  /** The files that a command line asks for. */
  public static List<Wanted> wanted(
      ParseResult parsed, Environment environment, List<String> outputs) {
    List<Wanted> wanted = new ArrayList<>();
    for (String output : outputs) {
      int is = output.indexOf('=');
      String format = is < 0 ? "" : output.substring(0, is);
      if (!IN_FILES.contains(format) || is + 1 == output.length()) {
        throw Options.usage(
            parsed,
            "--output takes a format and a file, such as sarif=out.sarif, not '"
                + output
                + "'; the format is one of "
                + String.join(", ", IN_FILES));
      }
      Path file = WorkspaceOptions.path(parsed, environment, output.substring(is + 1));
      for (Wanted other : wanted) {
        if (other.file().equals(file)) {
          throw Options.usage(parsed, "two outputs cannot go to one file, " + file);
        }
      }
      wanted.add(new Wanted(format, file));
    }
    return wanted;
  }

  /** Writes a file, whole or not at all. */
  public void write(Wanted wanted, ParseResult parsed, Environment environment) {
    new ResultFile(
            wanted.file(),
            WorkspaceOptions.root(parsed, environment),
            "output in the format " + wanted.format(),
            List.of(beginning(wanted.format())))
        .write(
            bytes -> {
              Output out = new Output(bytes);
              print(wanted.format(), out);
              out.flush();
            });
  }

  private static String beginning(String format) {
    return switch (format) {
      case "json" -> "{\n  \"schemaVersion\"";
      case "markdown" -> ValidationMarkdown.BEGINNING;
      case "sarif" -> ValidationSarif.BEGINNING;
      case "junit" -> ValidationJunit.BEGINNING;
      default -> ValidationCodeQuality.BEGINNING;
    };
  }

  /** Prints one of them. */
  public void print(String format, Output out) {
    switch (format) {
      case "json" -> ValidationJson.print(out, validation);
      case "markdown" -> ValidationMarkdown.print(out, validation, links.get());
      case "sarif" -> ValidationSarif.print(out, validation, links.get(), Version.TEXT);
      case "junit" -> ValidationJunit.print(out, validation);
      case "github" -> ValidationAnnotations.print(out, validation, links.get());
      default -> ValidationCodeQuality.print(out, validation, links.get());
    }
  }
}
