package dev.scorekeeper.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder that is made as it was, again and again, by writing no more than what is other. */
final class Folder {
  final Path root;

  /** What it holds, by paths from its root. */
  final SortedMap<String, byte[]> files = new TreeMap<>();

  private final Set<Path> folders = new HashSet<>();
  private final Map<Path, Sight> sights = new HashMap<>();

  private record Sight(FileTime changed, long size, Object key) {
    static Sight of(BasicFileAttributes attributes) {
      return new Sight(
          attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }
  }

  /** Takes it as it is now. */
  Folder(Path root) throws IOException {
    this.root = root;
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            folders.add(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            sights.put(file, Sight.of(attributes));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Whether nothing in it was written. */
  boolean isAsItWas() throws IOException {
    return others().isEmpty();
  }

  /** Makes it as it was. */
  void restore() throws IOException {
    List<Path> others = others();
    for (int i = others.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(others.get(i));
    }
    for (Path folder : folders.stream().sorted().toList()) {
      Files.createDirectories(folder);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      if (!sights.containsKey(path) || others.contains(path)) {
        Files.write(path, file.getValue());
        sights.put(path, Sight.of(Files.readAttributes(path, BasicFileAttributes.class)));
      }
    }
  }

  /**
   * What is there and was not, is other than it was, or is gone; folders before what is in them.
   */
  private List<Path> others() throws IOException {
    List<Path> others = new ArrayList<>();
    Set<Path> gone = new HashSet<>(sights.keySet());
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folders.contains(folder)) {
              others.add(folder);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            gone.remove(file);
            if (!Sight.of(attributes).equals(sights.get(file))) {
              others.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    others.addAll(gone);
    return others;
  }
}
