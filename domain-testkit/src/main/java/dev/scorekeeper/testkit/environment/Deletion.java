package dev.scorekeeper.testkit.environment;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes all, also what a test or git has made read-only. */
final class Deletion extends SimpleFileVisitor<Path> {
  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    open(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile()) {
      open(file);
    }
    Files.delete(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    open(file);
    Files.walkFileTree(file, this);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    Files.delete(folder);
    return FileVisitResult.CONTINUE;
  }

  private static void open(Path path) {
    // Where this fails, deleting says why.
    path.toFile().setReadable(true);
    path.toFile().setWritable(true);
    path.toFile().setExecutable(true);
  }
}
