package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Escapes;
import dev.scorekeeper.domain.workspace.SourceTree.Folder;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Inaccessible;
import dev.scorekeeper.domain.workspace.SourceTree.Missing;
import dev.scorekeeper.domain.workspace.SourceTree.Thing;
import dev.scorekeeper.domain.workspace.Surroundings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every source tree promises, wherever its files come from. */
public abstract class SourceTreeContract {
  private static final String TEXT = "{\"id\": 1}";

  /** A tree of exactly these files and links. */
  protected abstract SourceTree tree(WorkspaceFiles files) throws Exception;

  @Test
  void aFileIsGivenByteByByte() throws Exception {
    byte[] bytes = {0, (byte) 0xFF, '\r', '\n', (byte) 0xC3, '\n', '\r', 26};

    SourceTree tree = tree(WorkspaceFiles.NONE.file("data/raw.json", bytes));

    assertThat(bytes(tree, "data/raw.json")).isEqualTo(bytes);
  }

  @Test
  void whatLiesAtAPathIsToldWithoutReadingIt() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("docs/a.json", TEXT)
                .link("link.json", "docs/a.json")
                .link("folder", "docs")
                .link("outside", "../elsewhere")
                .link("dangling", "nowhere"));

    assertThat(tree.at(new WorkspacePath("docs/a.json"))).isEqualTo(Thing.FILE);
    assertThat(tree.at(new WorkspacePath("folder/a.json"))).isEqualTo(Thing.FILE);
    assertThat(tree.at(new WorkspacePath("link.json"))).isEqualTo(Thing.FILE);
    assertThat(tree.at(new WorkspacePath("docs"))).isEqualTo(Thing.FOLDER);
    assertThat(tree.at(new WorkspacePath("folder"))).isEqualTo(Thing.FOLDER);
    assertThat(tree.at(new WorkspacePath("outside"))).isEqualTo(Thing.OUTSIDE);
    assertThat(tree.at(new WorkspacePath("dangling"))).isEqualTo(Thing.NOTHING);
    assertThat(tree.at(new WorkspacePath("docs/b.json"))).isEqualTo(Thing.NOTHING);
  }

  @Test
  void patternsMeanTheFilesThatAreNamedLikeThem() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("p/team-a/1/plan.yaml", TEXT)
                .file("p/team-a/2/plan.yaml", TEXT)
                .file("p/team-a/2/other.yaml", TEXT)
                .file("p/team-a/plan.yaml", TEXT)
                .file("p/team-b/deep/er/plan.yaml", TEXT)
                .file("p/team-b/3/plan.yaml", TEXT)
                .file("p/other/4/plan.yaml", TEXT)
                .file("p/team-a.b/5/plan.yaml", TEXT)
                .file("q/plan.yaml", TEXT));

    assertThat(matching(tree, "p/team-*/*/plan.yaml"))
        .containsExactly(
            "p/team-a.b/5/plan.yaml",
            "p/team-a/1/plan.yaml",
            "p/team-a/2/plan.yaml",
            "p/team-b/3/plan.yaml");
    assertThat(matching(tree, "p/team-b/*/plan.yaml", "p/*/?/plan.yaml", "q/*"))
        .containsExactly(
            "p/other/4/plan.yaml",
            "p/team-a.b/5/plan.yaml",
            "p/team-a/1/plan.yaml",
            "p/team-a/2/plan.yaml",
            "p/team-b/3/plan.yaml",
            "q/plan.yaml");
    assertThat(matching(tree, "q/*", "nowhere/*", "p/team-b/*/plan.yaml", "p/other/**"))
        .containsExactly("p/other/4/plan.yaml", "p/team-b/3/plan.yaml", "q/plan.yaml");
    assertThat(matching(tree, "q/*", "nowhere/*", "p/team-b/*/plan.yaml", "p/other/*/*"))
        .containsExactly("p/other/4/plan.yaml", "p/team-b/3/plan.yaml", "q/plan.yaml");
    assertThat(matching(tree, "p/team-b/3/*", "p/team-b/*/plan.yaml"))
        .containsExactly("p/team-b/3/plan.yaml");
    assertThat(matching(tree, "p/team-b/**/plan.yaml"))
        .containsExactly("p/team-b/3/plan.yaml", "p/team-b/deep/er/plan.yaml");
    assertThat(matching(tree, "nowhere/*/plan.yaml")).isEmpty();
  }

  @Test
  void patternsGoThroughLinksThatStayInside() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("real/1/plan.yaml", TEXT)
                .link("p/linked", "../real/1")
                .link("p/away", "../../elsewhere")
                .file("p/2/plan.yaml", TEXT));

    assertThat(matching(tree, "p/*/plan.yaml")).contains("p/2/plan.yaml", "p/linked/plan.yaml");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void patternsOfManyDepthsAreLookedForAtOnce() throws Exception {
    WorkspaceFiles files = WorkspaceFiles.NONE.file("d/".repeat(40) + "q.md", TEXT);
    for (int i = 0; i < 300; i++) {
      files = files.file("d/".repeat(30) + "p" + i + ".md", TEXT);
    }
    SourceTree tree = tree(files.file("d/d.e/d/q.md", TEXT).file("d/q.md", TEXT));

    assertThat(matching(tree, "**/d/".repeat(10) + "q*.md"))
        .containsExactly("d/".repeat(40) + "q.md");
    assertThat(matching(tree, "**/d/".repeat(10) + "*.md")).hasSize(301).doesNotHaveDuplicates();
    assertThat(matching(tree, "**/**/q.md", "d/*.md"))
        .containsExactly("d/d.e/d/q.md", "d/".repeat(40) + "q.md", "d/q.md");
    assertThat(matching(tree, "**/d/".repeat(10) + "none.md")).isEmpty();
  }

  @Test
  void whatPatternsMeanTooDeepIsUnknown() throws Exception {
    SourceTree tree =
        tree(WorkspaceFiles.NONE.file("d/".repeat(65) + "a.md", TEXT).file("e/a.md", TEXT));

    assertThat(matching(tree, "e/**/*.md", "d/*.md")).containsExactly("e/a.md");
    assertThat(unknown(tree, "**/a.md"))
        .isEqualTo(
            "is a pattern that leads more than 64 folders deep, into "
                + "d/".repeat(40)
                + "…; name another folder before the first *");
  }

  @Test
  void circlesOfLinksAreNotTooDeep() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("a/b/x.md", TEXT)
                .link("a/b/again", "..")
                .file("c/x.md", TEXT)
                .link("c/c", "../c"));

    assertThat(matching(tree, "a/**/none.md", "c/**/none.md")).isEmpty();
    assertThat(matching(tree, "a/**/x.md", "c/**/x.md"))
        .contains("a/b/x.md", "a/b/again/b/x.md", "c/x.md", "c/c/x.md");
    assertThat(tree.isInCircle(new WorkspacePath("a/b"))).isFalse();
    assertThat(tree.isInCircle(new WorkspacePath("a/b/again"))).isTrue();
    assertThat(tree.isInCircle(new WorkspacePath("c/c/c"))).isTrue();
  }

  private static String unknown(SourceTree tree, String pattern) {
    List<FilePattern> patterns = List.of(new FilePattern(pattern));
    Outcome<List<WorkspacePath>> outcome = PatternSearch.files(tree, patterns);
    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    String why = ((Outcome.Unknown<List<WorkspacePath>>) outcome).why();
    if (tree instanceof AddressedTree addressed) {
      assertThat(addressed.matching(patterns)).isEqualTo(new Outcome.Unknown<>(why));
    }
    return why;
  }

  /** As whoever looks name by name finds them, and as the tree itself does. */
  private static List<String> matching(SourceTree tree, String... patterns) {
    List<FilePattern> all = Stream.of(patterns).map(FilePattern::new).toList();
    List<String> found =
        known(PatternSearch.files(tree, all)).stream().map(WorkspacePath::value).toList();
    if (tree instanceof AddressedTree addressed) {
      assertThat(known(addressed.matching(all)))
          .extracting(one -> one.file().value())
          .isEqualTo(found);
      assertThat(known(addressed.matching(all)))
          .allMatch(one -> one.address().equals(addressed.address(one.file())));
    }
    return found;
  }

  private static <T> T known(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Known.class);
    return ((Outcome.Known<T>) outcome).found();
  }

  @Test
  void anEmptyFileIsFound() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("empty.json", ""));

    assertThat(bytes(tree, "empty.json")).isEmpty();
  }

  @Test
  void namesMayHoldSpacesDotsAndSigns() throws Exception {
    String path = ".hidden/a folder/(1) it's $HOME & more; 100%.v2..json";

    SourceTree tree = tree(WorkspaceFiles.NONE.file(path, TEXT));

    assertThat(text(tree, path)).isEqualTo(TEXT);
  }

  @Test
  void nothingLiesBesideAFile() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("docs/a.json", TEXT));

    assertThat(text(tree, "docs/a.json")).isEqualTo(TEXT);
    assertThat(read(tree, "docs/a.jso")).isEqualTo(new Missing());
    assertThat(read(tree, "docs/a.json.bak")).isEqualTo(new Missing());
    assertThat(read(tree, "elsewhere/a.json")).isEqualTo(new Missing());
  }

  @Test
  void aFileIsNoFolderAndAFolderIsNoFile() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("docs/a.json", TEXT));

    assertThat(text(tree, "docs/a.json")).isEqualTo(TEXT);
    assertThat(read(tree, "docs")).isEqualTo(new Missing());
    assertThat(read(tree, "")).isEqualTo(new Missing());
    assertThat(read(tree, "docs/a.json/b")).isEqualTo(new Missing());
    assertThat(tree.list(new WorkspacePath("docs/a.json"))).isEqualTo(new Missing());
  }

  @Test
  void aNameThatCannotBeIsMissing() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("a.json", TEXT));

    assertThat(text(tree, "a.json")).isEqualTo(TEXT);
    assertThat(read(tree, "a.json\0")).isEqualTo(new Missing());
    assertThat(read(tree, "\uD800.json")).isEqualTo(new Missing());
    assertThat(read(tree, "n".repeat(5_000))).isEqualTo(new Missing());
    assertThat(read(tree, "d/".repeat(30_000) + "a.json")).isEqualTo(new Missing());
    assertThat(tree.list(new WorkspacePath("a\0"))).isEqualTo(new Missing());
  }

  @Test
  void aFolderListsItsOwnFilesSorted() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("docs/b.json", TEXT)
                .file("docs/a.json", TEXT)
                .file("docs/a-1.json", TEXT)
                .file("docs/Z.json", TEXT)
                .file("docs/deeper/c.json", TEXT)
                .file("a.json", TEXT));

    assertThat(list(tree, "docs"))
        .containsExactly("docs/Z.json", "docs/a-1.json", "docs/a.json", "docs/b.json");
  }

  @Test
  void theRootListsItsOwnFiles() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("z.json", TEXT).file("docs/a.json", TEXT));

    assertThat(list(tree, "")).containsExactly("z.json");
  }

  @Test
  void aFolderOfFoldersListsNothingAndAnAbsentOneIsMissing() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("docs/deep/a.json", TEXT));

    assertThat(list(tree, "docs")).isEmpty();
    assertThat(list(tree, "docs/deep")).containsExactly("docs/deep/a.json");
    assertThat(tree.list(new WorkspacePath("doc"))).isEqualTo(new Missing());
  }

  @Test
  void whatLiesInPlaceOfAMissingFileIsFound() throws Exception {
    String composed = "caf\u00e9";
    String decomposed = "cafe\u0301";
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("docs/Plan.json", TEXT)
                .file("docs/" + decomposed + ".json", TEXT)
                .file("docs/deep/a.json", TEXT));
    Surroundings around = new Surroundings(tree);

    assertThat(tree.names(new WorkspacePath("docs")))
        .containsExactlyInAnyOrder("Plan.json", decomposed + ".json", "deep");
    assertThat(tree.names(new WorkspacePath("none"))).isEmpty();
    assertThat(around.of(new WorkspacePath("docs/plan.json"), true))
        .contains(new Remark.Twin(new WorkspacePath("docs/Plan.json")));
    assertThat(around.of(new WorkspacePath("Docs/plan.JSON"), true))
        .contains(new Remark.Twin(new WorkspacePath("docs/Plan.json")));
    assertThat(around.of(new WorkspacePath("docs/" + composed + ".json"), true))
        .contains(new Remark.Twin(new WorkspacePath("docs/" + decomposed + ".json")));
    assertThat(around.of(new WorkspacePath("docs/deep"), true)).contains(new Remark.AFolder());
    assertThat(around.of(new WorkspacePath("docs/Plan.json"), false)).contains(new Remark.AFile());
    assertThat(around.of(new WorkspacePath("DOCS"), false))
        .contains(new Remark.Twin(new WorkspacePath("docs")));
    assertThat(around.of(new WorkspacePath("docs/Deep"), true)).isEmpty();
    assertThat(around.of(new WorkspacePath("docs/none.json"), true)).isEmpty();
    assertThat(around.of(new WorkspacePath("none/Plan.json"), true)).isEmpty();
  }

  @Test
  void aTwinIsWhatSomeFileSystemTakesForThePath() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("docs/Plan.json", TEXT)
                .file("docs/\u00e5.json", TEXT)
                .file("docs/deep/x.json", TEXT)
                .link("linked", "docs")
                .link("Dangling.json", "nowhere.json"));
    Surroundings around = new Surroundings(tree);

    assertThat(around.twin(new WorkspacePath("docs/plan.json")))
        .contains(new WorkspacePath("docs/Plan.json"));
    assertThat(around.twin(new WorkspacePath("docs/A\u030a.JSON")))
        .contains(new WorkspacePath("docs/\u00e5.json"));
    assertThat(around.twin(new WorkspacePath("Docs/new/x.json")))
        .contains(new WorkspacePath("docs"));
    assertThat(around.twin(new WorkspacePath("linked/DEEP/x.json")))
        .contains(new WorkspacePath("linked/deep"));
    assertThat(around.twin(new WorkspacePath("dangling.json")))
        .contains(new WorkspacePath("Dangling.json"));
    for (String none :
        new String[] {"docs/Plan.json", "docs", "new.json", "docs/Plan.json/x", "new/plan.json"}) {
      assertThat(around.twin(new WorkspacePath(none))).as(none).isEmpty();
    }
  }

  @Test
  void aLinkToAFileIsThatFile() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("data/real.json", TEXT)
                .link("docs/near.json", "../data/real.json")
                .link("docs/far.json", "near.json"));

    assertThat(text(tree, "docs/far.json")).isEqualTo(TEXT);
    assertThat(list(tree, "docs")).containsExactly("docs/far.json", "docs/near.json");
  }

  @Test
  void aLinkToAFolderIsThatFolderUnderItsOwnName() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("data/deep/real.json", TEXT)
                .link("docs/linked", "../data/deep/../deep"));

    assertThat(text(tree, "docs/linked/real.json")).isEqualTo(TEXT);
    assertThat(list(tree, "docs/linked")).containsExactly("docs/linked/real.json");
    assertThat(list(tree, "docs")).isEmpty();
  }

  @Test
  void whatFollowsALinkedFolderIsLookedForWhereItLeads() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("data/deep/inner/x.json", "inner")
                .file("data/deep/sibling.json", TEXT)
                .file("docs/sibling.json", "not this one")
                .link("docs/linked", "../data/deep/inner")
                .link("docs/through.json", "linked/../sibling.json"));

    assertThat(text(tree, "docs/through.json")).isEqualTo(TEXT);
  }

  @Test
  void aLinkOutOfTheWorkspaceIsRefused() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .link("up.json", "../up.json")
                .link("docs/up.json", "../../up.json")
                .link("docs/absolute.json", "/etc/passwd")
                .link("docs/nowhere.json", "/no/such/file")
                .link("docs/relay.json", "up.json")
                .link("away", "../../..")
                .link("root", "/"));

    assertThat(read(tree, "up.json")).isEqualTo(new Escapes());
    assertThat(read(tree, "docs/up.json")).isEqualTo(new Escapes());
    assertThat(read(tree, "docs/absolute.json")).isEqualTo(new Escapes());
    assertThat(read(tree, "docs/nowhere.json")).isEqualTo(new Escapes());
    assertThat(read(tree, "docs/relay.json")).isEqualTo(new Escapes());
    assertThat(read(tree, "away/etc/passwd")).isEqualTo(new Escapes());
    assertThat(read(tree, "root/etc/passwd")).isEqualTo(new Escapes());
    assertThat(tree.list(new WorkspacePath("away"))).isEqualTo(new Escapes());
    assertThat(tree.list(new WorkspacePath("root/etc"))).isEqualTo(new Escapes());
  }

  @Test
  void aLinkOutOfTheWorkspaceIsListedSoThatItsReadingCanTell() throws Exception {
    SourceTree tree =
        tree(WorkspaceFiles.NONE.file("docs/a.json", TEXT).link("docs/up.json", "../../up.json"));

    assertThat(list(tree, "docs")).containsExactly("docs/a.json", "docs/up.json");
  }

  @Test
  void linksToNothingAndInCirclesAreMissing() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("docs/a.json", TEXT)
                .link("docs/dangling.json", "b.json")
                .link("docs/self.json", "self.json")
                .link("docs/one.json", "two.json")
                .link("docs/two.json", "one.json")
                .link("docs/below.json", "a.json/b.json"));

    assertThat(list(tree, "docs")).containsExactly("docs/a.json");
    assertThat(read(tree, "docs/dangling.json")).isEqualTo(new Missing());
    assertThat(read(tree, "docs/self.json")).isEqualTo(new Missing());
    assertThat(read(tree, "docs/one.json")).isEqualTo(new Missing());
    assertThat(read(tree, "docs/below.json")).isEqualTo(new Missing());
  }

  @Test
  void aFileOf64MBIsReadAndOneByteMoreIsNot() throws Exception {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("large.json", new byte[SourceTree.LARGEST_FILE])
                .file("too-large.json", new byte[SourceTree.LARGEST_FILE + 1]));

    assertThat(bytes(tree, "large.json")).hasSize(SourceTree.LARGEST_FILE);
    assertThat(read(tree, "too-large.json")).isEqualTo(new Inaccessible("is larger than 64 MB"));
  }

  @Test
  void theBytesAreHandedOver() throws Exception {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("a.json", TEXT));

    bytes(tree, "a.json")[0] = '!';

    assertThat(text(tree, "a.json")).isEqualTo(TEXT);
  }

  @Test
  void severalThreadsMayAskAtOnce() throws Exception {
    WorkspaceFiles files = WorkspaceFiles.NONE;
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String path = "docs/part-" + i % 7 + "/" + i + ".json";
      files = files.file(path, path);
      paths.add(path);
    }
    SourceTree tree = tree(files.link("linked", "docs/part-0"));

    List<String> texts =
        IntStream.range(0, 20 * paths.size())
            .parallel()
            .mapToObj(i -> paths.get(i % paths.size()))
            .filter(path -> !list(tree, "linked").isEmpty())
            .filter(path -> !path.equals(text(tree, path)))
            .toList();

    assertThat(list(tree, "linked")).hasSize(9);
    assertThat(texts).isEmpty();
  }

  private static Content read(SourceTree tree, String path) {
    return tree.read(new WorkspacePath(path));
  }

  private static byte[] bytes(SourceTree tree, String path) {
    Content content = read(tree, path);
    assertThat(content).as(path).isInstanceOf(Found.class);
    return ((Found) content).bytes();
  }

  private static String text(SourceTree tree, String path) {
    return new String(bytes(tree, path), StandardCharsets.UTF_8);
  }

  private static List<String> list(SourceTree tree, String folder) {
    SourceTree.Listing listing = tree.list(new WorkspacePath(folder));
    assertThat(listing).as(folder).isInstanceOf(Folder.class);
    return ((Folder) listing).files().stream().map(WorkspacePath::value).toList();
  }
}
