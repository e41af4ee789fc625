package dev.scorekeeper.postgresql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of some megabytes. Where none can be mounted, the test skips itself. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final Path ballast;

  SmallDisk(int megabytes) {
    try {
      folder = Files.createTempDirectory("scorekeeper-small-disk-");
      ballast = folder.resolve("ballast");
      boolean isMounted =
          isRun(
              "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
      if (!isMounted) {
        Files.delete(folder);
      }
      assumeTrue(isMounted, "this user can mount no small disk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRun(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A folder on it. */
  Path folder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills it up but for so many bytes. */
  void fill(long left) {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (Files.getFileStore(folder).getUsableSpace() > left) {
        out.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what it was filled up with. */
  void makeRoom() {
    try {
      Files.delete(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!isRun("umount", folder.toString())) {
        isRun("umount", "-l", folder.toString());
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
