package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.util.List;

/** Something that is measured on its own. */
interface Benchmark {
  /** What it is called on the command line. */
  String name();

  /** What it measures, in a sentence. */
  String about();

  /** Measures it. */
  List<Result> run(Bench bench) throws IOException;
}
