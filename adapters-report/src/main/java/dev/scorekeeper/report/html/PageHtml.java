package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.Writer;

/** A report as one page that opens from a disk and asks nobody for anything. */
public final class PageHtml {
  /** How every such page begins. */
  public static final String BEGINNING = "<!DOCTYPE html>\n<!-- scorekeeper:report -->";

  private PageHtml() {}

  /**
   * Writes the page.
   *
   * @param program by what it is made
   */
  @SuppressWarnings("NullAway") // jte takes null for nobody who looks at what it writes
  public static void write(Writer out, StreamReport report, String program) {
    JtepageGenerated.render(
        new OwaspHtmlTemplateOutput(new WriterOutput(out)), null, Page.of(report, program));
  }
}
