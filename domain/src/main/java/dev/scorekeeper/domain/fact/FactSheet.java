package dev.scorekeeper.domain.fact;

import dev.scorekeeper.domain.fact.Fact.Kind;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one assessment after the other, kept by what changes from each to the next, with
 * what they add up to. It takes only facts that an assessment can say.
 */
public final class FactSheet {
  private record Line(List<String> value, Digest.Values canonical) {}

  private final TreeMap<Fact.Key, Line> lines;
  private int bySequenceFile;
  private int byCatalog;
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
    copy.bySequenceFile = bySequenceFile;
    copy.byCatalog = byCatalog;
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
   * @throws IllegalArgumentException when no assessment can say it; the sheet is as it was
   */
  public boolean put(Fact fact) {
    if (!Facts.canSay(fact.key(), fact.value())) {
      throw new IllegalArgumentException("no fact: " + fact);
    }
    Fact.Key key = fact.key();
    Line before = lines.put(key, new Line(fact.value(), Digest.Values.of(key, fact.value())));
    count(key, before, -1);
    count(key, lines.get(key), 1);
    return before == null || !before.value().equals(fact.value());
  }

  /**
   * Says something no more.
   *
   * @return whether it said it
   */
  public boolean remove(Fact.Key key) {
    Line before = lines.remove(key);
    count(key, before, -1);
    return before != null;
  }

  private void count(Fact.Key key, @Nullable Line line, int by) {
    if (line == null) {
      return;
    }
    if (key.kind() == Kind.DOMAIN) {
      Verdict verdict = Facts.verdictOf(line.value());
      if (verdict instanceof Verdict.BySequenceFile) {
        bySequenceFile += by;
      } else if (verdict instanceof Verdict.ByCatalog) {
        byCatalog += by;
      } else if (verdict instanceof Verdict.Planned) {
        planned += by;
      } else {
        broken += by;
      }
    } else if (key.kind() == Kind.FINDING) {
      if (line.value().get(0).equals(Severity.ERROR.text())) {
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
    return new Tally(bySequenceFile, byCatalog, planned, broken);
  }

  /** How many findings are of a severity. */
  public int count(Severity severity) {
    return severity == Severity.ERROR ? errors : warnings;
  }

  /** How much each layer holds. */
  public LayerCounts layers() {
    return Facts.layers(key -> Optional.ofNullable(lines.get(key)).map(Line::value).orElse(null));
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
