package dev.scorekeeper.domain.fact;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.fact.Fact.Kind;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as history keeps it: facts by key, without places in files. Two assessments that
 * say the same have the same facts and the same digest.
 */
public final class Facts {
  private static final String REGISTRY_ENTRIES = "registry-entries";
  private static final String SYSTEM_SEQUENCES = "system-sequences";
  public static final String CATALOG_ENTRIES = "catalog-entries";
  public static final String CATALOG_SEQUENCES = "catalog-sequences";
  private static final String SCANNED_SEQUENCES = "scanned-sequences";

  /** Begins the subjects of what is said of plugins; the plugin's id follows. */
  private static final String PLUGIN = "plugin ";

  private static final Set<String> LAYERS =
      Set.of(
          REGISTRY_ENTRIES,
          SYSTEM_SEQUENCES,
          CATALOG_ENTRIES,
          CATALOG_SEQUENCES,
          SCANNED_SEQUENCES);
  private static final String CATALOG = "catalog";
  private static final String SEQUENCE_FILE = "sequence-file";

  /** The largest numbers of movements and of beats, as they are written. */
  private static final String MOST_MOVEMENTS = Integer.toString(Integer.MAX_VALUE);

  private static final String MOST_BEATS = Long.toString(Long.MAX_VALUE);

  private final Outcome outcome;
  private final SortedMap<Fact.Key, List<String>> values;

  private Facts(Outcome outcome, SortedMap<Fact.Key, List<String>> values) {
    this.outcome = outcome;
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /** The facts of an assessment; of an unreadable one its findings only. */
  public static Facts of(Assessment assessment) {
    SortedMap<Fact.Key, List<String>> values = new TreeMap<>();
    for (Finding finding : assessment.findings()) {
      values.put(
          new Fact.Key(Kind.FINDING, finding.id() + " " + finding.subject()),
          parts(
              finding.severity().text(),
              finding.message(),
              finding.file().isPresent()
                  ? Optional.of(finding.file().get().value())
                  : Optional.empty()));
    }
    if (!(assessment instanceof Assessment.Assessed assessed)) {
      return new Facts(Outcome.UNREADABLE, values);
    }
    LayerCounts layers = assessed.layers();
    putCount(values, REGISTRY_ENTRIES, layers.registryEntries());
    putCount(values, SYSTEM_SEQUENCES, layers.systemSequences());
    putCount(values, CATALOG_ENTRIES, layers.catalogEntries());
    putCount(values, CATALOG_SEQUENCES, layers.catalogSequences());
    putCount(values, SCANNED_SEQUENCES, assessed.scanned());
    for (Plugin plugin : assessed.plugins()) {
      values.put(
          new Fact.Key(Kind.LAYER, PLUGIN + plugin.id()),
          List.of(
              Integer.toString(plugin.sequences()),
              Long.toString(plugin.movements()),
              Long.toString(plugin.beats()),
              Integer.toString(plugin.handlers())));
    }
    for (Domain domain : assessed.domains()) {
      values.put(new Fact.Key(Kind.DOMAIN, domain.id()), valueOf(domain.verdict()));
      values.put(
          new Fact.Key(Kind.PROFILE, domain.id()),
          parts(domain.name(), domain.category(), domain.sequenceFile()));
    }
    return new Facts(Outcome.ASSESSED, values);
  }

  /** The facts as they were stored. */
  public static Facts of(Outcome outcome, Map<Fact.Key, List<String>> values) {
    return new Facts(outcome, new TreeMap<>(values));
  }

  /** Whether an assessment can say this; what comes from elsewhere may be anything. */
  public static boolean canSay(Fact.Key key, List<String> value) {
    if (key.kind() == Kind.LAYER && key.subject().startsWith(PLUGIN)) {
      return isPlugin(value);
    }
    if (key.kind() == Kind.LAYER) {
      return LAYERS.contains(key.subject())
          && value.size() == 1
          && isCount(value.get(0), MOST_MOVEMENTS);
    }
    if (key.kind() == Kind.DOMAIN) {
      return isVerdict(value);
    }
    boolean fits = value.size() == 2 || value.size() == 3;
    return key.kind() == Kind.PROFILE ? fits : fits && isFinding(key.subject(), value);
  }

  private static boolean isFinding(String subject, List<String> value) {
    return subject.indexOf(' ') > 0
        && isOneOf(value.get(0), Severity.values(), Severity::text)
        && third(value).equals(third(value).flatMap(WorkspacePath::of).map(WorkspacePath::value));
  }

  private static boolean isPlugin(List<String> value) {
    return value.size() == 4
        && isCount(value.get(0), MOST_MOVEMENTS)
        && isCount(value.get(1), MOST_BEATS)
        && isCount(value.get(2), MOST_BEATS)
        && isCount(value.get(3), MOST_MOVEMENTS);
  }

  private static boolean isVerdict(List<String> value) {
    return value.equals(List.of(Verdict.Status.PLANNED.text()))
        || (value.size() == 2
            && value.get(0).equals(Verdict.Status.BROKEN.text())
            && isOneOf(value.get(1), Verdict.Reason.values(), Verdict.Reason::text))
        || (value.size() == 4
            && value.get(0).equals(Verdict.Status.IMPLEMENTED.text())
            && (value.get(1).equals(CATALOG) || value.get(1).equals(SEQUENCE_FILE))
            && isCount(value.get(2), MOST_MOVEMENTS)
            && isCount(value.get(3), MOST_BEATS));
  }

  private static <T> boolean isOneOf(String text, T[] constants, Function<T, String> texts) {
    return Arrays.stream(constants).map(texts).anyMatch(text::equals);
  }

  /** Whether a text is a number from 0 to the largest, as this program writes it. */
  private static boolean isCount(String text, String largest) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0')
        && (text.length() < largest.length()
            || (text.length() == largest.length() && text.compareTo(largest) <= 0));
  }

