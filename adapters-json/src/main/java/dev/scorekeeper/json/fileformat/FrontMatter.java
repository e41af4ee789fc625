package dev.scorekeeper.json.fileformat;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.TranslatedText;

/** The YAML that a Markdown file begins with, between two lines of {@code ---}. */
final class FrontMatter {
  private static final String FENCE = "---";

  private FrontMatter() {}

  /** Opens it; a file that begins otherwise says nothing. */
  static JsonCursor open(byte[] bytes) throws MalformedJson {
    String text = TranslatedText.decoded(bytes);
    int begin = endOfLine(text, 0);
    if (!isFence(text.substring(0, begin))) {
      return new JsonCursor(YamlTranslation.ofNothing());
    }
    int line = next(text, begin);
    int from = line;
    while (line < text.length()) {
      int end = endOfLine(text, line);
      if (isFence(text.substring(line, end))) {
        return YamlFile.open(text.substring(from, line), 1);
      }
      line = next(text, end);
    }
    throw new MalformedJson(
        "has front matter that does not end; close it with a line of " + FENCE, Location.START);
  }

  private static boolean isFence(String line) {
    String text = line.stripTrailing();
    return text.equals(FENCE) || text.equals("...");
  }

  private static int endOfLine(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int next(String text, int end) {
    boolean isBoth = text.startsWith("\r\n", end);
    return Math.min(text.length(), end + (isBoth ? 2 : 1));
  }
}
