package dev.scorekeeper.domain.storedassessment;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Fact.Layer;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as history keeps it: facts by key, without places in files. Two assessments that
 * say the same have the same facts and the same digest.
 */
public final class Facts {
  /** The facts of an assessment of nothing. */
  public static final Facts NONE = new Facts(Outcome.ASSESSED, new TreeMap<>());

  private final Outcome outcome;
  private final SortedMap<Fact.Key, Fact> facts;

  /** Of all facts, once somebody asked for it. */
  private final AtomicReference<@Nullable Digest> digest = new AtomicReference<>();

  private Facts(Outcome outcome, SortedMap<Fact.Key, Fact> facts) {
    this.outcome = outcome;
    this.facts = Collections.unmodifiableSortedMap(facts);
  }

  /** The facts of an assessment; of an unreadable one its findings only. */
  public static Facts of(Assessment assessment) {
    List<Fact> facts = new ArrayList<>();
    for (Finding finding : assessment.findings()) {
      facts.add(new Fact.RaisedFinding(finding));
    }
    if (!(assessment instanceof Assessment.Assessed assessed)) {
      return of(Outcome.UNREADABLE, facts);
    }
    LayerCounts layers = assessed.layers();
    count(facts, Layer.REGISTRY_ENTRIES, layers.registryEntries());
    count(facts, Layer.SYSTEM_SEQUENCES, layers.systemSequences());
    count(facts, Layer.CATALOG_ENTRIES, layers.catalogEntries());
    count(facts, Layer.CATALOG_SEQUENCES, layers.catalogSequences());
    count(facts, Layer.SCANNED_SEQUENCES, assessed.scanned());
    for (Plugin plugin : assessed.plugins()) {
      facts.add(new Fact.PluginTotals(plugin));
    }
    for (Domain domain : assessed.domains()) {
      facts.add(new Fact.DomainVerdict(domain.id(), domain.verdict()));
      facts.add(
          new Fact.DomainProfile(
              domain.id(),
              domain.name(),
              domain.category(),
              domain.sequenceFile(),
              domain.details()));
    }
    return of(Outcome.ASSESSED, facts);
  }

  /** Facts as they were stored or told. */
  public static Facts of(Outcome outcome, Collection<? extends Fact> facts) {
    SortedMap<Fact.Key, Fact> byKey = new TreeMap<>();
    for (Fact fact : facts) {
      byKey.put(fact.key(), fact);
    }
    return new Facts(outcome, byKey);
  }

  /**
   * Whether nothing is missing that every assessment says: with a domain's verdict its profile and
   * the other way round. An unreadable one says findings only.
   */
  public boolean isWhole() {
    int domains = 0;
    int profiles = 0;
    for (Fact.Key key : facts.keySet()) {
      if (outcome == Outcome.UNREADABLE && key.kind() != Kind.FINDING) {
        return false;
      }
      if (key.kind() == Kind.DOMAIN) {
        domains++;
        if (!facts.containsKey(Fact.Key.ofProfile(key.subject()))) {
          return false;
        }
      } else if (key.kind() == Kind.PROFILE) {
        profiles++;
      }
    }
    return domains == profiles;
  }

  /** Whether every domain has a verdict here. */
  public Outcome outcome() {
    return outcome;
  }

  /** The facts by key, in canonical order. */
  public SortedMap<Fact.Key, Fact> byKey() {
    return facts;
  }

  /** The digest of the canonical form, under which an assessment is stored once. */
  public synchronized Digest digest() {
    // Who asks while another thread makes it waits for that, which takes no longer.
    Digest known = digest.get();
    if (known == null) {
      known = digested();
      digest.set(known);
    }
    return known;
  }

  private Digest digested() {
    Digest.Builder builder = Digest.builder().add(outcome.text());
    for (Map.Entry<Fact.Key, Fact> fact : facts.entrySet()) {
      builder.add(Digest.Values.of(fact.getKey(), FactCodec.parts(fact.getValue())));
    }
    return builder.digest();
  }

  /** What has to be put, or where empty removed, to come from these facts to others. */
  public SortedMap<Fact.Key, Optional<Fact>> changesTo(Facts later) {
    SortedMap<Fact.Key, Optional<Fact>> changes = new TreeMap<>();
    Iterator<Map.Entry<Fact.Key, Fact>> there = later.facts.entrySet().iterator();
    Map.Entry<Fact.Key, Fact> to = next(there);
    for (Map.Entry<Fact.Key, Fact> from : facts.entrySet()) {
      while (to != null && to.getKey().compareTo(from.getKey()) < 0) {
        changes.put(to.getKey(), Optional.of(to.getValue()));
        to = next(there);
      }
      if (to == null || !to.getKey().equals(from.getKey())) {
        changes.put(from.getKey(), Optional.empty());
      } else {
        if (!to.getValue().equals(from.getValue())) {
          changes.put(to.getKey(), Optional.of(to.getValue()));
        }
        to = next(there);
      }
    }
    for (; to != null; to = next(there)) {
      changes.put(to.getKey(), Optional.of(to.getValue()));
    }
    return changes;
  }

