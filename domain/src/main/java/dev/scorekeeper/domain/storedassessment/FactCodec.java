package dev.scorekeeper.domain.storedassessment;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Fact.Layer;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form in which facts are stored, told and digested: a subject, and a value in parts. It never
 * changes, since histories hold it. Nothing else knows a position or a prefix of it; the lowest
 * views of a history in SQL spell the same.
 */
public final class FactCodec {
  /** Begins the subjects of what is said of plugins; the plugin's id follows. */
  private static final String PLUGIN = "plugin ";

  private static final String PLANNED = "planned";
  private static final String BROKEN = "broken";
  private static final String IMPLEMENTED = "implemented";
  private static final String BY_CATALOG = "catalog";
  private static final String BY_SEQUENCE_FILE = "sequence-file";
  private static final String BY_PATH = "path";
  private static final String BY_CLAIM = "claim";

  /** The parts of a profile that says more than a sequence file. */
  private static final int DETAILED = 7;

  /** The largest numbers of 32 and of 64 bits, as they are written. */
  private static final String LARGEST_INT = Integer.toString(Integer.MAX_VALUE);

  private static final String LARGEST_LONG = Long.toString(Long.MAX_VALUE);

  private FactCodec() {}

  static String subject(Layer layer) {
    return layer.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String pluginSubject(String id) {
    return PLUGIN + id;
  }

  static String findingSubject(String rule, String subject) {
    return rule + " " + subject;
  }

  /** Whether a key is of a finding that only a run with a scan can make. */
  static boolean needsScan(Fact.Key key) {
    int space = key.subject().indexOf(' ');
    return key.kind() == Kind.FINDING
        && space > 0
        && FindingType.needsScan(key.subject().substring(0, space));
  }

  /** What a fact says of its key, in parts. */
  public static List<String> parts(Fact fact) {
    if (fact instanceof Fact.DomainProfile profile) {
      return profile.details().equals(Registry.Details.NONE)
          ? parts(profile.name(), profile.category(), profile.sequenceFile())
          : detailed(profile);
    }
    if (fact instanceof Fact.DomainVerdict verdict) {
      return parts(verdict.verdict());
    }
    if (fact instanceof Fact.RaisedFinding raised) {
      Finding finding = raised.finding();
      Optional<String> file =
          finding.file().isPresent() ? Optional.of(finding.file().get().value()) : Optional.empty();
      return parts(finding.severity().text(), finding.message(), file);
    }
    if (fact instanceof Fact.PluginTotals totals) {
      Plugin plugin = totals.plugin();
      return List.of(
          Integer.toString(plugin.sequences()),
          Long.toString(plugin.movements()),
          Long.toString(plugin.beats()),
          Integer.toString(plugin.handlers()));
    }
    return List.of(Integer.toString(((Fact.LayerCount) fact).count()));
  }

  private static List<String> parts(Verdict verdict) {
    if (verdict instanceof Verdict.Planned) {
      return List.of(PLANNED);
    }
    if (verdict instanceof Verdict.Broken broken) {
      return List.of(BROKEN, broken.reason().text());
    }
    if (!verdict.isSized()) {
      return List.of(IMPLEMENTED, verdict instanceof Verdict.Claimed ? BY_CLAIM : BY_PATH);
    }
    return List.of(
        IMPLEMENTED,
        verdict instanceof Verdict.Cataloged ? BY_CATALOG : BY_SEQUENCE_FILE,
        Integer.toString(verdict.size().movements()),
        Long.toString(verdict.size().beats()));
  }

  /**
   * All in their places: with these parts, what is absent is an empty text. The third is in both
   * forms the file by which a renaming is found.
   */
  private static List<String> detailed(Fact.DomainProfile profile) {
    Registry.Details details = profile.details();
    return List.of(
        profile.name(),
        profile.category(),
        profile.identity().orElse(""),
        profile.sequenceFile().orElse(""),
        details.file().isPresent() ? details.file().get().value() : "",
        details.owner(),
        details.due());
  }

  /** Two parts and perhaps a third: what is absent is left out, since the third may be empty. */
  private static List<String> parts(String first, String second, Optional<String> third) {
    return third.isPresent() ? List.of(first, second, third.get()) : List.of(first, second);
  }

  /** The fact that some parts say of a key; empty where no assessment says such a thing. */
  public static Optional<Fact> fact(Fact.Key key, List<String> parts) {
    String subject = key.subject();
    if (key.kind() == Kind.DOMAIN) {
      return Optional.ofNullable(ofDomain(subject, parts));
    }
    if (key.kind() == Kind.PROFILE) {
      return Optional.ofNullable(ofProfile(subject, parts));
    }
    return Optional.ofNullable(
        key.kind() == Kind.FINDING ? ofFinding(subject, parts) : ofLayer(subject, parts));
  }

  private static @Nullable Fact ofLayer(String subject, List<String> parts) {
    if (subject.startsWith(PLUGIN)) {
      return parts.size() == 4
              && isNumber(parts.get(0), LARGEST_INT)
              && isNumber(parts.get(1), LARGEST_LONG)
              && isNumber(parts.get(2), LARGEST_LONG)
              && isNumber(parts.get(3), LARGEST_INT)
          ? new Fact.PluginTotals(
              new Plugin(
                  subject.substring(PLUGIN.length()),
                  Integer.parseInt(parts.get(0)),
                  Long.parseLong(parts.get(1)),
                  Long.parseLong(parts.get(2)),
                  Integer.parseInt(parts.get(3))))
          : null;
    }
    if (parts.size() == 1 && isNumber(parts.get(0), LARGEST_INT)) {
      for (Layer layer : Layer.values()) {
        if (subject(layer).equals(subject)) {
          return new Fact.LayerCount(layer, Integer.parseInt(parts.get(0)));
        }
      }
    }
    return null;
  }

  private static @Nullable Fact ofDomain(String id, List<String> parts) {
    Verdict verdict = verdict(parts);
    return verdict == null ? null : new Fact.DomainVerdict(id, verdict);
  }

  private static @Nullable Verdict verdict(List<String> parts) {
    String status = parts.isEmpty() ? "" : parts.get(0);
    if (parts.size() == 1 && status.equals(PLANNED)) {
      return new Verdict.Planned();
    }
    if (parts.size() == 2 && status.equals(BROKEN)) {
      for (Verdict.Reason reason : Verdict.Reason.values()) {
        if (reason.text().equals(parts.get(1))) {
          return new Verdict.Broken(reason);
        }
      }
      return null;
    }
    if (parts.size() == 2 && status.equals(IMPLEMENTED)) {
      return parts.get(1).equals(BY_CLAIM)
          ? new Verdict.Claimed()
          : parts.get(1).equals(BY_PATH) ? new Verdict.Present() : null;
    }
    if (parts.size() != 4
        || !status.equals(IMPLEMENTED)
        || !isNumber(parts.get(2), LARGEST_INT)
        || !isNumber(parts.get(3), LARGEST_LONG)) {
      return null;
    }
    Size size = new Size(Integer.parseInt(parts.get(2)), Long.parseLong(parts.get(3)));
    if (parts.get(1).equals(BY_SEQUENCE_FILE)) {
      return new Verdict.Implemented(size);
    }
    return parts.get(1).equals(BY_CATALOG) ? new Verdict.Cataloged(size) : null;
  }

  private static @Nullable Fact ofProfile(String id, List<String> parts) {
    if (parts.size() == DETAILED) {
      return ofDetailed(id, parts);
    }
    return parts.size() == 2 || parts.size() == 3
        ? new Fact.DomainProfile(id, parts.get(0), parts.get(1), third(parts))
        : null;
  }

  private static @Nullable Fact ofDetailed(String id, List<String> parts) {
    Optional<WorkspacePath> file = given(parts.get(4)).flatMap(WorkspacePath::of);
    Registry.Details details = new Registry.Details(file, parts.get(5), parts.get(6));
    Fact.DomainProfile profile =
        new Fact.DomainProfile(id, parts.get(0), parts.get(1), given(parts.get(3)), details);
    // What this program would write otherwise was not written by it.
    return parts(profile).equals(parts) ? profile : null;
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static @Nullable Fact ofFinding(String subject, List<String> parts) {
    int space = subject.indexOf(' ');
    if (space <= 0 || parts.size() < 2 || parts.size() > 3) {
      return null;
    }
    Optional<WorkspacePath> file = third(parts).flatMap(WorkspacePath::of);
    if (parts.size() == 3 && (file.isEmpty() || !file.get().value().equals(parts.get(2)))) {
      return null;
    }
    for (Severity severity : Severity.values()) {
      if (severity.text().equals(parts.get(0))) {
        return new Fact.RaisedFinding(
            new Finding(
                subject.substring(0, space),
                severity,
                subject.substring(space + 1),
                parts.get(1),
                file,
                Optional.empty()));
      }
    }
    return null;
  }

  private static Optional<String> third(List<String> parts) {
    return parts.size() > 2 ? Optional.of(parts.get(2)) : Optional.empty();
  }

  /** Whether a text is a number from 0 to the largest, as this program writes it. */
  private static boolean isNumber(String text, String largest) {
    if (text.isEmpty() || (text.length() > 1 && text.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() < largest.length()
        || (text.length() == largest.length() && text.compareTo(largest) <= 0);
  }
}
