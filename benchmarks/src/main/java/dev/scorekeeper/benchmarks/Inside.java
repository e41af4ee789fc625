package dev.scorekeeper.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The steps of a validation in a warm process. */
final class Inside implements Benchmark {
  @Override
  public String name() {
    return "inside";
  }

  @Override
  public String about() {
    return "The steps of a validation of the bundled example in a warm process, measured by JMH.";
  }

  @Override
  public List<Result> run(Bench bench) {
    List<Result> results = new ArrayList<>();
    try {
      for (RunResult result :
          new Runner(
                  new OptionsBuilder()
                      .include(Steps.class.getName())
                      .jvmArgsAppend("-Dscorekeeper.root=" + bench.root())
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run()) {
        results.add(
            new Result.Figure(
                result.getPrimaryResult().getLabel(),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreUnit(),
                OptionalDouble.empty()));
      }
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
    return results;
  }
}
