package dev.scorekeeper.domain.workspace;

import java.util.Locale;
import java.util.Optional;

/** In which format a file is, as its name says. */
public enum FileFormat {
  /** Also of all files whose name says nothing else. */
  JSON,
  /** YAML 1.2, one document. */
  YAML,
  /** Markdown that begins with YAML between two lines of {@code ---}. */
  FRONT_MATTER,
  /** One that Scorekeeper knows by name and does not read. */
  OTHER;

  /** What is read, for messages. */
  public static final String READ = "Scorekeeper reads JSON, YAML and Markdown front matter";

  /** The format that the name of a file says. */
  public static FileFormat of(WorkspacePath file) {
    String ending = ending(file);
    // No switch over texts: it takes one more class, in each start.
    if (ending.equals("json")) {
      return JSON;
    }
    if (ending.equals("yaml") || ending.equals("yml")) {
      return YAML;
    }
    if (ending.equals("md") || ending.equals("markdown")) {
      return FRONT_MATTER;
    }
    return other(ending).isPresent() ? OTHER : JSON;
  }

  /** Whether the name of a file says that it is in a format that is read. */
  public static boolean isRead(WorkspacePath file) {
    return of(file) != OTHER && (of(file) != JSON || ending(file).equals("json"));
  }

  /** What a file is that is not read, by its name; empty for all others. */
  public static Optional<String> unread(WorkspacePath file) {
    return other(ending(file));
  }

  private static Optional<String> other(String ending) {
    return switch (ending) {
      case "toml" -> Optional.of("TOML");
      case "xml" -> Optional.of("XML");
      case "csv" -> Optional.of("CSV");
      case "tsv" -> Optional.of("TSV");
      case "ini" -> Optional.of("INI");
      case "properties" -> Optional.of("a file of properties");
      case "hcl", "tf" -> Optional.of("HCL");
      case "xlsx", "xls" -> Optional.of("a spreadsheet");
      default -> Optional.empty();
    };
  }

  private static String ending(WorkspacePath file) {
    String name = file.value();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
