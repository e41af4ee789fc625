package dev.scorekeeper.json.planreader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.json.settings.JsonSettings;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;

/** Plans of other shapes, as far as they ask what is there. */
class ShapedReaderTest {
  private static final String DEEP = "deep/" + "d/".repeat(70) + "x.ts";

  private static final String TOO_DEEP =
      "leads more than 64 folders deep, into " + DEEP.substring(0, 80) + "…; ";

  private static Layout layout(String registry) {
    return new JsonSettings()
        .read(
            new InMemoryTree(
                WorkspaceFiles.NONE.file(
                    "scorekeeper.json",
                    "{\"registry\": "
                        + registry
                        + ", \"catalog\": null, \"sequences\": null,"
                        + (registry.contains("*") ? "" : " \"fields\": {\"items\": \"/plan\"},")
                        + " \"evidence\": {\"exists\": \"/code\"}}")))
        .layout();
  }

  private static Assessment assessed(Layout layout, WorkspaceFiles files) {
    InMemoryTree tree = new InMemoryTree(files);
    Snapshot snapshot = new JsonSnapshots().read(tree, layout, (done, of) -> {});
    SnapshotSeries series = new JsonSnapshots().series(layout);
    assertThat(series.snapshot(tree)).isEqualTo(snapshot);
    return Assessment.of(snapshot);
  }

  private static WorkspaceFiles plan(String first, String second) {
    return WorkspaceFiles.NONE
        .file("plan.json", "{\"plan\": [\n" + entry("a", first) + ",\n" + entry("b", second) + "]}")
        .file("src/y.ts", "");
  }

  private static String entry(String id, String code) {
    return "{\"id\": \"" + id + "\", \"code\": \"" + code + "\"}";
  }

  @Test
  void evidenceThatCannotBeLookedAtIsNotMissing() {
    Layout layout = layout("\"plan.json\"");

    Assessment assessment = assessed(layout, plan("src/*.ts", "**/none.ts").file(DEEP, ""));

    assertThat(assessment).isInstanceOf(Assessment.Unreadable.class);
    assertThat(assessment.findings())
        .extracting(ShapedReaderTest::said)
        .containsExactly(
            "evidence-unreadable plan.json:3:21 names **/none.ts, which is a"
                + " pattern that "
                + TOO_DEEP
                + "name another folder before the first *");
    assertThat(assessed(layout, plan("src/*.ts", "**/none.ts")).findings())
        .extracting(Finding::message)
        .containsExactly(
            "names **/none.ts, but no file matches it; add one, or remove the pattern");
    assertThat(assessed(layout, plan("src/*.ts", "**/x.ts").file(DEEP, "").file("e/x.ts", "")))
        .isInstanceOf(Assessment.Assessed.class);
  }

  @Test
  void aFolderThatCannotBeLookedIntoIsNotEmpty() {
    Assessment assessment = assessed(layout("\"plan.json\""), plan("src", "deep").file(DEEP, ""));

    assertThat(assessment.findings())
        .extracting(ShapedReaderTest::said)
        .containsExactly(
            "evidence-unreadable plan.json:3:21 names deep, which is a folder that "
                + TOO_DEEP
                + "name a file in it");
  }

  @Test
  void onlyEntriesThatCountAreLookedFor() {
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file(
                "plan.json",
                "{\"plan\": ["
                    + entry("a", "src")
                    + ", "
                    + entry("a", "**/none.ts")
                    + ", {\"code\": \"**/none.ts\"}]}")
            .file("src/y.ts", "")
            .file(DEEP, "");

    assertThat(assessed(layout("\"plan.json\""), files).findings())
        .extracting(Finding::id)
        .containsExactly("domain-duplicate", "registry-entry-unidentified");
  }

  @Test
  void aPatternThatIsLongerThanAnyPathMeansNoFile() {
    String pattern = "*".repeat(4_097);

    assertThat(assessed(layout("\"plan.json\""), plan("src", pattern)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "names " + pattern + ", but no file matches it; add one, or remove the pattern");
  }

  @Test
  void aRegistryThatCannotBeLookedForIsUnreadable() {
    Assessment assessment =
        assessed(
            layout("[\"src/*.json\", \"**/plan.yaml\"]"),
            WorkspaceFiles.NONE.file(DEEP, "").file("src/a.json", entry("a", "src")));

    assertThat(assessment).isInstanceOf(Assessment.Unreadable.class);
    assertThat(assessment.findings())
        .extracting(finding -> finding.id() + " " + finding.message())
        .containsExactly(
            "registry-unreadable is a pattern that "
                + TOO_DEEP
                + "name another folder before the first *");
  }

  private static String said(Finding finding) {
    return finding.id()
        + " "
        + finding.at().orElseThrow().in(finding.file().orElseThrow())
        + " "
        + finding.message();
  }
}
