package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every workspace promises to who reads and writes it. */
public abstract class WorkspaceContract {
  /** Files in folders of git and of the history, as one file system or another understands them. */
  private static final String[] RESERVED = {
    ".git/config.json",
    ".git/hooks/post-commit.json",
    "sub/.git/config",
    ".GIT/config.json",
    ".git. /config.json",
    "git~1/config.json",
    ".g\u200cit/config.json",
    ".git::$INDEX_ALLOCATION/config.json",
    ".scorekeeper/history.db",
    ".ScoreKeeper/history.db",
    "scorek~1/history.db",
    "hooked/post-commit.json",
    "kept/catalog.json"
  };

  /** A workspace of exactly these files and links, in a folder of this name. */
  protected abstract Workspace workspace(String name, WorkspaceFiles files) throws Exception;

  private Workspace workspace(WorkspaceFiles files) throws Exception {
    return workspace("shop", files);
  }

  @Test
  void isCalledAsItsFolder() throws Exception {
    assertThat(workspace("till", WorkspaceFiles.NONE).name()).isEqualTo("till");
  }

  @Test
  void thePlaceOfAFileNamesIt() throws Exception {
    assertThat(workspace(WorkspaceFiles.NONE).place(path("scorekeeper.json")))
        .contains("shop")
        .endsWith("scorekeeper.json");
  }

