package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.AuditWords;
import dev.scorekeeper.report.wording.Column;

/** What an audit found and did, as a page. */
public final class AuditMarkdown {
  private AuditMarkdown() {}

  /** Prints the page. */
  public static void print(Output out, AuditResult result) {
    AuditWords words = new AuditWords(result);
    out.println("# Audit of " + Markdown.escaped(result.file().value()));
    out.println();
    out.println(Markdown.escaped(words.headline()));
    words.remarks().forEach(remark -> out.println("\n" + Markdown.escaped(remark)));
    words
        .verdict()
        .ifPresent(
            verdict -> {
              out.println();
              out.println("**" + Markdown.escaped(verdict) + "**");
            });
    words.sections().forEach(section -> print(out, section));
  }

  private static void print(Output out, AuditWords.Section section) {
    out.println();
    out.println("## " + section.heading());
    out.println();
    try (RowsMarkdown table = new RowsMarkdown(out)) {
      table.columns(section.columns().stream().map(Column::heading).toList());
      section.shown().forEach(table::row);
    }
    section.more().ifPresent(more -> out.println("\n" + more));
  }
}
