package dev.scorekeeper.domain.storedassessment;

import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one assessment after the other, kept by what changes from each to the next, with
 * what they add up to.
 */
public final class FactSheet {
  private record Line(Fact fact, Digest.Values canonical) {}

  private final TreeMap<Fact.Key, Line> lines;
  private int implemented;
  private int cataloged;
  private int planned;
  private int broken;
  private int errors;
  private int warnings;

  private FactSheet(SortedMap<Fact.Key, Line> lines) {
    this.lines = new TreeMap<>(lines);
  }

  /** A sheet without facts. */
  public static FactSheet empty() {
    return new FactSheet(new TreeMap<>());
  }

  /** Another sheet that says the same. */
  public FactSheet copy() {
    FactSheet copy = new FactSheet(lines);
    copy.implemented = implemented;
    copy.cataloged = cataloged;
    copy.planned = planned;
    copy.broken = broken;
    copy.errors = errors;
    copy.warnings = warnings;
    return copy;
  }

  /**
   * Says something.
   *
   * @return whether that is new
   */
  public boolean put(Fact fact) {
    Fact.Key key = fact.key();
    Line line = new Line(fact, Digest.Values.of(key, FactCodec.parts(fact)));
    Line before = lines.put(key, line);
    count(before, -1);
    count(line, 1);
    return before == null || !before.fact().equals(fact);
  }

  /**
   * Says something no more.
   *
   * @return whether it said it
   */
  public boolean remove(Fact.Key key) {
    Line before = lines.remove(key);
    count(before, -1);
    return before != null;
  }

  private void count(@Nullable Line line, int by) {
    if (line == null) {
      return;
    }
    if (line.fact() instanceof Fact.DomainVerdict said) {
      switch (said.verdict().status()) {
        case IMPLEMENTED -> implemented += by;
        case PLANNED -> planned += by;
        case BROKEN -> broken += by;
        case CATALOGED -> cataloged += by;
      }
    } else if (line.fact() instanceof Fact.RaisedFinding raised) {
      if (raised.finding().severity() == Severity.ERROR) {
        errors += by;
      } else {
        warnings += by;
      }
    }
  }

  /** How many facts there are. */
  public int size() {
    return lines.size();
  }

  /** The domains, counted by verdict. */
  public Tally tally() {
    return new Tally(implemented, planned, broken, cataloged);
  }

  /** How many findings are of a severity. */
  public int count(Severity severity) {
    return severity == Severity.ERROR ? errors : warnings;
  }

  /** How much each layer holds. */
  public LayerCounts layers() {
    Map<Fact.Key, Fact> counts = new HashMap<>();
    for (Fact.Layer layer : Fact.Layer.values()) {
      Line line = lines.get(Fact.Key.of(layer));
      if (line != null) {
        counts.put(Fact.Key.of(layer), line.fact());
      }
    }
    return Facts.layers(counts);
  }

  /** The digest of an assessment that says this. */
  public Digest digest(Outcome outcome) {
    Digest.Builder digest = Digest.builder().add(outcome.text());
    for (Line line : lines.values()) {
      digest.add(line.canonical());
    }
    return digest.digest();
  }
}