  /**
   * Whether nothing is missing that every assessment says: with a domain's verdict its profile and
   * the other way round. An unreadable one says findings only.
   */
  public boolean isWhole() {
    int domains = 0;
    int profiles = 0;
    for (Fact.Key key : values.keySet()) {
      if (outcome == Outcome.UNREADABLE && key.kind() != Kind.FINDING) {
        return false;
      }
      if (key.kind() == Kind.DOMAIN) {
        domains++;
        if (!values.containsKey(new Fact.Key(Kind.PROFILE, key.subject()))) {
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
  public SortedMap<Fact.Key, List<String>> values() {
    return values;
  }

  /** The digest of the canonical form, under which an assessment is stored once. */
  public Digest digest() {
    Digest.Builder digest = Digest.builder().add(outcome.text());
    for (Map.Entry<Fact.Key, List<String>> fact : values.entrySet()) {
      digest.add(Digest.Values.of(fact.getKey(), fact.getValue()));
    }
    return digest.digest();
  }

  /** What has to be put, or where empty removed, to come from these facts to others. */
  public SortedMap<Fact.Key, Optional<List<String>>> changesTo(Facts later) {
    SortedMap<Fact.Key, Optional<List<String>>> changes = new TreeMap<>();
    Iterator<Map.Entry<Fact.Key, List<String>>> there = later.values.entrySet().iterator();
    Map.Entry<Fact.Key, List<String>> to = next(there);
    for (Map.Entry<Fact.Key, List<String>> from : values.entrySet()) {
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
    SortedMap<Fact.Key, List<String>> both = new TreeMap<>(values);
    later.values.forEach(
        (key, value) -> {
          if (key.kind() == Kind.FINDING) {
            both.put(key, value);
          }
        });
    return new Facts(outcome, both);
  }

  /** The assessment that these facts say: domains by id, findings without a place. */
  public Assessment assessment() {
    List<Finding> findings = findings();
    if (outcome == Outcome.UNREADABLE) {
      OptionalInt none = OptionalInt.empty();
      return new Assessment.Unreadable(new LayerCounts(none, none, none, none), findings);
    }
    return new Assessment.Assessed(
        layers(), domains(), findings, plugins(), count(key -> values.get(key), SCANNED_SEQUENCES));
  }

  private LayerCounts layers() {
    return layers(key -> values.get(key));
  }

  /** How much each layer holds, as the facts of that kind say. */
  static LayerCounts layers(Function<Fact.Key, @Nullable List<String>> values) {
    return new LayerCounts(
        count(values, REGISTRY_ENTRIES),
        count(values, SYSTEM_SEQUENCES),
        count(values, CATALOG_ENTRIES),
        count(values, CATALOG_SEQUENCES));
  }

  private List<Plugin> plugins() {
    List<Plugin> plugins = new ArrayList<>();
    for (Map.Entry<Fact.Key, List<String>> fact : values.entrySet()) {
      Optional<Plugin> plugin = pluginOf(fact.getKey(), fact.getValue());
      if (plugin.isPresent()) {
        plugins.add(plugin.get());
      }
    }
    return plugins;
  }

  /** The plugin that a fact is about, if it is about one. */
  public static Optional<Plugin> pluginOf(Fact.Key key, List<String> value) {
    return key.kind() == Kind.LAYER && key.subject().startsWith(PLUGIN)
        ? Optional.of(
            new Plugin(
                key.subject().substring(PLUGIN.length()),
                Integer.parseInt(value.get(0)),
                Long.parseLong(value.get(1)),
                Long.parseLong(value.get(2)),
                Integer.parseInt(value.get(3))))
        : Optional.empty();
  }

  /** Whether a fact is a finding that only a run with a scan can make. */
  public static boolean needsScan(Fact.Key key) {
    int space = key.subject().indexOf(' ');
    return key.kind() == Kind.FINDING
        && space > 0
        && FindingType.needsScan(key.subject().substring(0, space));
  }

  /** Whether the plugin folders were scanned for these facts. */
  public boolean isOfAScan() {
    return values.containsKey(new Fact.Key(Kind.LAYER, SCANNED_SEQUENCES));
  }

  private List<Domain> domains() {
    List<Domain> domains = new ArrayList<>();
    for (Map.Entry<Fact.Key, List<String>> fact : values.entrySet()) {
      if (fact.getKey().kind() == Kind.DOMAIN) {
        String id = fact.getKey().subject();
        List<String> profile = values.getOrDefault(new Fact.Key(Kind.PROFILE, id), List.of("", ""));
        domains.add(
            new Domain(
                id, profile.get(0), profile.get(1), third(profile), verdictOf(fact.getValue())));
      }
    }
    return domains;
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Map.Entry<Fact.Key, List<String>> fact : values.entrySet()) {
        if (fact.getKey().kind() == Kind.FINDING && severity == severityOf(fact.getValue())) {
          findings.add(findingOf(fact.getKey().subject(), fact.getValue()));
        }
      }
    }
    return findings;
  }

  /** The finding that a fact of its kind says, without a place. */
  public static Finding findingOf(String subject, List<String> value) {
    int space = subject.indexOf(' ');
    return new Finding(
        subject.substring(0, space),
        severityOf(value),
        subject.substring(space + 1),
        value.get(1),
        third(value).flatMap(WorkspacePath::of),
        Optional.empty());
  }

  /** The sequence file that a fact of a domain's profile says, where it is in the workspace. */
  public static Optional<WorkspacePath> sequenceFileOf(List<String> value) {
    return third(value).flatMap(WorkspacePath::of);
  }

  private static Severity severityOf(List<String> value) {
    return Severity.valueOf(value.get(0).toUpperCase(Locale.ROOT));
  }

  /** The verdict that a fact of its kind says. */
  public static Verdict verdictOf(List<String> value) {
    return switch (value.get(0)) {
      case "planned" -> new Verdict.Planned();
      case "broken" ->
          new Verdict.Broken(Verdict.Reason.valueOf(value.get(1).toUpperCase(Locale.ROOT)));
      default -> {
        Size size = new Size(Integer.parseInt(value.get(2)), Long.parseLong(value.get(3)));
        yield value.get(1).equals(CATALOG)
            ? new Verdict.ByCatalog(size)
            : new Verdict.BySequenceFile(size);
      }
    };
  }

  private static List<String> valueOf(Verdict verdict) {
    String status = verdict.status().text();
    if (verdict instanceof Verdict.Planned) {
      return List.of(status);
    }
    if (verdict instanceof Verdict.Broken broken) {
      return List.of(status, broken.reason().text());
    }
    return List.of(
        status,
        verdict instanceof Verdict.ByCatalog ? CATALOG : SEQUENCE_FILE,
        Integer.toString(verdict.size().movements()),
        Long.toString(verdict.size().beats()));
  }

  /** Two parts and perhaps a third: what is absent is left out, since the third may be empty. */
  private static List<String> parts(String first, String second, Optional<String> third) {
    return third.isPresent() ? List.of(first, second, third.get()) : List.of(first, second);
  }

  private static Optional<String> third(List<String> parts) {
    return parts.size() > 2 ? Optional.of(parts.get(2)) : Optional.empty();
  }

  private static void putCount(
      SortedMap<Fact.Key, List<String>> values, String name, OptionalInt count) {
    if (count.isPresent()) {
      values.put(new Fact.Key(Kind.LAYER, name), List.of(Integer.toString(count.getAsInt())));
    }
  }

  private static OptionalInt count(Function<Fact.Key, @Nullable List<String>> values, String name) {
    List<String> value = values.apply(new Fact.Key(Kind.LAYER, name));
    return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.get(0)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && outcome == facts.outcome && values.equals(facts.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return outcome.text() + " " + values;
  }
}
