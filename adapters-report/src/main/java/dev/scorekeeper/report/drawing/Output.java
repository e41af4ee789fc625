package dev.scorekeeper.report.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The gate that all text passes on its way to a terminal, and nothing else prints: whatever a
 * renderer forgot, no character that acts instead of showing gets through. Line ends do, so a
 * renderer still makes text of strangers plain where it puts it into a line of its own.
 */
public final class Output {
  /** Rows that are handed on at once; the first ones are sooner, since somebody may wait. */
  private static final long ROWS = 1024;

  private final PrintStream out;
  private long rows;

  /** The gate before a stream, which is written to in UTF-8. */
  public Output(OutputStream out) {
    this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  /** Prints text as it is, which may be of several lines. */
  public void print(String text) {
    out.print(TerminalText.lines(text));
  }

  /** Prints a line. */
  public void println(String line) {
    out.println(TerminalText.lines(line));
  }

  /** Prints an empty line. */
  public void println() {
    out.println();
  }

  /** Prints a line that has colours of a style. */
  void println(String line, Style style) {
    out.println(TerminalText.styled(line, style));
  }

  /** Writes over the line that the cursor is in. */
  public void overwrite(String line) {
    out.print("\r" + TerminalText.text(line) + "\u001b[K");
    out.flush();
  }

  /**
   * What takes text in parts. An escape is one of JSON too, which is how a document there keeps
   * what it says.
   */
  public Writer writer() {
    return new Gate(false);
  }

  /** The same where tabs are what tells columns apart; they act on no terminal but by moving on. */
  public Writer tabbedWriter() {
    return new Gate(true);
  }

  /**
   * The stream behind the gate, for bytes that programs read back and that must stay as they are:
   * nothing is held back in it.
   */
  public OutputStream bytes() {
    return new Bytes();
  }

  /** Hands on what was printed. */
  public void flush() {
    out.flush();
  }

  /** Notes that a row was printed; whether it is time to {@link #handOn}. */
  public boolean isDue() {
    rows++;
    return rows % ROWS == 0 || (rows < ROWS && Long.bitCount(rows) == 1);
  }

  /**
   * Hands on the rows that were printed.
   *
   * @throws UncheckedIOException when nobody takes them, so that more need not be made
   */
  public void handOn() {
    if (out.checkError()) {
      IOException refused = refused();
      throw new UncheckedIOException(String.valueOf(refused.getMessage()), refused);
    }
  }

  private static IOException refused() {
    return new IOException("standard output is full or closed");
  }

  private final class Gate extends Writer {
    private final boolean tabbed;

    Gate(boolean tabbed) {
      this.tabbed = tabbed;
    }

    /** Keeps what belongs together with what comes next: half of a pair, or of a line end. */
    private String kept = "";

    @Override
    public void write(char[] characters, int from, int length) {
      String text = kept + new String(characters, from, length);
      int end = text.length();
      if (end > 0 && (Character.isHighSurrogate(text.charAt(end - 1)) || text.endsWith("\r"))) {
        end--;
      }
      kept = text.substring(end);
      String whole = text.substring(0, end);
      int begin = 0;
      for (int tab = whole.indexOf('\t'); tabbed && tab >= 0; tab = whole.indexOf('\t', begin)) {
        print(whole.substring(begin, tab));
        out.print('\t');
        begin = tab + 1;
      }
      print(whole.substring(begin));
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {
      print(kept);
      kept = "";
      out.flush();
    }
  }

  private final class Bytes extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      flush();
    }

    @Override
    public void flush() throws IOException {
      if (out.checkError()) {
        throw refused();
      }
    }
  }
}
