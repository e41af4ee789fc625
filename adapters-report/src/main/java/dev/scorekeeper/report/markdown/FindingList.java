package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as a list, one item a rule, each subject leading to where it is. */
final class FindingList {
  private static final int SHOWN = 5;

  private FindingList() {}

  /** Adds them, the worst first, as far as there is room, and a count of the rest. */
  static void add(Comment comment, List<Finding> findings, RepositoryLinks links) {
    if (findings.isEmpty()) {
      comment.add("\nNo findings.\n");
      return;
    }
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      for (Finding finding : findings) {
        if (finding.severity() == severity) {
          byRule.computeIfAbsent(finding.id(), rule -> new ArrayList<>()).add(finding);
        }
      }
    }
    comment.add("\n**Findings**\n\n");
    int left = findings.size();
    for (List<Finding> of : byRule.values()) {
      if (!comment.fits(item(of, links))) {
        break;
      }
      left -= of.size();
    }
    if (left > 0) {
      comment.add(
          "\n… and "
              + left
              + " more, for which there is no room here; `scorekeeper validate --all`"
              + " shows them all.\n");
    }
  }

  private static String item(List<Finding> of, RepositoryLinks links) {
    Finding first = of.get(0);
    StringBuilder item = new StringBuilder("- **").append(first.severity().text()).append("** ");
    item.append(Markdown.code(first.id())).append(" on ");
    int shown = of.size() == SHOWN + 1 ? of.size() : Math.min(SHOWN, of.size());
    String comma = "";
    for (Finding finding : of.subList(0, shown)) {
      item.append(comma).append(subject(finding, links));
      comma = ", ";
    }
    if (shown < of.size()) {
      item.append(" and ").append(of.size() - shown).append(" more");
    }
    return item.append(": ")
        .append(of.size() > 1 ? "the first " : "")
        .append(Markdown.escaped(shortened(first.message())))
        .append('\n')
        .toString();
  }

  /** What a finding is about, with a link to its place. */
  static String subject(Finding finding, RepositoryLinks links) {
    String subject = Markdown.code(finding.subject());
    return links.page(finding).map(page -> "[" + subject + "](" + page + ")").orElse(subject);
  }

  private static String shortened(String message) {
    return message.length() <= 500 ? message : message.substring(0, 500) + "…";
  }
}
