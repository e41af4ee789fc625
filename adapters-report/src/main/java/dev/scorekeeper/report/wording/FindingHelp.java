package dev.scorekeeper.report.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the documents say of a rule.
 *
 * @param summary the first sentence
 * @param page all of it, as Markdown
 */
public record FindingHelp(String summary, String page) {
  /** The help of a rule; empty for one that this program does not know. */
  public static Optional<FindingHelp> of(String rule) {
    for (int i = 0; i < rule.length(); i++) {
      char c = rule.charAt(i);
      if (c != '-' && (c < 'a' || c > 'z')) {
        return Optional.empty();
      }
    }
    try (InputStream in =
        FindingHelp.class.getResourceAsStream("/dev/scorekeeper/findings/" + rule + ".md")) {
      if (in == null) {
        return Optional.empty();
      }
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return Optional.of(new FindingHelp(summary(page), page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first sentence behind the title and the severity. */
  private static String summary(String page) {
    int begin = page.indexOf("\n\n") + 2;
    int end = page.indexOf("\n\n", begin);
    String paragraph = page.substring(begin, end < 0 ? page.length() : end);
    int bold = paragraph.startsWith("**") ? paragraph.indexOf("** ") + 3 : 0;
    String text = paragraph.substring(bold);
    int stop = text.indexOf(". ");
    return stop < 0 ? text : text.substring(0, stop + 1);
  }
}
