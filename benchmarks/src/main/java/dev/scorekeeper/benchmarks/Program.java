package dev.scorekeeper.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A program that makes what is measured. */
final class Program {
  private Program() {}

  /** Its standard input; closing it waits for the program, which has to succeed. */
  static OutputStream input(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new BufferedOutputStream(process.getOutputStream()) {
      @Override
      public void close() throws IOException {
        super.close();
        try {
          if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException(e);
        }
      }
    };
  }
}
