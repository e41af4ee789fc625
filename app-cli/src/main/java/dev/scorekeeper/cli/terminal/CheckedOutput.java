package dev.scorekeeper.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output, which by itself keeps to itself that nobody takes what is written. */
public final class CheckedOutput extends OutputStream {
  private final PrintStream out;

  public CheckedOutput(PrintStream out) {
    this.out = out;
  }

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
      throw new IOException("standard output takes no more");
    }
  }
}