  private static <T> @Nullable T next(Iterator<T> iterator) {
    return iterator.hasNext() ? iterator.next() : null;
  }

  /**
   * These facts with the findings of another assessment on top: what is known after a run that
   * could not read more.
   */
  public Facts withFindingsOf(Facts later) {
    SortedMap<Fact.Key, Fact> both = new TreeMap<>(facts);
    later.facts.forEach(
        (key, fact) -> {
          if (key.kind() == Kind.FINDING) {
            both.put(key, fact);
          }
        });
    return new Facts(outcome, both);
  }

  /** What these facts say of some domains, and nothing else. */
  public Facts about(Set<String> domains) {
    SortedMap<Fact.Key, Fact> about = new TreeMap<>();
    for (String domain : domains) {
      for (Fact.Key key : List.of(Fact.Key.ofVerdict(domain), Fact.Key.ofProfile(domain))) {
        Fact fact = facts.get(key);
        if (fact != null) {
          about.put(key, fact);
        }
      }
    }
    return new Facts(outcome, about);
  }

  /** The assessment that these facts say: domains by id, findings without a place. */
  public Assessment assessment() {
    List<Finding> findings = findings();
    if (outcome == Outcome.UNREADABLE) {
      OptionalInt none = OptionalInt.empty();
      return new Assessment.Unreadable(new LayerCounts(none, none, none, none), findings);
    }
    List<Domain> domains = new ArrayList<>();
    List<Plugin> plugins = new ArrayList<>();
    for (Fact fact : facts.values()) {
      if (fact instanceof Fact.DomainVerdict verdict) {
        domains.add(domain(verdict));
      } else if (fact instanceof Fact.PluginTotals totals) {
        plugins.add(totals.plugin());
      }
    }
    return new Assessment.Assessed(
        layers(facts), domains, findings, plugins, count(facts, Layer.SCANNED_SEQUENCES));
  }

  private Domain domain(Fact.DomainVerdict fact) {
    String id = fact.domain();
    return facts.get(Fact.Key.ofProfile(id)) instanceof Fact.DomainProfile profile
        ? new Domain(
            id,
            profile.name(),
            profile.category(),
            profile.sequenceFile(),
            fact.verdict(),
            profile.details())
        : new Domain(id, "", "", Optional.empty(), fact.verdict());
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Fact fact : facts.values()) {
        if (fact instanceof Fact.RaisedFinding raised && raised.finding().severity() == severity) {
          findings.add(raised.finding());
        }
      }
    }
    return findings;
  }

  /** How much each layer holds, as facts say. */
  static LayerCounts layers(Map<Fact.Key, Fact> facts) {
    return new LayerCounts(
        count(facts, Layer.REGISTRY_ENTRIES),
        count(facts, Layer.SYSTEM_SEQUENCES),
        count(facts, Layer.CATALOG_ENTRIES),
        count(facts, Layer.CATALOG_SEQUENCES));
  }

  /** Whether the plugin folders were scanned for these facts. */
  public boolean isOfAScan() {
    return facts.containsKey(Fact.Key.of(Layer.SCANNED_SEQUENCES));
  }

  private static void count(List<Fact> facts, Layer layer, OptionalInt count) {
    if (count.isPresent()) {
      facts.add(new Fact.LayerCount(layer, count.getAsInt()));
    }
  }

  private static OptionalInt count(Map<Fact.Key, Fact> facts, Layer layer) {
    return facts.get(Fact.Key.of(layer)) instanceof Fact.LayerCount count
        ? OptionalInt.of(count.count())
        : OptionalInt.empty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Facts that && outcome == that.outcome && saysTheSameAs(that));
  }

  /** Each fact holds its key, and both are in the order of the keys. */
  private boolean saysTheSameAs(Facts that) {
    if (facts.size() != that.facts.size()) {
      return false;
    }
    Iterator<Fact> theirs = that.facts.values().iterator();
    for (Fact fact : facts.values()) {
      if (!fact.equals(theirs.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return facts.keySet().hashCode();
  }

  @Override
  public String toString() {
    return outcome.text() + " " + facts.values();
  }
}
