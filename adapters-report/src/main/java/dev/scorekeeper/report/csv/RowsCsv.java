package dev.scorekeeper.report.csv;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 has them, and nothing that a spreadsheet would take for a formula, whichever
 * separator it looks for. What was changed for that can be changed back: a {@code '} before a cell
 * that begins with a formula, after blanks and quotes or not, or with a {@code '}; and escapes as
 * in JSON for characters that act, for what would begin a formula further on, and for a backslash
 * that would itself begin an escape.
 */
public final class RowsCsv implements Query.ClosableRows {
  /** Begin a formula; a spreadsheet may take the wide and small forms for the usual ones. */
  private static final String FORMULA =
      "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212";

  private final Output out;
  private final CsvGenerator generator;
  private final boolean headers;

  /** What would separate cells for who looks for it, and is in no quotes here. */
  private final String otherSeparators;

  private RowsCsv(Output out, char separator, boolean headers) {
    this.out = out;
    this.headers = headers;
    this.otherSeparators = separator == ',' ? ";" : ";,";
    try {
      generator =
          new CsvFactory().createGenerator(separator == '\t' ? out.tabbedWriter() : out.writer());
      generator.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
      generator.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Cells with commas between them.
   *
   * @param headers whether to begin with a line of the columns' names, as soon as they are known
   */
  public static RowsCsv commas(Output out, boolean headers) {
    return new RowsCsv(out, ',', headers);
  }

  /** The same with tabs. */
  public static RowsCsv tabs(Output out, boolean headers) {
    return new RowsCsv(out, '\t', headers);
  }

  @Override
  public void columns(List<String> names) {
    if (headers) {
      row(names);
    }
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    try {
      generator.writeStartArray();
      for (Object value : values) {
        if (value instanceof Number number) {
          generator.writeNumber(number.toString());
        } else {
          generator.writeString(value == null ? "" : cell(value.toString()));
        }
      }
      generator.writeEndArray();
      if (out.isDue()) {
        generator.flush();
        out.handOn();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String cell(String text) {
    String escaped = escaped(text);
    int first = 0;
    while (first < escaped.length() && isPassed(escaped.charAt(first))) {
      first++;
    }
    boolean isFormula = first < escaped.length() && FORMULA.indexOf(escaped.charAt(first)) >= 0;
    boolean marked = isFormula || escaped.startsWith("'");
    return marked ? "'" + escaped : escaped;
  }

  /** The text with escapes for what acts, and for what another separator would make a formula. */
  private String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    boolean begins = false;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (c == '\n') {
        escaped.append('\n');
      } else if ((begins && FORMULA.indexOf(c) >= 0) || (c == '\\' && text.startsWith("u", end))) {
        TerminalText.escape(escaped, c);
      } else {
        escaped.append(TerminalText.text(text.substring(i, end)));
      }
      begins = c == '\n' || otherSeparators.indexOf(c) >= 0 || (begins && isPassed(c));
      i = end;
    }
    return escaped.toString();
  }

  /** Whether a formula may begin after a character as if that were not there. */
  private static boolean isPassed(int c) {
    return c == '"' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  @Override
  public void close() {
    try {
      generator.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
