package dev.scorekeeper.domain.storedassessment;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts from the form in which they are stored, which is short to write down. */
public final class Written {
  private Written() {}

  /** The fact of a key that some parts say. */
  public static Fact fact(Fact.Key key, List<String> parts) {
    return FactCodec.fact(key, parts).orElseThrow();
  }

  /** The facts that some parts say. */
  public static Facts facts(Outcome outcome, Map<Fact.Key, List<String>> parts) {
    return Facts.of(
        outcome,
        parts.entrySet().stream().map(said -> fact(said.getKey(), said.getValue())).toList());
  }

  /** What facts say, in parts. */
  public static SortedMap<Fact.Key, List<String>> parts(Facts facts) {
    SortedMap<Fact.Key, List<String>> parts = new TreeMap<>();
    facts.byKey().forEach((key, fact) -> parts.put(key, FactCodec.parts(fact)));
    return parts;
  }
}
