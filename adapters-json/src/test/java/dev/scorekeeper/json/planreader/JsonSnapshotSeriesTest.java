package dev.scorekeeper.json.planreader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Snapshots of many trees. */
class JsonSnapshotSeriesTest {
  private static final String REGISTRY = Layout.DEFAULT.registry().value();
  private static final String CATALOG = Layout.DEFAULT.catalog().orElseThrow().value();
  private static final String SEQUENCES = Layout.DEFAULT.sequences().orElseThrow().value() + "/";

  private final List<String> read = new ArrayList<>();

  /** A tree whose addresses are the contents, and which tells what is read of it. */
  private AddressedTree tree(WorkspaceFiles files) {
    InMemoryTree tree = new InMemoryTree(files);
    return new AddressedTree() {
      @Override
      public String address(WorkspacePath path) {
        Content content = tree.read(path);
        return content instanceof Found found ? Arrays.toString(found.bytes()) : content.toString();
      }

      @Override
      public Content read(WorkspacePath path) {
        read.add(path.name());
        return tree.read(path);
      }

      @Override
      public Listing list(WorkspacePath folder) {
        return tree.list(folder);
      }
    };
  }

  private static Snapshot plainly(WorkspaceFiles files) {
    return new JsonSnapshots().read(new InMemoryTree(files), Layout.DEFAULT, (done, of) -> {});
  }

  private static String registry(String file) {
    return "{\"domains\": [{\"id\": \"a\", \"sequenceFile\": \"" + file + "\"}, {\"id\": \"b\"}]}";
  }

  @Test
  void aSnapshotIsThatOfTheReader() {
    SnapshotSeries series = new JsonSnapshots().series(Layout.DEFAULT);
    Random random = new Random(4);
    WorkspaceFiles files = WorkspaceFiles.NONE;
    String[] names = {
      REGISTRY, CATALOG, SEQUENCES + "x.json", SEQUENCES + "index.json", "y.json", "z.json"
    };
    String[] contents = {
      registry("y.json"),
      registry("z.json"),
      registry("../q.json"),
      "{",
      "{\"sequences\": []}",
      "{\"movements\": [{\"beats\": 3}]}",
      "{\"movements\": []}"
    };
    SnapshotSeries.Inputs before = series.inputs(tree(files));
    for (int i = 0; i < 300; i++) {
      WorkspaceFiles next =
          files.file(
              names[random.nextInt(names.length)], contents[random.nextInt(contents.length)]);
      SnapshotSeries.Inputs inputs = series.inputs(tree(next));

      assertThat(series.snapshot(tree(next))).isEqualTo(plainly(next));
      if (inputs.equals(before)) {
        assertThat(plainly(next)).isEqualTo(plainly(files));
      }
      assertThat(inputs.hasRegistry()).isEqualTo(next.files().containsKey(REGISTRY));
      before = inputs;
      files = next;
    }
  }

  @Test
  void aContentIsReadOnce() {
    SnapshotSeries series = new JsonSnapshots().series(Layout.DEFAULT);
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file(REGISTRY, registry("y.json"))
            .file("y.json", "{\"movements\": [1]}")
            .file(CATALOG, "{\"sequences\": []}");

    series.inputs(tree(files));
    assertThat(read).containsExactly("orchestration-domains.json");
    series.snapshot(tree(files));
    read.clear();
    series.snapshot(tree(files));
    assertThat(read).isEmpty();
    series.snapshot(tree(files.file("y.json", "{\"movements\": [1, 2]}")));
    assertThat(read).containsExactly("y.json");
  }

  @Test
  void whatIsNotThereIsAskedForAgain() {
    SnapshotSeries series = new JsonSnapshots().series(Layout.DEFAULT);
    WorkspaceFiles files = WorkspaceFiles.NONE.file(REGISTRY, registry("y.json"));

    series.snapshot(tree(files));
    read.clear();
    series.snapshot(tree(files));

    assertThat(read).contains("y.json", "catalog-sequences.json");
  }

  @Test
  void onlyInputsCount() {
    SnapshotSeries series = new JsonSnapshots().series(Layout.DEFAULT);
    WorkspaceFiles files =
        WorkspaceFiles.NONE.file(REGISTRY, registry("y.json")).file(SEQUENCES + "x.json", "{}");
    SnapshotSeries.Inputs inputs = series.inputs(tree(files));

    assertThat(series.inputs(tree(files.file("other.json", "{}")))).isEqualTo(inputs);
    assertThat(series.inputs(tree(files.file(SEQUENCES + "index.json", "{}")))).isEqualTo(inputs);
    assertThat(series.inputs(tree(files.file(SEQUENCES + "README.md", "")))).isEqualTo(inputs);
    assertThat(series.inputs(tree(files.file(SEQUENCES + "z.json", "{}")))).isNotEqualTo(inputs);
    assertThat(series.inputs(tree(files.file(SEQUENCES + "x.json", "[]")))).isNotEqualTo(inputs);
    assertThat(series.inputs(tree(files.file("y.json", "{}")))).isNotEqualTo(inputs);
    assertThat(series.inputs(tree(files.file(CATALOG, "{}")))).isNotEqualTo(inputs);
  }
}
