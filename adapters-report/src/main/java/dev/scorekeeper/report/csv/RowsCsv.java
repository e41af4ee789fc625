package dev.scorekeeper.report.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.terminal.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 has them, and no cell that a spreadsheet would take for a formula. */
public final class RowsCsv implements Query.ClosableRows {
  private final CsvGenerator generator;

  /** Begins with a line of the columns' names, as soon as they are known. */
  public RowsCsv(PrintStream out) {
    try {
      generator = new CsvFactory().createGenerator(out);
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      generator.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void columns(List<String> names) {
    row(names);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    String plain = text.lines().map(TerminalText::text).collect(Collectors.joining("\n"));
    return !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
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
