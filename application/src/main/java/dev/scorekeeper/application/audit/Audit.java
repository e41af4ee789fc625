package dev.scorekeeper.application.audit;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.audit.AuditResult.Outcome;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scans the plugin folders and writes the catalog, or says how the catalog differs from them. */
public final class Audit {
  private final Workspace workspace;
  private final Settings settings;
  private final PluginScan scan;
  private final CatalogFormat catalogs;
  private final Clock clock;

  public Audit(
      Workspace workspace,
      Settings settings,
      PluginScan scan,
      CatalogFormat catalogs,
      Clock clock) {
    this.workspace = workspace;
    this.settings = settings;
    this.scan = scan;
    this.catalogs = catalogs;
    this.clock = clock;
  }

  /**
   * Audits.
   *
   * @throws InvalidRequestException when the settings say that there is no catalog
   * @throws UnwritableException when the catalog cannot be written
   */
  public AuditResult run(AuditRequest request) {
    PluginAudit audit = scan.run(settings, request.allFolders());
    WorkspacePath file = PluginScan.catalogOf(settings);
    Optional<Refusal> refusal = unusable(request, audit, file);
    if (refusal.isEmpty() && !request.checking()) {
      refusal = notMade(audit, file).or(() -> loss(request, audit));
    }
    if (refusal.isPresent()) {
      return new AuditResult(
          file,
          audit,
          request.checking(),
          refusal.get().outcome(),
          Optional.of(refusal.get().why()));
    }
    return new AuditResult(
        file,
        audit,
        request.checking(),
        request.checking() ? checked(audit) : write(request, audit, file),
        Optional.empty());
  }

  private static Outcome checked(PluginAudit audit) {
    return audit.drift().isStale() ? Outcome.STALE : Outcome.FRESH;
  }

  private record Refusal(Outcome outcome, String why) {}

  private static Refusal unreadable(String why) {
    return new Refusal(Outcome.UNREADABLE, why);
  }

  /** What keeps an audit from saying anything, or from being believed. */
  private static Optional<Refusal> unusable(
      AuditRequest request, PluginAudit audit, WorkspacePath file) {
    List<Scan.Gap> gaps = audit.scan().gaps();
    if (!gaps.isEmpty()) {
      Scan.Gap gap = gaps.get(0);
      return Optional.of(
          unreadable(gap.place() + " " + gap.why() + ", so the audit is not complete"));
    }
    if (request.strict() && !audit.scan().malformed().isEmpty()) {
      Scan.Malformed first = audit.scan().malformed().get(0);
      return Optional.of(
          unreadable(
              Counted.of(audit.scan().malformed().size(), "malformed file")
                  + " (--strict), the first "
                  + first.at().in(first.file())
                  + ": "
                  + first.why()));
    }
    if (request.strict()) {
      for (Scan.Slipped one : audit.scan().slips()) {
        // What a count is nobody knows; of what is said twice a half would be lost.
        if (one.slip().kind() == Slip.Kind.KEY_AGAIN) {
          return Optional.of(
              unreadable(one.slip().at().in(one.file()) + " " + one.slip().why() + " (--strict)"));
        }
      }
    }
    if (audit.catalog() instanceof Layer.Flawed<ListedCatalog> unreadable) {
      return Optional.of(
          unreadable(
              unreadable.at().in(file)
                  + ": "
                  + unreadable.why()
                  + "; fix it, or remove it and run the audit again"));
    }
    if (audit.catalog() instanceof Layer.Refused) {
      return Optional.of(unreadable(file + " is a link that leads out of the workspace"));
    }
    if (audit.catalog() instanceof Layer.Absent
        && audit.scan().looked().folders().size() == audit.scan().looked().absent().size()) {
      return Optional.of(
          unreadable(
              "there is no plugin folder and no catalog here; say in "
                  + Settings.FILE
                  + " with pluginFolders where plugins keep their sequences"));
    }
    return Optional.empty();
  }

  /** What may shrink is a catalog; a file that is none may not be replaced by one. */
  private static Optional<Refusal> notMade(PluginAudit audit, WorkspacePath file) {
    return audit.catalog() instanceof Layer.Read<ListedCatalog> read && !read.content().isMade()
        ? Optional.of(
            unreadable(
                file
                    + " lists sequences, and says neither what it was made from nor how many there"
                    + " are, so it may be no catalog; remove it to have one written, or name"
                    + " another"
                    + " file"))
        : Optional.empty();
  }

  private static Optional<Refusal> loss(AuditRequest request, PluginAudit audit) {
    return audit.drift().isSevereLoss() && !request.allowShrink()
        ? Optional.of(
            new Refusal(
                Outcome.REFUSED,
                "not written: the catalog would lose "
                    + audit.drift().onlyInCatalog().size()
                    + " of its "
                    + Counted.of(audit.drift().listed(), "sequence")
                    + "; check whether folders have moved, or pass --allow-shrink"))
        : Optional.empty();
  }

  private Outcome write(AuditRequest request, PluginAudit audit, WorkspacePath file) {
    Optional<String> stamp =
        request.stamp() ? Optional.of(Times.exact(clock.instant())) : Optional.empty();
    byte[] text = catalogs.text(audit.scan(), stamp);
    try (SourceTree files = workspace.files()) {
      if (files.read(file) instanceof SourceTree.Found there
          && Arrays.equals(there.bytes(), text)) {
        return Outcome.UNCHANGED;
      }
    }
    try {
      workspace.replace(file, text);
    } catch (UnwritableException e) {
      throw new UnwritableException(file + " cannot be written: " + e.getMessage(), e);
    }
    return Outcome.WRITTEN;
  }
}