  @Test
  void filesAreReadAsTheyLieNow() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE.file("docs/a.json", "before"));
    assertThat(text(workspace, "docs/a.json")).isEqualTo("before");

    workspace.replace(path("docs/a.json"), bytes("after"));

    assertThat(text(workspace, "docs/a.json")).isEqualTo("after");
  }

  @Test
  void whatIsReplacedNeedNotBeThere() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE);

    workspace.replace(path("new/folder/a.json"), bytes("text"));

    assertThat(text(workspace, "new/folder/a.json")).isEqualTo("text");
  }

  @Test
  void replacingAndCreatingFollowLinksInside() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file("data/real.json", "before")
                .link("link.json", "data/real.json")
                .link("linked", "data"));

    workspace.replace(path("link.json"), bytes("after"));
    workspace.create(path("linked/new.json"), bytes("new"));

    assertThat(text(workspace, "data/real.json")).isEqualTo("after");
    assertThat(text(workspace, "data/new.json")).isEqualTo("new");
  }

  @Test
  void aLinkToNoFileOfTheWorkspaceIsNotWrittenThrough() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file("docs/a.json", "text")
                .link("dangling.json", "nowhere.json")
                .link("outside.json", "../outside.json")
                .link("away", "../away"));

    assertThatItIsRefused(() -> workspace.replace(path("dangling.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.replace(path("outside.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.replace(path("away/a.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.create(path("away/a.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.put(path("away/a.json"), bytes("x")));
    assertThat(workspace.holds(path("nowhere.json"))).isFalse();
    assertThat(text(workspace, "docs/a.json")).isEqualTo("text");
  }

  @Test
  void whatIsCreatedLiesThereUntilItIsUndone() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE.file("docs/a.json", "text"));

    Workspace.Undo undo = workspace.create(path("docs/deep/er/b.json"), bytes("new"));
    assertThat(text(workspace, "docs/deep/er/b.json")).isEqualTo("new");
    undo.undo();

    assertThat(workspace.holds(path("docs/deep"))).isFalse();
    assertThat(text(workspace, "docs/a.json")).isEqualTo("text");
  }

  @Test
  void undoingLeavesWhatWasPutBesideIt() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE);

    Workspace.Undo undo = workspace.create(path("docs/a.json"), bytes("mine"));
    workspace.create(path("docs/b.json"), bytes("theirs"));
    undo.undo();

    assertThat(workspace.holds(path("docs/a.json"))).isFalse();
    assertThat(text(workspace, "docs/b.json")).isEqualTo("theirs");
  }

  @Test
  void nothingIsCreatedWhereSomethingLies() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file("docs/a.json", "text")
                .link("dangling.json", "nowhere.json")
                .link("outside.json", "../outside.json"));

    assertThatItIsRefused(() -> workspace.create(path("docs/a.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.create(path("docs"), bytes("x")));
    assertThatItIsRefused(() -> workspace.create(path("dangling.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.create(path("outside.json"), bytes("x")));
    assertThat(text(workspace, "docs/a.json")).isEqualTo("text");
    assertThat(workspace.holds(path("nowhere.json"))).isFalse();
  }

  @Test
  void nothingIsWrittenBelowAFileOrInPlaceOfAFolder() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE.file("docs/a.json", "text"));

    assertThatItIsRefused(() -> workspace.replace(path("docs/a.json/b.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.create(path("docs/a.json/b.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.put(path("docs/a.json/b.json"), bytes("x")));
    assertThatItIsRefused(() -> workspace.replace(path("docs"), bytes("x")));
    assertThatItIsRefused(() -> workspace.put(path("docs"), bytes("x")));
    assertThat(text(workspace, "docs/a.json")).isEqualTo("text");
  }

  @Test
  void whatIsPutReplacesAFileAndALinkItself() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file("a.json", "before")
                .file("data/real.json", "real")
                .link("link.json", "data/real.json")
                .link("outside.json", "../outside.json"));

    workspace.put(path("a.json"), bytes("after"));
    workspace.put(path("link.json"), bytes("no link"));
    workspace.put(path("outside.json"), bytes("inside"));
    workspace.put(path("new.json"), bytes("new"));

    assertThat(text(workspace, "a.json")).isEqualTo("after");
    assertThat(text(workspace, "link.json")).isEqualTo("no link");
    assertThat(text(workspace, "data/real.json")).isEqualTo("real");
    assertThat(text(workspace, "outside.json")).isEqualTo("inside");
    assertThat(text(workspace, "new.json")).isEqualTo("new");
  }

  @Test
  void holdsFilesFoldersAndLinksWhereverTheyLead() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file("docs/a.json", "text")
                .link("dangling.json", "nowhere.json")
                .link("outside.json", "../outside.json"));

    assertThat(workspace.holds(path("docs/a.json"))).isTrue();
    assertThat(workspace.holds(path("docs"))).isTrue();
    assertThat(workspace.holds(path("dangling.json"))).isTrue();
    assertThat(workspace.holds(path("outside.json"))).isTrue();
    assertThat(workspace.holds(path("nowhere.json"))).isFalse();
    assertThat(workspace.holds(path("docs/a.json/b.json"))).isFalse();
  }

  @Test
  void planFilesOfPeopleAreTheNearerTheEarlier() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file("docs/deep/a.json", "")
                .file("docs/b.json", "")
                .file("docs/a.json", "")
                .file("z.json", "")
                .file("readme.txt", "")
                .file("more/c.json", "")
                .file("more/d.md", "")
                .file("more/e.yml", "")
                .file("node_modules/lib/package.json", "")
                .link("link.json", "z.json"));

    assertThat(workspace.planFiles())
        .extracting(WorkspacePath::value)
        .containsExactly(
            "z.json",
            "docs/a.json",
            "docs/b.json",
            "more/c.json",
            "more/d.md",
            "more/e.yml",
            "docs/deep/a.json");
  }

  @Test
  void nothingIsWrittenInTheFoldersOfGitAndOfTheHistory() throws Exception {
    Workspace workspace =
        workspace(
            WorkspaceFiles.NONE
                .file(".git/config", "[core]")
                .file(".git/hooks/sample", "#!/bin/sh")
                .file(".scorekeeper/history", "rows")
                .link("hooked", ".git/hooks")
                .link("kept", ".scorekeeper"));

    for (String file : RESERVED) {
      assertThatItIsRefused(() -> workspace.replace(path(file), bytes("x")));
      assertThatItIsRefused(() -> workspace.create(path(file), bytes("x")));
      assertThatItIsRefused(() -> workspace.put(path(file), bytes("x")));

      assertThat(text(workspace, ".git/config")).isEqualTo("[core]");
      assertThat(workspace.holds(path(".git/hooks/post-commit.json"))).isFalse();
      assertThat(workspace.holds(path(".scorekeeper/catalog.json"))).isFalse();
      assertThat(workspace.holds(path("sub"))).isFalse();
    }
  }

  @Test
  void noLinkLeadsAReplacementIntoAFolderOfGit() throws Exception {
    Workspace workspace =
        workspace(WorkspaceFiles.NONE.file(".git/config", "[core]").link("a.json", ".git/config"));

    assertThatItIsRefused(() -> workspace.replace(path("a.json"), bytes("x")));
    assertThat(text(workspace, ".git/config")).isEqualTo("[core]");
  }

  @Test
  void namesThatOnlyLookLikeThoseOfGitAreWritten() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE);

    for (String file : new String[] {".github/a.json", ".gitignore", "git/a.json", "a.git/b"}) {
      workspace.create(path(file), bytes("text"));
      assertThat(text(workspace, file)).isEqualTo("text");
    }
  }

  @Test
  void theBytesThatAreWrittenAreNotKept() throws Exception {
    Workspace workspace = workspace(WorkspaceFiles.NONE);
    byte[] bytes = bytes("text");

    workspace.put(path("a.json"), bytes);
    bytes[0] = '!';

    assertThat(text(workspace, "a.json")).isEqualTo("text");
  }

  private static void assertThatItIsRefused(ThrowingCallable writing) {
    assertThatExceptionOfType(UnwritableException.class).isThrownBy(writing);
  }

  private static WorkspacePath path(String path) {
    return new WorkspacePath(path);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Workspace workspace, String file) {
    SourceTree.Content content = workspace.files().read(path(file));
    assertThat(content).as(file).isInstanceOf(SourceTree.Found.class);
    return new String(((SourceTree.Found) content).bytes(), StandardCharsets.UTF_8);
  }
}
