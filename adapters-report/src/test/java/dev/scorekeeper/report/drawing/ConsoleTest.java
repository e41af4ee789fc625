package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.report.Printed;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @Property
  void aSentenceKeepsItsWordsAndIsNoWiderThanTheConsole(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 12) Integer> words,
      @ForAll @IntRange(min = 24, max = 90) int columns,
      @ForAll @IntRange(max = 30) int indent) {
    String text = String.join(" ", words.stream().map("x"::repeat).toList());

    String printed = Printed.onConsole(columns, console -> console.flow(text, indent));

    assertThat(printed.lines()).allMatch(line -> line.length() <= columns);
    assertThat(printed.strip().replaceAll("\\s+", " ")).isEqualTo(text);
  }

  @Test
  void aSentenceIsBrokenBehindADotRatherThanWithinWhatIsSaid() {
    assertThat(
            Printed.onConsole(
                40, console -> console.flow("22 of 28 domains · 5 planned · 50 in the catalog", 2)))
        .isEqualTo("22 of 28 domains · 5 planned ·\n  50 in the catalog\n");
  }

  @Test
  void aWordThatIsWiderThanTheConsoleStaysWhole() {
    assertThat(Printed.onConsole(10, console -> console.flow("in packages/catalog.json", 2)))
        .isEqualTo("in\n  packages/catalog.json\n");
  }

  @Test
  void nothingIsBrokenWhereTheWidthIsNotKnown() {
    String line = "word ".repeat(100).strip();

    assertThat(Printed.onConsole(console -> console.flow(line, 2))).isEqualTo(line + "\n");
    assertThat(Printed.onConsole(console -> console.print("" + console.width()))).isEqualTo("80\n");
  }

  @Test
  void coloursTakeNoRoom() {
    Style colours = new Style(true);
    String line = colours.good("added") + "  " + colours.faint("one two");

    assertThat(Printed.by(out -> new Console(out, colours, 14).flow(line, 2)))
        .isEqualTo(line + "\n");
    assertThat(Printed.by(out -> new Console(out, colours, 10).flow(line, 2)))
        .isEqualTo("\u001b[32madded\u001b[0m  \u001b[2mone\n  two\u001b[0m\n");
  }
}
