package dev.scorekeeper.json.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
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

  @Test
  void aToolsFileIsSkippedByItsNameAndNeverRead() {
    String commented = "{ // for people\n \"compilerOptions\": {}, }";
    Scan scan =
        scan(
            WorkspaceFiles.NONE
                .file(FOLDER.child(".eslintrc.json").value(), commented)
                .file(FOLDER.child("a.json").value(), "{\"id\": \"a\", \"movements\": [{}]}")
                .file(FOLDER.child("jsconfig.json").value(), commented)
                .file(FOLDER.child("package.json").value(), "{\"id\": \"p\", \"movements\": [{}]}")
                .file(FOLDER.child("tsconfig.build.json").value(), commented)
                .file(FOLDER.child("tsconfig.json").value(), commented)
                .file(FOLDER.child("z.json").value(), "{}"));

    assertThat(scan.malformed()).isEmpty();
    assertThat(scan.sequences()).extracting(one -> one.sequence().id()).containsExactly("a");
    assertThat(scan.skipped())
        .extracting(one -> one.file().name(), Scan.Skipped::reason)
        .containsExactly(
            tuple(".eslintrc.json", Scan.Reason.TOOL),
            tuple("jsconfig.json", Scan.Reason.COMPILER),
            tuple("package.json", Scan.Reason.PACKAGE),
            tuple("tsconfig.build.json", Scan.Reason.COMPILER),
            tuple("tsconfig.json", Scan.Reason.COMPILER),
            tuple("z.json", Scan.Reason.OTHER));
  }

  @Test
  void aNameThatOnlyBeginsLikeAToolsIsRead() {
    Scan scan =
        scan(
            WorkspaceFiles.NONE
                .file(
                    FOLDER.child("tsconfiguration.json").value(),
                    "{\"id\": \"a\", \"movements\": [{}]}")
                .file(
                    FOLDER.child("my-package.json").value(),
                    "{\"id\": \"b\", \"movements\": [{}]}"));

    assertThat(scan.sequences()).extracting(one -> one.sequence().id()).containsExactly("a", "b");
  }

  @Test
  void whatASequenceSaysTwiceAndWhatIsNoCountIsSaid() {
    Scan scan =
        scan(
            WorkspaceFiles.NONE
                .file(
                    FOLDER.child("a.json").value(),
                    "{\"id\": \"a\", \"movements\": [{\"beatCount\": 2.0}],\n"
                        + " \"movements\": [], \"beats\": \"3\"}")
                .file(FOLDER.child("b.json").value(), "{\"name\": 1, \"name\": 2}"));

    assertThat(scan.sequences().get(0).sequence().size()).isEqualTo(new Size(1, 2));
    assertThat(scan.slips())
        .containsExactly(
            new Scan.Slipped(
                FOLDER.child("a.json"),
                new Slip(Slip.Kind.KEY_AGAIN, "'movements'", "", new Location(2, 2))),
            new Scan.Slipped(
                FOLDER.child("a.json"),
                new Slip(Slip.Kind.NO_COUNT, "'beats'", "'3'", new Location(2, 28))));
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
