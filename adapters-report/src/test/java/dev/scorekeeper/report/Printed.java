package dev.scorekeeper.report;

import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.Style;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a report prints. */
public final class Printed {
  private Printed() {}

  /** The output, with line ends as here. */
  public static String by(Consumer<Output> report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Output out = new Output(bytes);
    report.accept(out);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** The output on a console without colours and of no known width. */
  public static String onConsole(Consumer<Console> report) {
    return onConsole(0, report);
  }

  /** The same on one of a number of columns. */
  public static String onConsole(int columns, Consumer<Console> report) {
    return by(out -> report.accept(new Console(out, new Style(false), columns)));
  }
}
