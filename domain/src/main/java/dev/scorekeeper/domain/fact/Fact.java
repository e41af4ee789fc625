package dev.scorekeeper.domain.fact;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The smallest thing that an assessment says. */
public sealed interface Fact {
  /** What it is about: facts of one key say something of one thing. */
  Key key();

  /** How much there is of something. */
  record LayerCount(Layer layer, int count) implements Fact {
    @Override
    public Key key() {
      return Key.of(layer);
    }
  }

  /** How much of the catalog is a plugin's. */
  record PluginTotals(Plugin plugin) implements Fact {
    @Override
    public Key key() {
      return new Key(Kind.LAYER, FactCodec.pluginSubject(plugin.id()));
    }
  }

  /** What the evidence says of a domain. */
  record DomainVerdict(String domain, Verdict verdict) implements Fact {
    @Override
    public Key key() {
      return Key.ofVerdict(domain);
    }
  }

  /**
   * What a domain says of itself.
   *
   * @param domain its id
   * @param name empty text when the entry has none
   * @param category empty text when the entry has none
   * @param sequenceFile the file it names, as written where that is no path below the root
   */
  record DomainProfile(String domain, String name, String category, Optional<String> sequenceFile)
      implements Fact {
    @Override
    public Key key() {
      return Key.ofProfile(domain);
    }
  }

  /** A finding; a fact holds no place in a file. */
  record RaisedFinding(Finding finding) implements Fact {
    public RaisedFinding {
      finding = finding.withoutPlace();
    }

    @Override
    public Key key() {
      return new Key(Kind.FINDING, FactCodec.findingSubject(finding.id(), finding.subject()));
    }
  }

  /** What a layer, or a scan of the plugin folders, holds some number of. */
  enum Layer {
    /** Entries of the registry, those without an id included. */
    REGISTRY_ENTRIES,
    /** Files in the folder of the system sequences. */
    SYSTEM_SEQUENCES,
    /** Entries of the catalog, those without an id included. */
    CATALOG_ENTRIES,
    /** Sequences of the catalog, each once. */
    CATALOG_SEQUENCES,
    /** Sequences that a scan of the plugin folders found. */
    SCANNED_SEQUENCES
  }

  /** What a fact is about; the order is that of the canonical form. */
  enum Kind {
    /** How much a layer holds, in all or of a plugin. */
    LAYER,
    /** A domain's verdict. */
    DOMAIN,
    /** A domain's name, category and sequence file. */
    PROFILE,
    /** A finding. */
    FINDING
  }

  /**
   * What makes two facts of two assessments comparable.
   *
   * @param kind what kind of thing it is about
   * @param subject which of them, as {@link FactCodec} spells it
   */
  record Key(Kind kind, String subject) implements Comparable<Key> {
    /** Of the number of something. */
    public static Key of(Layer layer) {
      return new Key(Kind.LAYER, FactCodec.subject(layer));
    }

    /** Of a domain's verdict. */
    public static Key ofVerdict(String domain) {
      return new Key(Kind.DOMAIN, domain);
    }

    /** Of a domain's name, category and sequence file. */
    public static Key ofProfile(String domain) {
      return new Key(Kind.PROFILE, domain);
    }

    @Override
    public int compareTo(Key other) {
      return kind == other.kind ? subject.compareTo(other.subject) : kind.compareTo(other.kind);
    }

    /** Written out, as is the other: a record's own are made at their first use, in each start. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && kind == key.kind && subject.equals(key.subject);
    }

    @Override
    public int hashCode() {
      return 31 * kind.hashCode() + subject.hashCode();
    }
  }
}
