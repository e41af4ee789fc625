package dev.scorekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.application.audit.AuditResult.Outcome;
import dev.scorekeeper.application.audit.PluginAudit;
import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.report.markdown.AuditMarkdown;
import dev.scorekeeper.report.text.AuditText;
import dev.scorekeeper.report.wording.AuditWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  @Test
  void countsWhatTheFoldersHold() {
    assertThat(new AuditWords(result(Outcome.WRITTEN, false, 2)).headline())
        .isEqualTo(
            "0 sequences in 0 folders of packages/*/json-sequences: 0 movements, 0 beats,"
                + " 0 handlers, 0 topics · 2 files skipped");
  }

  @Test
  void saysWhatItComesTo() {
    assertThat(verdict(Outcome.WRITTEN, false)).contains("Wrote catalog.json.");
    assertThat(verdict(Outcome.UNCHANGED, false)).contains("catalog.json is up to date already.");
    assertThat(verdict(Outcome.REFUSED, false)).contains("Not written.");
    assertThat(verdict(Outcome.UNREADABLE, false)).contains("Not written.");
    assertThat(verdict(Outcome.UNREADABLE, true)).isEmpty();
    assertThat(verdict(Outcome.FRESH, true)).contains("The catalog is up to date.");
    assertThat(verdict(Outcome.STALE, true))
        .contains("The catalog is stale: there is no catalog.json.");
  }

  @Test
  void showsTheBeginningOfLongLists() {
    AuditWords.Section skipped =
        new AuditWords(result(Outcome.WRITTEN, false, 62)).sections().get(0);

    assertThat(skipped.heading()).isEqualTo("Skipped: 62");
    assertThat(skipped.shown()).hasSize(60);
    assertThat(skipped.more()).contains("… and 2 more (--format json shows all)");
  }

  @Test
  void isPrintedAsText() {
    AuditResult result = result(Outcome.STALE, true, 1);

    assertThat(Printed.onConsole(console -> new AuditText(console).print(result)))
        .isEqualTo(
            """
            0 sequences in 0 folders of packages/*/json-sequences: 0 movements, 0 beats, 0 handlers, 0 topics · 1 file skipped

            Skipped: 1
              file    because it
              0.json  describes a package

            The catalog is stale: there is no catalog.json.
            """);
  }

  @Test
  void isPrintedAsMarkdown() {
    AuditResult result = result(Outcome.STALE, true, 1);

    assertThat(Printed.by(out -> AuditMarkdown.print(out, result)))
        .isEqualTo(
            """
            # Audit of catalog.json

            0 sequences in 0 folders of packages/\\*/json-sequences: 0 movements, 0 beats, 0 handlers, 0 topics · 1 file skipped

            **The catalog is stale: there is no catalog.json.**

            ## Skipped: 1

            | file | because it |
            | --- | --- |
            | 0.json | describes a package |
            """);
  }

  private static Optional<String> verdict(Outcome outcome, boolean checking) {
    return new AuditWords(result(outcome, checking, 0)).verdict();
  }

  private static AuditResult result(Outcome outcome, boolean checking, int skipped) {
    List<Scan.Skipped> files = new ArrayList<>();
    for (int i = 0; i < skipped; i++) {
      files.add(new Scan.Skipped(new WorkspacePath(i + ".json"), Scan.Reason.PACKAGE));
    }
    Scan scan =
        new Scan(
            new PluginFiles(List.of(), List.of(), List.of(), List.of(), List.of()),
            List.of(),
            files,
            List.of(),
            List.of());
    PluginAudit audit =
        new PluginAudit(
            new Layer.Absent<>(),
            AuditScope.of(List.of(), Optional.empty(), false),
            scan,
            CatalogDrift.between(Optional.empty(), scan));
    return new AuditResult(
        new WorkspacePath("catalog.json"), audit, checking, outcome, Optional.empty());
  }
}
