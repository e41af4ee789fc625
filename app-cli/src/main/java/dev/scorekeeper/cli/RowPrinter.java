package dev.scorekeeper.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.query.Rows;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the rows of a query; closing it ends the output. */
abstract class RowPrinter implements Rows, AutoCloseable {
  private RowPrinter() {}

  /**
   * A printer for one of the formats {@code table}, {@code json}, {@code csv}, {@code markdown}.
   */
  static RowPrinter of(String format, PrintStream out, Style style, int columns) {
    return switch (format) {
      case "json" -> new OfJson(new Json(out));
      case "csv" -> new OfCsv(out);
      case "markdown" -> new OfMarkdown(out);
      default -> new OfTable(out, style, columns);
    };
  }

  @Override
  public abstract void close();

  /** A text without anything that Markdown (CommonMark, GFM) or its HTML takes for its own. */
  static String markdown(String text) {
    StringBuilder markdown = new StringBuilder();
    for (char c : Plain.text(text).toCharArray()) {
      switch (c) {
        case '<' -> markdown.append("&lt;");
        case '&' -> markdown.append("&amp;");
        case '\\', '`', '*', '_', '[', ']', '|', '~', '#', '!', '@' ->
            markdown.append('\\').append(c);
        default -> markdown.append(c);
      }
    }
    return markdown.toString();
  }

  private static List<String> texts(List<? extends @Nullable Object> row) {
    List<String> texts = new ArrayList<>(row.size());
    for (Object value : row) {
      texts.add(value == null ? "" : value.toString());
    }
    return texts;
  }

  private static final class OfTable extends RowPrinter {
    private final PrintStream out;
    private final Style style;
    private final int width;
    private List<String> columns = List.of();
    private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

    OfTable(PrintStream out, Style style, int width) {
      this.out = out;
      this.style = style;
      this.width = width;
    }

    @Override
    public void columns(List<String> names) {
      columns = names;
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
      rows.add(values);
    }

    @Override
    public void close() {
      List<String> headings = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        headings.add((isNumeric(i) ? ">" : "") + columns.get(i));
      }
      Table table = new Table(headings);
      rows.forEach(row -> table.add(texts(row)));
      table.lines(style, width).forEach(out::println);
    }

    private boolean isNumeric(int column) {
      return rows.stream()
          .<@Nullable Object>map(row -> row.get(column))
          .allMatch(value -> value == null || value instanceof Number);
    }
  }

  private static final class OfJson extends RowPrinter {
    private final Json json;
    private List<String> columns = List.of();

    OfJson(Json json) {
      this.json = json;
      json.beginArray();
    }

    @Override
    public void columns(List<String> names) {
      columns = names;
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
      json.beginObject();
      for (int i = 0; i < columns.size(); i++) {
        json.putValue(columns.get(i), values.get(i));
      }
      json.endObject();
    }

    @Override
    public void close() {
      json.endArray();
      json.close();
    }
  }

  /** RFC 4180, and no cell that a spreadsheet would take for a formula. */
  private static final class OfCsv extends RowPrinter {
    private final CsvGenerator generator;

    OfCsv(PrintStream out) {
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
      String plain = text.lines().map(Plain::text).collect(Collectors.joining("\n"));
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

  private static final class OfMarkdown extends RowPrinter {
    private final PrintStream out;

    OfMarkdown(PrintStream out) {
      this.out = out;
    }

    @Override
    public void columns(List<String> names) {
      row(names);
      out.println("|" + " --- |".repeat(names.size()));
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
      out.println(
          texts(values).stream()
              .map(Markdown::escaped)
              .collect(Collectors.joining(" | ", "| ", " |")));
    }

    @Override
    public void close() {
      out.flush();
    }
  }
}
