package dev.scorekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.csv.RowsCsv;
import dev.scorekeeper.report.json.RowsJson;
import dev.scorekeeper.report.markdown.RowsMarkdown;
import dev.scorekeeper.report.query.RowsTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsReportTest {
  @Test
  void areCommaSeparatedValues() {
    assertThat(Printed.by(out -> take(RowsCsv.commas(out, true))))
        .isEqualTo("name,n\n'=1+1,3\n\"a|b, \"\"c\"\"\",\n");
  }

  @Test
  void areATableInMarkdown() {
    assertThat(Printed.by(out -> take(new RowsMarkdown(out))))
        .isEqualTo("| name | n |\n| --- | --- |\n| =1+1 | 3 |\n| a\\|b, \"c\" |  |\n");
  }

  @Test
  void areAlignedForPeople() {
    assertThat(Printed.onConsole(console -> take(new RowsTable(console))))
        .isEqualTo("name      n\n=1+1      3\na|b, \"c\"\n");
  }

  @Test
  void areObjectsInJson() {
    assertThat(Printed.by(out -> take(new RowsJson(out))))
        .isEqualTo(
            """
            [ {
              "name" : "=1+1",
              "n" : 3
            }, {
              "name" : "a|b, \\"c\\"",
              "n" : null
            } ]
            """);
  }

  @Test
  void areAnEmptyArrayWhereThereAreNone() {
    assertThat(
            Printed.by(
                out -> {
                  RowsJson rows = new RowsJson(out);
                  rows.columns(List.of("name"));
                  rows.close();
                }))
        .isEqualTo("[ ]\n");
  }

  @Test
  void areNothingOfAStatementThatWasRefused() {
    assertThat(Printed.by(out -> new RowsJson(out).close())).isEmpty();
  }

  private static void take(Query.ClosableRows rows) {
    try (rows) {
      rows.columns(List.of("name", "n"));
      rows.row(List.of("=1+1", 3L));
      rows.row(Arrays.asList("a|b, \"c\"", null));
    }
  }
}
