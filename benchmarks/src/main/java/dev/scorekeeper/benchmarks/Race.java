package dev.scorekeeper.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whole processes in turns, round by round, so that whatever else the machine does meets all of
 * them alike. Times are wall clock, from the start of a process to its end.
 */
final class Race {
  private static final Set<Integer> FINISHED = Set.of(0, 1);
  private static final File NOWHERE = new File("/dev/null");

  private final Map<String, long[]> nanos = new HashMap<>();

  private Race() {}

  /** Runs every entrant once to warm the disk's cache, then in the rounds that count. */
  static Race of(int rounds, List<Entrant> entrants) {
    Race race = new Race();
    entrants.forEach(entrant -> race.nanos.put(entrant.name(), new long[rounds]));
    entrants.forEach(Race::time);
    for (int round = 0; round < rounds; round++) {
      for (Entrant entrant : entrants) {
        race.of(entrant.name())[round] = time(entrant);
      }
    }
    return race;
  }

  /** The median of an entrant's times. */
  Duration median(String name) {
    return Duration.ofNanos(Math.round(median(Arrays.stream(of(name)).asDoubleStream().toArray())));
  }

  /** How much longer one took than the other: the median of the rounds' ratios. */
  Result.Ratio ratio(String what, String ours, String theirs, OptionalDouble target) {
    long[] mine = of(ours);
    long[] others = of(theirs);
    double[] ratios = new double[mine.length];
    Arrays.setAll(ratios, round -> (double) mine[round] / others[round]);
    return new Result.Ratio(what, theirs, median(ours), median(theirs), median(ratios), target);
  }

  /** The middle value. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private long[] of(String name) {
    long[] times = nanos.get(name);
    if (times == null) {
      throw new IllegalArgumentException("nobody called " + name + " ran");
    }
    return times;
  }

  /** The most memory that a process had resident while it ran, in bytes, as Linux tells. */
  static long peakMemory(Entrant entrant) {
    long[] peak = {0};
    run(
        entrant,
        process -> {
          while (process.isAlive()) {
            peak[0] = Math.max(peak[0], highWater(process));
            Thread.sleep(5);
          }
        });
    return peak[0];
  }

  private static long highWater(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          * 1024;
    } catch (NoSuchFileException | UncheckedIOException e) {
      return 0; // it has just ended
    }
  }

  private static long time(Entrant entrant) {
    long begin = System.nanoTime();
    return run(entrant, process -> {}) - begin;
  }

  /**
   * One run; an exit code other than those of a finished one ends the whole benchmark.
   *
   * @return the nanosecond at which it ended
   */
  private static long run(Entrant entrant, Watch watch) {
    try {
      Path complaints = Files.createTempFile("race", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(entrant.command()))
              .directory(entrant.directory().toFile())
              .redirectInput(NOWHERE)
              .redirectOutput(NOWHERE)
              .redirectError(complaints.toFile());
      builder.environment().putAll(entrant.variables());
      Process process = builder.start();
      watch.over(process);
      int code = process.waitFor();
      long end = System.nanoTime();
      String said = Files.readString(complaints);
      Files.delete(complaints);
      if (!FINISHED.contains(code)) {
        throw new IllegalStateException(
            entrant.name() + " ended with " + code + ": " + entrant.command() + "\n" + said);
      }
      return end;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process ran", e);
    }
  }

  /** Looks at a process while it runs. */
  private interface Watch {
    void over(Process process) throws IOException, InterruptedException;
  }
}
