package dev.scorekeeper.report.html;

import dev.scorekeeper.application.portfolio.Portfolio;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.List;

/** All projects of a history as one page that opens from a disk and asks nobody for anything. */
public final class PortfolioHtml {
  private PortfolioHtml() {}

  /**
   * Writes the page, which begins as every other one.
   *
   * @param weeks how all of them together went
   * @param program by what it is made
   */
  @SuppressWarnings("NullAway") // jte takes null for nobody who looks at what it writes
  public static void write(
      Writer out, Portfolio portfolio, List<Portfolio.Week> weeks, String program) {
    JteportfolioGenerated.render(
        new OwaspHtmlTemplateOutput(new WriterOutput(out)),
        null,
        PortfolioPage.of(portfolio, weeks, program));
  }
}
