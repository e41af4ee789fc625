package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What gets through whatever a renderer forgot. */
class OutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Output output = new Output(bytes);

  private String printed() {
    output.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void letsNoEscapeSequenceOfAStrangerThrough() {
    new Console(output, new Style(false), 80).print("a\u001b[2Jb\u001b[31mc");

    assertThat(printed()).isEqualTo("a\\u001b[2Jb\\u001b[31mc" + System.lineSeparator());
  }

  @Test
  void letsTheColoursOfItsStyleThroughAndNoOtherSequence() {
    Style style = new Style(true);
    new Console(output, style, 80).print(style.bad("a") + "\u001b[8m\u001b]0;x\u0007");

    assertThat(printed())
        .isEqualTo("\u001b[31ma\u001b[0m\\u001b[8m\\u001b]0;x\\u0007" + System.lineSeparator());
  }

  @Test
  void keepsTheEndsOfLinesAndNoLoneReturn() {
    output.print("a\nb\r\nc\rd");

    assertThat(printed()).isEqualTo("a\nb\r\nc\\u000dd");
  }

  @Test
  void holdsOnToHalvesThatAreWrittenInParts() throws IOException {
    try (Writer writer = output.writer()) {
      writer.write("a\r");
      writer.write("\n\ud83c");
      writer.write("\udfaf\udb40");
      writer.write("\udc41\r");
    }

    assertThat(printed()).isEqualTo("a\r\n\ud83c\udfaf\\udb40\\udc41\\u000d");
  }

  @Test
  void makesALineThatIsWrittenOverPlainToo() {
    output.overwrite("a\u001b[2J\n");

    assertThat(printed()).isEqualTo("\ra\\u001b[2J\\u000a\u001b[K");
  }

  @Property
  void letsNothingThroughThatActs(@ForAll String text) {
    Output fresh = new Output(bytes);
    fresh.print(text);
    fresh.flush();

    assertThat(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "").replace("\n", ""))
        .matches(printed -> printed.codePoints().noneMatch(TerminalText::isActing));
  }

  @Test
  void stopsWhoeverMakesRowsThatNobodyTakes() {
    Output closed =
        new Output(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("closed");
              }
            });
    closed.println("row");

    assertThat(closed.isDue()).isTrue();
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(closed::handOn);
  }
}
