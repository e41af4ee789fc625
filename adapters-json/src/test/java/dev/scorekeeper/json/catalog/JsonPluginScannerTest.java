package dev.scorekeeper.json.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPluginScannerTest {
  private static final WorkspacePath FOLDER = new WorkspacePath("packages/a/json-sequences");

  @Test
  void aMalformedFileIsToldAndDoesNotStopTheOthers() {
    Scan scan =
        scan(
            WorkspaceFiles.NONE
                .file(FOLDER.child("a.json").value(), "{\"id\": \"a\", \"movements\": [{}]}")
                .file(FOLDER.child("b.json").value(), "{\"id\": \"b\",")
                .file(FOLDER.child("c.json").value(), new byte[] {'"', (byte) 0xFF, '"'})
                .link(FOLDER.child("d.json").value(), "/etc/passwd")
                .file(FOLDER.child("e.json").value(), "{\"id\": \"e\", \"movements\": [{}]}"));

    assertThat(scan.sequences()).extracting(one -> one.sequence().id()).containsExactly("a", "e");
    assertThat(scan.malformed())
        .extracting(one -> one.file().name())
        .containsExactly("b.json", "c.json", "d.json");
  }

  @Test
  void aFileThatIsMoreThanIsReadIsNoMalformedOneButUnknown() {
    Scan scan =
        scan(
            WorkspaceFiles.NONE
                .file(FOLDER.child("a.json").value(), new byte[SourceTree.LARGEST_FILE + 1])
                .file(
                    FOLDER.child("b.json").value(),
                    "{\"id\": \"b\", \"movements\": [" + "1,".repeat(1_000_001) + "1]}")
                .file(FOLDER.child("c.json").value(), "[".repeat(100_000) + "]".repeat(100_000)));

    assertThat(scan.malformed()).isEmpty();
    assertThat(scan.gaps())
        .extracting(gap -> gap.place().name() + " " + gap.why())
        .satisfiesExactly(
            gap -> assertThat(gap).startsWith("a.json is larger than"),
            gap -> assertThat(gap).startsWith("b.json has more than"),
            gap -> assertThat(gap).startsWith("c.json is nested deeper than"));
  }

  @Test
  void manyFilesAreReadLikeFew() {
    String padding = " ".repeat(8_000);
    WorkspaceFiles files = WorkspaceFiles.NONE;
    for (int i = 0; i < 700; i++) {
      files =
          files.file(
              FOLDER.child("s" + i + ".json").value(),
              "{\"id\": \"s" + i + "\", \"movements\": [{\"beats\": " + i + "}]" + padding + "}");
    }

    Scan scan = scan(files);

    assertThat(scan.sequences()).hasSize(700);
    assertThat(scan.sequences())
        .allSatisfy(
            one -> assertThat("s" + one.sequence().size().beats()).isEqualTo(one.sequence().id()));
  }

  private static Scan scan(WorkspaceFiles files) {
    SourceTree tree = new InMemoryTree(files);
    List<WorkspacePath> listed = ((SourceTree.Folder) tree.list(FOLDER)).files();
    return new JsonPluginScanner()
        .scan(
            tree,
            new PluginFiles(List.of(FOLDER), List.of(), listed, List.of(), List.of()),
            (read, of) -> {});
  }
}
