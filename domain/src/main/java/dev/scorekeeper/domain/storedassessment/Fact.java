package dev.scorekeeper.domain.storedassessment;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing that an assessment says. Equality is written out here and in what facts hold:
 * a record's own is made at its first use, in each start.
 */
public sealed interface Fact {
  /** What it is about: facts of one key say something of one thing. */
  Key key();

  /** How much there is of something. */
  record LayerCount(Layer layer, int count) implements Fact {
    @Override
    public Key key() {
      return Key.of(layer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof LayerCount that && layer == that.layer && count == that.count;
    }

    @Override
    public int hashCode() {
      return key().hashCode();
    }
  }

  /** How much of the catalog is a plugin's. */
  record PluginTotals(Plugin plugin) implements Fact {
    @Override
    public Key key() {
      return new Key(Kind.LAYER, FactCodec.pluginSubject(plugin.id()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PluginTotals that && plugin.equals(that.plugin);
    }

    @Override
    public int hashCode() {
      return key().hashCode();
    }
  }

  /** What the evidence says of a domain. */
  record DomainVerdict(String domain, Verdict verdict) implements Fact {
    @Override
    public Key key() {
      return Key.ofVerdict(domain);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof DomainVerdict that
          && domain.equals(that.domain)
          && verdict.equals(that.verdict);
    }

    @Override
    public int hashCode() {
      return key().hashCode();
    }
  }

  /**
   * What a domain says of itself.
   *
   * @param domain its id
   * @param name empty text when the entry has none
   * @param category empty text when the entry has none
   * @param sequenceFile the file it names, as written where that is no path below the root
   * @param details what else it says of itself, and where
   */
  record DomainProfile(
      String domain,
      String name,
      String category,
      Optional<String> sequenceFile,
      Registry.Details details)
      implements Fact {
    /** Of a domain that says nothing else. */
    public DomainProfile(
        String domain, String name, String category, Optional<String> sequenceFile) {
      this(domain, name, category, sequenceFile, Registry.Details.NONE);
    }

    /** By which file it is known where its id changes: its own, or the one that it names. */
    public Optional<String> identity() {
      return details.file().isPresent() ? Optional.of(details.file().get().value()) : sequenceFile;
    }

    @Override
    public Key key() {
      return Key.ofProfile(domain);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof DomainProfile that
          && domain.equals(that.domain)
          && name.equals(that.name)
          && category.equals(that.category)
          && sequenceFile.equals(that.sequenceFile)
          && details.equals(that.details);
    }

    @Override
    public int hashCode() {
      return key().hashCode();
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

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof RaisedFinding that && finding.equals(that.finding);
    }

    @Override
    public int hashCode() {
      return key().hashCode();
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

    /** Whether only a run with a scan can say that such a fact is there, or that it is not. */
    public boolean needsScan() {
      return FactCodec.needsScan(this);
    }

    @Override
    public int compareTo(Key other) {
      return kind == other.kind ? subject.compareTo(other.subject) : kind.compareTo(other.kind);
    }

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
