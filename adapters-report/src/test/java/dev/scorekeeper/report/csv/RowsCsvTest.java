package dev.scorekeeper.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.scorekeeper.report.Printed;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsCsvTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  /** Where a spreadsheet that looks for any separator takes a formula to begin. */
  private static final Pattern FORMULA =
      Pattern.compile("(?:^|[,;\\t\\r\\n])[\\s\\p{Z}\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]");

  private static String line(char separator, String cell) {
    return Printed.by(
        out -> {
          try (RowsCsv rows =
              separator == ',' ? RowsCsv.commas(out, true) : RowsCsv.tabs(out, true)) {
            rows.row(List.of("x", cell));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        " =1+1",
        "\n=1+1",
        "\t=1+1",
        "\r=1+1",
        "\u00a0=1",
        "\u3000=1",
        "a;=1+1",
        "a; \"=1",
        "a\n=1",
        "a\t=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20a",
        "a;\uff1d1",
        "'=1",
        "'",
        "\\u003d",
        "\\\\u003d",
        "\u202e=1",
        "a\r\nb",
        "a\n",
        "\u200b=1"
      })
  void holdNoFormulaAndLoseNothing(String text) throws IOException {
    holdsNoFormulaAndLosesNothing(text);
  }

  /** Between tabs a comma needs no quotes, and there are spreadsheets that look for it first. */
  @ParameterizedTest
  @ValueSource(strings = {"a,=1+1", "a, \"=1", ",@SUM(1)", "a,;-1", "1,\u3000+1", "a,b"})
  void holdNoFormulaAfterACommaWhereTabsSeparate(String text) throws IOException {
    holdsNoFormulaAndLosesNothing('\t', text);
  }

  @Property
  void anyTextHoldsNoFormulaAndLosesNothing(
      @ForAll
          @Chars({'=', '-', '\'', ';', '"', ' ', '\n', '\r', '\t', 'a', '\\', 'u', '0', '3', 'd'})
          @StringLength(max = 10)
          String text)
      throws IOException {
    holdsNoFormulaAndLosesNothing(text);
  }

  private static void holdsNoFormulaAndLosesNothing(String text) throws IOException {
    holdsNoFormulaAndLosesNothing(',', text);
    holdsNoFormulaAndLosesNothing('\t', text);
  }

  private static void holdsNoFormulaAndLosesNothing(char separator, String text)
      throws IOException {
    String line = line(separator, text);

    assertThat(FORMULA.matcher(line).find()).as(line).isFalse();
    assertThat(read(separator, line)).as(line).isEqualTo(text);
  }

  /** The cell as the documentation says that it is read back. */
  private static String read(char separator, String line) throws IOException {
    try (CsvParser parser = new CsvFactory().createParser(line)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      while (parser.nextToken() != JsonToken.VALUE_STRING) {
        // on to the first cell
      }
      parser.nextToken();
      String cell = parser.getText();
      String plain = cell.startsWith("'") ? cell.substring(1) : cell;
      return ESCAPE
          .matcher(plain)
          .replaceAll(
              escape ->
                  Matcher.quoteReplacement(
                      String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
  }
}
