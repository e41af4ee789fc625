package dev.scorekeeper.report.github;

import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.ChangeWords;
import java.util.ArrayList;
import java.util.List;

/**
 * A validation as annotations of a build on GitHub, the worst first: what got worse, then findings.
 * GitHub shows ten of a step, so that the rest is counted.
 */
public final class ValidationAnnotations {
  private static final int MOST = 10;

  private ValidationAnnotations() {}

  /** Prints a line for each. */
  public static void print(Output out, Validation validation, RepositoryLinks links) {
    List<String> lines = new ArrayList<>();
    if (validation.gate().isPresent()) {
      for (OfDomain worse : validation.gate().get().regressions()) {
        lines.add(
            "::error title=regression::"
                + data(
                    worse.event().words()
                        + " "
                        + worse.domain()
                        + ": "
                        + ChangeWords.moved(worse)));
      }
    }
    for (Finding finding : validation.assessment().findings()) {
      lines.add(line(finding, links));
    }
    int shown = lines.size() <= MOST ? lines.size() : MOST - 1;
    for (String line : lines.subList(0, shown)) {
      out.println(line);
    }
    if (shown < lines.size()) {
      out.println(
          "::notice title=Scorekeeper::and "
              + (lines.size() - shown)
              + " more, which scorekeeper validate --all shows");
    }
    if (lines.isEmpty()) {
      out.println("No findings.");
    }
  }

  private static String line(Finding finding, RepositoryLinks links) {
    StringBuilder line = new StringBuilder("::").append(finding.severity().text()).append(' ');
    if (finding.file().isPresent()) {
      line.append("file=").append(property(links.path(finding.file().get()))).append(',');
      if (finding.at().isPresent()) {
        line.append("line=").append(finding.at().get().line());
        line.append(",col=").append(finding.at().get().column()).append(',');
      }
    }
    return line.append("title=")
        .append(property(finding.id()))
        .append("::")
        .append(data(finding.line()))
        .toString();
  }

  /** A line ends a command, and another could be one of a stranger's. */
  private static String data(String text) {
    return TerminalText.text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
