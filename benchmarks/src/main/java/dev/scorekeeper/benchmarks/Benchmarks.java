package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the benchmarks that are named, or all, and prints a table. A run of all is also kept, as
 * {@code benchmarks/RESULTS.md} and {@code benchmarks/results.json}.
 */
final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new StartUp(),
          new Scale(),
          new HistoryGrowth(),
          new ManyProjects(),
          new Past(),
          new Plans(),
          new Scanning(),
          new Inside());

  private Benchmarks() {}

  public static void main(String[] names) throws IOException {
    List<String> known = ALL.stream().map(Benchmark::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        System.err.println("there is no benchmark " + name + ", only " + String.join(", ", known));
        System.exit(2);
      }
    }
    Path root = Path.of(System.getProperty("scorekeeper.root"));
    Path distribution = root.resolve("distribution/target/scorekeeper");
    Map<Benchmark, List<Result>> results = new LinkedHashMap<>();
    for (Benchmark benchmark : ALL) {
      if (names.length == 0 || Arrays.asList(names).contains(benchmark.name())) {
        System.err.println(benchmark.name() + ": " + benchmark.about());
        Path scratch = Files.createTempDirectory("scorekeeper-benchmark");
        try {
          results.put(benchmark, benchmark.run(new Bench(root, distribution, scratch)));
        } finally {
          delete(scratch);
        }
      }
    }
    Report report = new Report(Machine.here(Clock.systemUTC()), results);
    System.out.print(report.markdown());
    if (names.length == 0) {
      Files.writeString(root.resolve("benchmarks/RESULTS.md"), report.markdown());
      Files.writeString(root.resolve("benchmarks/results.json"), report.json());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
