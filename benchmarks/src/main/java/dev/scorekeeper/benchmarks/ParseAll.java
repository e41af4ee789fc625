package dev.scorekeeper.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads and parses every JSON file below a folder and does nothing else: the floor of reading. */
final class ParseAll {
  private ParseAll() {}

  public static void main(String[] arguments) throws IOException {
    JsonFactory json = new JsonFactory();
    long tokens = 0;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".json")) {
          try (JsonParser parser = json.createParser(Files.readAllBytes(file))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
              tokens++;
            }
          }
        }
      }
    }
    System.out.println(tokens);
  }
}
