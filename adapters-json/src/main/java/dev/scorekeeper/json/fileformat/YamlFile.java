package dev.scorekeeper.json.fileformat;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.TranslatedText;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file of YAML, and whatever is wrong with it as one exception that says why and where. */
final class YamlFile {
  /** The parser holds all of a text as numbers, which take four times as much. */
  private static final int LARGEST = 8 * 1024 * 1024;

  private static final int LONGEST_PROBLEM = 160;

  private YamlFile() {}

  static JsonCursor open(byte[] bytes) throws MalformedJson {
    if (bytes.length > LARGEST) {
      throw tooLarge();
    }
    return open(TranslatedText.decoded(bytes), 0);
  }

  /**
   * Opens a part of a file.
   *
   * @param lines how many lines of the file are before it
   */
  static JsonCursor open(String yaml, int lines) throws MalformedJson {
    if (yaml.length() > LARGEST) {
      throw tooLarge();
    }
    try {
      return new JsonCursor(new YamlTranslation(lines).of(yaml));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark =
          e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark();
      throw new MalformedJson(
          "is not valid YAML: " + words(e.getProblem()), YamlTranslation.location(mark, lines));
    } catch (ReaderException e) {
      throw new MalformedJson(
          String.format(
              "has the character U+%04X, which YAML does not allow; remove it", e.getCodePoint()),
          at(yaml, e.getPosition(), lines));
    } catch (YamlEngineException e) {
      throw new MalformedJson(
          "is not valid YAML: " + words(String.valueOf(e.getMessage())),
          new Location(lines + 1, 1));
    }
  }

  private static MalformedJson tooLarge() {
    return MalformedJson.limit(
        "is larger than 8 MB, the most of YAML that is read", Location.START);
  }

  /** What the parser says, in one line. */
  private static String words(String said) {
    if (said.contains("(TAB)")) {
      return "a tab is here, where YAML wants blanks";
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < said.length() && line.length() < LONGEST_PROBLEM; i++) {
      line.append(Character.isISOControl(said.charAt(i)) ? ' ' : said.charAt(i));
    }
    return line.toString();
  }

  /** The place of a character, counted from 0. */
  private static Location at(String text, int position, int lines) {
    int line = lines + 1;
    int column = 1;
    int characters = 0;
    for (int i = 0; i < text.length() && characters < position; characters++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Location(line, column);
  }
}
