package dev.scorekeeper.benchmarks;

import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.json.planreader.JsonSnapshots;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of a validation, as JMH runs them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Steps {
  private final Snapshot snapshot = read();
  private final Facts facts = Facts.of(Assessment.of(snapshot));

  @org.openjdk.jmh.annotations.Benchmark
  public final Snapshot read() {
    return new JsonSnapshots()
        .read(
            new DirectoryTree(Path.of(System.getProperty("scorekeeper.root"), "examples/renderx")),
            Layout.DEFAULT,
            ProgressListener.NONE);
  }

  @org.openjdk.jmh.annotations.Benchmark
  public Assessment assess() {
    return Assessment.of(snapshot);
  }

  @org.openjdk.jmh.annotations.Benchmark
  public Digest digest() {
    return facts.digest();
  }
}
