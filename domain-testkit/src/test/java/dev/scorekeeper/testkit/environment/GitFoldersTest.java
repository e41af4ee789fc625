package dev.scorekeeper.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;

@ExtendWith(GitFolders.class)
class GitFoldersTest {
  private GitFolder before;

  @BeforeEach
  void take(GitFolder folder) {
    before = folder;
  }

  @Test
  void aTestHasOneRepositoryWithoutACommit(GitFolder folder) throws IOException {
    assertThat(folder).isSameAs(before);
    assertThat(folder.git("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/main");
    assertThat(folder.git("for-each-ref")).isEmpty();
  }

  @Test
  void nothingIsConfiguredOutsideOfTheRepository(GitFolder folder) throws IOException {
    assertThat(folder.git("config", "--list", "--show-scope").lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("local\t") || line.startsWith("command\t"));
    assertThat(folder.environment().keySet()).noneMatch(name -> name.startsWith("GIT_"));
  }

  @Test
  void adaCommitsWhenItIsSaid(GitFolder folder) throws IOException {
    folder.write("docs/a.json", "a");

    String commit = folder.commit("2026-01-05T09:00:00Z", "plan it");

    assertThat(folder.git("log", "-1", "--format=%H %an %cn %cI %s").strip())
        .isEqualTo(commit + " Ada Ada 2026-01-05T09:00:00+00:00 plan it");
  }

  @Test
  void aStreamBecomesCommits(GitFolder folder) throws IOException {
    Instant at = Instant.parse("2026-01-05T09:00:00Z");
    WorkspaceFiles files = WorkspaceFiles.NONE.file("a.json", "a").link("b.json", "a.json");
    CommitStream stream = new CommitStream();
    int first = stream.commit("refs/heads/main", "Ada", at, "first", files);
    int side = stream.commit("refs/heads/side", "Bo", at, "side", files, ":" + first);
    stream.commit("refs/heads/main", "Ada", at, "both", files, ":" + first, ":" + side);

    folder.make(stream);

    assertThat(folder.git("log", "--format=%s %an", "--topo-order", "main").lines())
        .containsExactly("both Ada", "side Bo", "first Ada");
    assertThat(folder.git("ls-tree", "-r", "main").lines())
        .extracting(line -> line.substring(0, 6) + line.substring(line.indexOf('\t')))
        .containsExactly("100644\ta.json", "120000\tb.json");
  }

  @Test
  void eachTestHasAFolderOfItsOwnThatIsGoneAfterIt() {
    Untidy.FOLDERS.clear();

    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Untidy.class))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(2));

    assertThat(Untidy.FOLDERS)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allSatisfy(folder -> assertThat(folder).doesNotExist());
  }

  /** Leaves behind what is hard to delete. */
  @ExtendWith(GitFolders.class)
  static class Untidy {
    static final List<Path> FOLDERS = new ArrayList<>();

    @Test
    void one(GitFolder folder) throws IOException {
      leave(folder);
    }

    @Test
    void other(GitFolder folder) throws IOException {
      leave(folder);
    }

    private static void leave(GitFolder folder) throws IOException {
      FOLDERS.add(folder.around());
      folder.write("closed/a.json", "a");
      folder.link("away", "/");
      folder.commit();
      Path closed = folder.root().resolve("closed");
      assertThat(closed.toFile().setWritable(false)).isTrue();
      assertThat(Files.exists(closed)).isTrue();
    }
  }
}
