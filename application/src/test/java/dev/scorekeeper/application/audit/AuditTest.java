package dev.scorekeeper.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.audit.AuditResult.Outcome;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.catalog.InMemoryPluginFolders;
import dev.scorekeeper.testkit.catalog.PlainCatalog;
import dev.scorekeeper.testkit.catalog.PlainScanner;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTest {
  private static final String CATALOG = Layout.DEFAULT.catalog().orElseThrow().value();
  private static final String FOLDER = "packages/shop/json-sequences/";
  private static final AuditRequest CHECK = AuditRequest.CHECK;
  private static final AuditRequest WRITE = AuditRequest.WRITE;
  private static final AuditRequest SHRINK = new AuditRequest(false, false, false, true, false);
  private static final AuditRequest STRICT = new AuditRequest(false, true, false, false, false);
  private static final AuditRequest STAMP = new AuditRequest(false, false, false, false, true);

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace("shop", WorkspaceFiles.NONE.link("outside", "/etc/catalog"));
  private Settings settings = Settings.DEFAULT;

  private AuditResult audit(AuditRequest request) {
    return audit(request, new InMemoryPluginFolders(workspace));
  }

  private AuditResult audit(AuditRequest request, PluginFolders folders) {
    PlainCatalog catalogs = new PlainCatalog();
    return new Audit(
            workspace,
            settings,
            new PluginScan(workspace, catalogs, folders, new PlainScanner(), Listener.NONE),
            catalogs,
            Clock.fixed(Instant.parse("2026-01-05T12:01:00Z"), ZoneOffset.UTC))
        .run(request);
  }

  /** Sequences of the shop's plugin, each in a file of its own. */
  private void plugins(int count) {
    for (int i = 0; i < count; i++) {
      workspace.write(FOLDER + i + ".json", "shop-" + i + " 1 2 plugin=shop");
    }
  }

  private Optional<String> catalog() {
    return workspace.text(CATALOG);
  }

  @Test
  void writesWhatTheFoldersHoldWhereThereIsNoCatalog() {
    plugins(2);

    AuditResult result = audit(WRITE);

    assertThat(result.outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(result.why()).isEmpty();
    assertThat(result.checking()).isFalse();
    assertThat(result.file()).isEqualTo(Layout.DEFAULT.catalog().orElseThrow());
    assertThat(catalog().orElseThrow()).contains("shop-0 plugin=shop", "shop-1 plugin=shop");
  }

  @Test
  void findsFreshWhatItWrote() {
    plugins(2);
    audit(WRITE);

    AuditResult result = audit(CHECK);

    assertThat(result.outcome()).isEqualTo(Outcome.FRESH);
    assertThat(result.checking()).isTrue();
    assertThat(result.why()).isEmpty();
  }

  @Test
  void doesNotWriteACatalogAgainThatIsTheSameToTheByte() {
    plugins(2);
    audit(WRITE);
    workspace.refuseWriting(CATALOG);

    assertThat(audit(WRITE).outcome()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void writesACatalogAnewThatSaysTheSameInOtherBytes() {
    plugins(1);
    audit(WRITE);
    String written = catalog().orElseThrow();
    workspace.write(CATALOG, "# by hand\n" + written);

    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.FRESH);
    assertThat(audit(WRITE).outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(catalog()).contains(written);
  }

  @Test
  void findsStaleWhatTheFoldersNoLongerHoldAndWritesNothing() {
    plugins(6);
    audit(WRITE);
    workspace.delete(FOLDER + "0.json");
    workspace.write(FOLDER + "1.json", "shop-1 1 9 plugin=shop");
    workspace.write(FOLDER + "new.json", "shop-new 1 1 plugin=shop");
    WorkspaceFiles before = workspace.content();

    AuditResult result = audit(CHECK);

    assertThat(result.outcome()).isEqualTo(Outcome.STALE);
    assertThat(result.audit().drift().onlyInCatalog()).extracting("id").containsExactly("shop-0");
    assertThat(result.audit().drift().onlyInFolders())
        .extracting(found -> found.sequence().id())
        .containsExactly("shop-new");
    assertThat(result.audit().drift().changed()).extracting("id").containsExactly("shop-1");
    assertThat(workspace.content()).isEqualTo(before);
  }

  @Test
  void findsACatalogStaleThatIsNotThere() {
    plugins(1);

    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.STALE);
    assertThat(catalog()).isEmpty();
  }

  @Test
  void writesACatalogThatLosesAFifth() {
    plugins(5);
    audit(WRITE);
    workspace.delete(FOLDER + "0.json");

    assertThat(audit(WRITE).outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(catalog().orElseThrow()).doesNotContain("shop-0");
  }

  @Test
  void doesNotWriteACatalogThatLosesMoreThanAFifthUnlessItMay() {
    plugins(5);
    audit(WRITE);
    workspace.delete(FOLDER + "0.json");
    workspace.delete(FOLDER + "1.json");
    WorkspaceFiles before = workspace.content();

    AuditResult refused = audit(WRITE);

    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.why())
        .contains(
            "not written: the catalog would lose 2 of its 5 sequences; check whether folders"
                + " have moved, or pass --allow-shrink");
    assertThat(refused.audit().drift().onlyInCatalog()).hasSize(2);
    assertThat(workspace.content()).isEqualTo(before);
    assertThat(audit(SHRINK).outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(catalog().orElseThrow()).doesNotContain("shop-0", "shop-1").contains("shop-2");
  }

  @Test
  void callsALossStaleWhereItOnlyChecks() {
    plugins(1);
    audit(WRITE);
    workspace.delete(FOLDER + "0.json");

    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.STALE);
    assertThat(audit(WRITE).why().orElseThrow()).contains("would lose 1 of its 1 sequence;");
  }

  @Test
  void writesWithoutMalformedFilesUnlessItIsStrict() {
    plugins(2);
    workspace.write(FOLDER + "bad.json", "# a comment\n  ! nothing");
    workspace.write(FOLDER + "worse.json", "!");

    AuditResult strict = audit(STRICT);

    assertThat(strict.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(strict.why())
        .contains(
            "2 malformed files (--strict), the first " + FOLDER + "bad.json:2:3: is malformed");
    assertThat(catalog()).isEmpty();
    AuditResult usual = audit(WRITE);
    assertThat(usual.outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(usual.audit().scan().malformed()).hasSize(2);
  }

  @Test
  void isStrictAlsoWhereItOnlyChecks() {
    plugins(1);
    audit(WRITE);
    workspace.write(FOLDER + "bad.json", "!");

    assertThat(audit(new AuditRequest(true, true, false, false, false)).why().orElseThrow())
        .startsWith("1 malformed file (--strict)");
    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void neverWritesOverACatalogThatItCannotReadAlsoWhereItMayShrink() {
    plugins(1);
    workspace.write(CATALOG, "\n ! conflict");

    for (AuditRequest request : List.of(CHECK, WRITE, SHRINK)) {
      AuditResult result = audit(request);

      assertThat(result.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(result.why())
          .contains(CATALOG + ":2:2: is malformed; fix it, or remove it and run the audit again");
    }
    assertThat(catalog()).contains("\n ! conflict");
    workspace.delete(CATALOG);
    assertThat(audit(WRITE).outcome()).isEqualTo(Outcome.WRITTEN);
  }

  @Test
  void neverWritesOverSequencesOfWhichNobodySaysThatTheyAreACatalog() {
    plugins(2);
    workspace.write(CATALOG, "shop-0 1 2 plugin=shop\n");

    for (AuditRequest request : List.of(WRITE, SHRINK)) {
      AuditResult result = audit(request);

      assertThat(result.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(result.why().orElseThrow()).contains("so it may be no catalog; remove it");
    }
    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.STALE);
    assertThat(catalog()).contains("shop-0 1 2 plugin=shop\n");
  }

  @Test
  void writesNothingInAFolderOfGitWhateverTheLayoutSays() {
    plugins(1);
    settings = laidOut(new WorkspacePath(".git/catalog.json"));
    WorkspaceFiles before = workspace.content();

    assertThatThrownBy(() -> audit(SHRINK)).isInstanceOf(UnwritableException.class);
    assertThat(workspace.content()).isEqualTo(before);
  }

  @Test
  void looksIntoNoFolderOfGitThatACatalogNames() {
    plugins(1);
    audit(WRITE);
    workspace.write(CATALOG, catalog().orElseThrow() + "@from .git/hooks\n");

    assertThat(audit(CHECK).audit().scope().refused()).containsExactly(".git/hooks");
  }

  @Test
  void neverFollowsACatalogOutOfTheWorkspace() {
    plugins(1);
    settings = laidOut(new WorkspacePath("outside"));
    WorkspaceFiles before = workspace.content();

    for (AuditRequest request : List.of(CHECK, WRITE, SHRINK)) {
      AuditResult result = audit(request);

      assertThat(result.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(result.why()).contains("outside is a link that leads out of the workspace");
    }
    assertThat(workspace.content()).isEqualTo(before);
  }

  private static Settings laidOut(WorkspacePath catalog) {
    Layout usual = Layout.DEFAULT;
    return new Settings(
        new Layout(usual.registry(), catalog, usual.sequences().orElseThrow(), usual.fields()),
        Optional.empty(),
        Settings.DEFAULT.queries(),
        Settings.DEFAULT.retired(),
        true,
        List.of(),
        Settings.USUAL_TIMEOUT);
  }

  private static Settings scanning(String... folders) {
    return new Settings(
        Layout.DEFAULT,
        Optional.empty(),
        Settings.DEFAULT.queries(),
        Settings.DEFAULT.retired(),
        true,
        List.of(folders).stream().map(FolderPattern::new).toList(),
        Settings.USUAL_TIMEOUT);
  }

  @Test
  void saysNothingWhereThereIsNeitherAFolderNorACatalog() {
    for (Settings some : List.of(Settings.DEFAULT, scanning("plugins/one", "plugins/two"))) {
      settings = some;
      for (AuditRequest request : List.of(CHECK, WRITE, SHRINK)) {
        AuditResult result = audit(request);

        assertThat(result.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(result.why())
            .contains(
                "there is no plugin folder and no catalog here; say in scorekeeper.json with"
                    + " pluginFolders where plugins keep their sequences");
      }
    }
    assertThat(catalog()).isEmpty();
  }

  @Test
  void goesOnWhereOneFolderOfSeveralIsThere() {
    plugins(1);
    settings = scanning("packages/shop/json-sequences", "plugins/two");

    AuditResult result = audit(WRITE);

    assertThat(result.outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(result.audit().scan().looked().absent())
        .containsExactly(new WorkspacePath("plugins/two"));
  }

  @Test
  void goesOnWhereOnlyTheCatalogIsThere() {
    plugins(1);
    audit(WRITE);
    workspace.delete(FOLDER + "0.json");

    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.STALE);
    assertThat(audit(WRITE).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(audit(SHRINK).outcome()).isEqualTo(Outcome.WRITTEN);
  }

  @Test
  void saysNothingWhereNobodyKnowsWhatAFolderHolds() {
    plugins(1);
    PluginFolders incomplete =
        unlisted(new PluginFiles.Unlisted(new WorkspacePath("packages/till"), "is locked", false));

    for (AuditRequest request : List.of(CHECK, WRITE, SHRINK)) {
      AuditResult result = audit(request, incomplete);

      assertThat(result.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(result.why()).contains("packages/till is locked, so the audit is not complete");
    }
    assertThat(catalog()).isEmpty();
  }

  @Test
  void saysNothingWhereNobodyKnowsWhatAFileHolds() {
    plugins(1);
    workspace.write(FOLDER + "huge.json", "x".repeat(SourceTree.LARGEST_FILE + 1));

    for (AuditRequest request : List.of(CHECK, WRITE, SHRINK)) {
      AuditResult result = audit(request);

      assertThat(result.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(result.why())
          .contains(FOLDER + "huge.json is larger than 64 MB, so the audit is not complete");
    }
    assertThat(catalog()).isEmpty();
  }

  @Test
  void goesOnWhereAFolderLeadsOutOfTheWorkspace() {
    plugins(1);
    PluginFolders outside =
        unlisted(new PluginFiles.Unlisted(new WorkspacePath("packages/till"), "leads out", true));

    assertThat(audit(WRITE, outside).outcome()).isEqualTo(Outcome.WRITTEN);
  }

  private PluginFolders unlisted(PluginFiles.Unlisted folder) {
    return (scope, usual, leftOut) -> {
      PluginFolders.Look look = new InMemoryPluginFolders(workspace).below(scope, usual, leftOut);
      PluginFiles files = look.files();
      return new PluginFolders.Look(
          new PluginFiles(
              files.folders(), files.absent(), files.files(), List.of(folder), files.uncovered()),
          look.tree());
    };
  }

  @Test
  void writesTheTimeOnlyWhenItIsToStamp() {
    plugins(1);

    audit(WRITE);
    assertThat(catalog().orElseThrow()).doesNotContain("2026");
    assertThat(audit(STAMP).outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(catalog().orElseThrow()).contains("2026-01-05T12:01:00.000Z");
    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void takesAllFoldersOnlyWhenItIsToldTo() {
    plugins(1);
    audit(WRITE);
    workspace.write("packages/till/json-sequences/pay.json", "till-pay 1 1 plugin=till");

    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.FRESH);
    assertThat(audit(new AuditRequest(false, false, true, false, false)).outcome())
        .isEqualTo(Outcome.WRITTEN);
    assertThat(catalog().orElseThrow()).contains("till-pay");
    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void namesTheCatalogWhereItCannotBeWritten() {
    plugins(1);
    workspace.refuseWriting(CATALOG);

    assertThatThrownBy(() -> audit(WRITE))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(CATALOG + " cannot be written: permission denied");
    assertThat(audit(CHECK).outcome()).isEqualTo(Outcome.STALE);
  }

  @ParameterizedTest
  @EnumSource
  void isFineWhereTheCatalogIsWhatTheFoldersHold(Outcome outcome) {
    assertThat(outcome.isFine())
        .isEqualTo(List.of(Outcome.WRITTEN, Outcome.UNCHANGED, Outcome.FRESH).contains(outcome));
  }
}
