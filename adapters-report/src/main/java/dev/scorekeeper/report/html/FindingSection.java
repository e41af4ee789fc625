package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.application.report.StreamReport.OpenFinding;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings that are open, a row for each rule, with since when they are. */
final class FindingSection {
  /** More of one rule are counted, and shown by the commands. */
  private static final int MOST = 200;

  private static final int MOST_SUBJECTS = 4;

  private final StreamReport report;
  private final Axis axis;
  private final Links links;

  FindingSection(StreamReport report, Axis axis, Links links) {
    this.report = report;
    this.axis = axis;
    this.links = links;
  }

  /** A finding. */
  record One(String subject, String message, Links.File file, String age, String since) {}

  /** The findings of a rule. */
  record Rule(
      boolean error,
      String severity,
      String id,
      String times,
      String subjects,
      String first,
      String message,
      Links.File file,
      String age,
      String since,
      String line,
      List<One> each,
      String more) {}

  /** The section. */
  record Section(String counts, int count, List<Rule> rules) {}

  Section section() {
    Map<String, List<OpenFinding>> byRule = new LinkedHashMap<>();
    int errors = 0;
    for (OpenFinding open : report.findings()) {
      byRule.computeIfAbsent(open.finding().id(), id -> new ArrayList<>()).add(open);
      errors += open.finding().severity() == Severity.ERROR ? 1 : 0;
    }
    List<Rule> rules = new ArrayList<>();
    byRule.forEach((id, findings) -> rules.add(rule(id, findings)));
    int warnings = report.findings().size() - errors;
    return new Section(
        Say.counted(errors, "error") + ", " + Say.counted(warnings, "warning"),
        report.findings().size(),
        rules);
  }

  private Rule rule(String id, List<OpenFinding> findings) {
    OpenFinding oldest = findings.get(0);
    List<String> subjects = new ArrayList<>();
    List<One> each = new ArrayList<>();
    for (OpenFinding open : findings) {
      if (each.size() < MOST) {
        subjects.add(open.finding().subject());
        each.add(one(open));
      }
    }
    One first = each.get(0);
    boolean several = findings.size() > 1;
    int more = findings.size() - Math.min(MOST_SUBJECTS, subjects.size());
    return new Rule(
        oldest.finding().severity() == Severity.ERROR,
        oldest.finding().severity().text(),
        Say.text(id),
        several ? "×" + Say.number(findings.size()) : "",
        Say.names(subjects.subList(0, Math.min(MOST_SUBJECTS, subjects.size())), MOST_SUBJECTS)
            + (more > 0 ? " and " + Say.number(more) + " more" : ""),
        several ? "the first " : "",
        first.message(),
        first.file(),
        first.age(),
        first.since(),
        line(findings),
        several ? each : List.of(),
        findings.size() > MOST ? Say.number(findings.size() - MOST) : "");
  }

  private One one(OpenFinding open) {
    Finding finding = open.finding();
    return new One(
        Say.brief(finding.subject()),
        message(finding.message()),
        links.file(finding),
        Say.lasting(Duration.between(open.since(), report.now())),
        (open.found() ? "found " : "since ") + axis.day(open.since()));
  }

  private static String message(String message) {
    String text = Say.text(message);
    return text.length() > 600 ? text.substring(0, 600) + "…" : text;
  }

  /** Thick since the oldest began, with a tick where others did. */
  private String line(List<OpenFinding> findings) {
    Drawing drawing = new Drawing(axis);
    if (!axis.isTime()) {
      return "";
    }
    Instant oldest = findings.get(0).since();
    drawing.horizontal("age", axis.at(oldest), 100, 4);
    int last = -1;
    for (OpenFinding open : findings) {
      int at = (int) (axis.at(open.since()) * 2);
      if (at != last) {
        drawing.vertical("age", Math.max(0.1, axis.at(open.since())), 1, 7);
        last = at;
      }
    }
    return drawing.toString();
  }
}
