package dev.scorekeeper.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reads and parses every JSON file below a folder and does nothing else: the floor of reading, on
 * one core, or on all of them where a second argument says so.
 */
final class ParseAll {
  static final String ON_ALL_CORES = "on-all-cores";

  private static final JsonFactory JSON = new JsonFactory();

  private ParseAll() {}

  public static void main(String[] arguments) throws IOException {
    try (Stream<Path> found = Files.walk(Path.of(arguments[0]))) {
      Stream<Path> files = found.filter(file -> file.toString().endsWith(".json"));
      if (arguments.length > 1 && arguments[1].equals(ON_ALL_CORES)) {
        files = files.toList().parallelStream(); // a walk cannot be divided
      }
      System.out.println(files.mapToLong(ParseAll::tokens).sum());
    }
  }

  private static long tokens(Path file) {
    try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
      long tokens = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens++;
      }
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
