package dev.scorekeeper.json.planreader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.SequenceReading.Malformed;
import dev.scorekeeper.domain.sequence.SequenceReading.Missing;
import dev.scorekeeper.domain.sequence.SequenceReading.Sized;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.planreader.SnapshotsContract;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonSnapshotsTest extends SnapshotsContract {
  private static final Layout LAYOUT =
      new Layout(
          new WorkspacePath("registry.json"),
          new WorkspacePath("catalog.json"),
          new WorkspacePath("system"),
          Layout.Fields.DEFAULT);

  @Override
  protected Snapshots snapshots() {
    return new JsonSnapshots();
  }

  @Override
  protected String registry(List<Map.Entry<String, String>> files) {
    return files.stream()
        .map(
            entry ->
                entry.getValue().isEmpty()
                    ? "{\"id\": \"" + entry.getKey() + "\"}"
                    : "{\"id\": \"%s\", \"sequenceFile\": \"%s\"}"
                        .formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "{\"domains\": [", "]}"));
  }

  @Override
  protected String catalog(String... ids) {
    return Stream.of(ids)
        .map(
            id ->
                "{\"id\": \""
                    + id
                    + "\", \"movements\": [{\"beats\": [{}, {}]}, {\"beatCount\": 1}]}")
        .collect(Collectors.joining(", ", "{\"sequences\": [", "]}"));
  }

  @Override
  protected String sequence(int movements, long beats) {
    return "{\"movements\": [" + "{}, ".repeat(movements - 1) + "{\"beats\": " + beats + "}]}";
  }

  @Override
  protected String illFormed() {
    return "{\n\n!\n}";
  }

  @Test
  void systemSequencesAreTheFoldersJsonFilesButTheManifest() {
    Snapshot snapshot =
        read(
            WorkspaceFiles.NONE
                .file("system/b.json", "{}")
                .file("system/a.json", "{\"movements\": [{}]}")
                .file("system/index.json", "{}")
                .file("system/README.md", "")
                .file("system/deep/c.json", "{}"));

    assertThat(snapshot.sequences())
        .isEqualTo(new Layer.Read<>(paths("system/a.json", "system/b.json")));
    assertThat(snapshot.files())
        .isEqualTo(
            Map.of(
                new WorkspacePath("system/a.json"), sized(1, 0),
                new WorkspacePath("system/b.json"), sized(0, 0)));
  }

  @Test
  void everyFileThatAnEntryNamesIsRead() {
    Snapshot snapshot =
        read(
            WorkspaceFiles.NONE
                .file(
                    "registry.json",
                    registryOf("x/a.json", "x\\\\b.json", "x/../x/c.json", "d.json"))
                .file("x/a.json", "{\"movements\": [{}]}")
                .file("x/b.json", "{\"movements\": [{}, {}]}")
                .file("x/c.json", "{\"movements\": [{}, {}, {}]}")
                .file("d.json", "nonsense"));

    assertThat(snapshot.files())
        .isEqualTo(
            Map.of(
                new WorkspacePath("x/a.json"), sized(1, 0),
                new WorkspacePath("x/b.json"), sized(2, 0),
                new WorkspacePath("x/c.json"), sized(3, 0),
                new WorkspacePath("d.json"),
                    new Malformed(
                        "is not valid JSON: unrecognized token 'nonsense'", Location.START)));
  }

  @Test
  void whatCannotBeReadSaysSoAndTheOthersAreRead() {
    Snapshot snapshot =
        read(
            WorkspaceFiles.NONE
                .file(
                    "registry.json",
                    registryOf("missing.json", "away.json", "large.json", "../up.json", "x"))
                .link("away.json", "../away.json")
                .file("large.json", new byte[SourceTree.LARGEST_FILE + 1])
                .file("system/a.json", "{}"));

    assertThat(snapshot.files())
        .isEqualTo(
            Map.of(
                new WorkspacePath("system/a.json"), sized(0, 0),
                new WorkspacePath("missing.json"), new Missing(),
                new WorkspacePath("x"), new Missing(),
                new WorkspacePath("away.json"), new SequenceReading.Outside(),
                new WorkspacePath("large.json"),
                    new Malformed("is larger than 64 MB", Location.START)));
  }

  @Test
  void systemSequencesAreReadWhereTheRegistryCannotBe() {
    Snapshot snapshot =
        read(WorkspaceFiles.NONE.file("registry.json", "{").file("system/a.json", "["));

    assertThat(snapshot.registry())
        .isEqualTo(
            new Layer.Flawed<>(
                "is not valid JSON: unexpected end-of-input: expected close marker for Object",
                new Location(1, 2)));
    assertThat(snapshot.files()).containsKey(new WorkspacePath("system/a.json"));
  }

  @Test
  void layersThatLeaveTheWorkspaceOrAreTooLargeAreKnownToBeThere() {
    Snapshot away =
        read(
            WorkspaceFiles.NONE
                .link("registry.json", "../registry.json")
                .link("catalog.json", "/catalog.json")
                .link("system", ".."));
    Snapshot large =
        read(
            WorkspaceFiles.NONE
                .file("registry.json", new byte[SourceTree.LARGEST_FILE + 1])
                .file("catalog.json", new byte[SourceTree.LARGEST_FILE + 1]));

    assertThat(away.registry()).isEqualTo(new Layer.Refused<>());
    assertThat(away.catalog()).isEqualTo(new Layer.Refused<>());
    assertThat(away.sequences()).isEqualTo(new Layer.Refused<>());
    assertThat(large.registry())
        .isEqualTo(new Layer.Flawed<>("is larger than 64 MB", Location.START));
    assertThat(large.catalog())
        .isEqualTo(new Layer.Flawed<>("is larger than 64 MB", Location.START));
  }

  @Test
  void everyFileIsAskedOnceAndByOneThread() {
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file("registry.json", registryOf("system/a.json", "b.json", "./b.json", "b.json"))
            .file("catalog.json", "{}")
            .file("system/a.json", "{}")
            .file("b.json", "{}");
    List<String> asked = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();
    SourceTree inner = new InMemoryTree(files);
    SourceTree tree =
        new SourceTree() {
          @Override
          public Content read(WorkspacePath path) {
            asked.add(path.value());
            threads.add(Thread.currentThread());
            return inner.read(path);
          }

          @Override
          public Listing list(WorkspacePath folder) {
            return inner.list(folder);
          }
        };

    new JsonSnapshots().read(tree, LAYOUT, (read, of) -> {});

    assertThat(asked)
        .containsExactlyInAnyOrder("registry.json", "catalog.json", "system/a.json", "b.json");
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void progressCountsTheSequenceFiles() {
    List<String> told = new ArrayList<>();

    new JsonSnapshots()
        .read(
            new InMemoryTree(
                WorkspaceFiles.NONE
                    .file("registry.json", registryOf("a.json", "b.json"))
                    .file("system/c.json", "{}")),
            LAYOUT,
            (read, of) -> told.add(read + " of " + of));

    assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
  }

  @Test
  void manyLargeFilesAreReadAlike() {
    WorkspaceFiles files = WorkspaceFiles.NONE;
    String[] names = new String[60];
    String padding = "\"" + "x".repeat(200_000) + "\"";
    for (int i = 0; i < names.length; i++) {
      names[i] = "f" + i + ".json";
      String end = i % 7 == 0 ? "]" : "}";
      files =
          files.file(
              names[i], "{\"x\": " + padding + ", \"movements\": [{\"beats\": " + i + "}]" + end);
    }

    Snapshot snapshot = read(files.file("registry.json", registryOf(names)));

    assertThat(snapshot.files()).hasSize(names.length);
    for (int i = 0; i < names.length; i++) {
      SequenceReading reading = snapshot.files().get(new WorkspacePath(names[i]));
      if (i % 7 == 0) {
        assertThat(reading).isInstanceOf(Malformed.class);
      } else {
        assertThat(reading).isEqualTo(sized(1, i));
      }
    }
  }

  private static Snapshot read(WorkspaceFiles files) {
    return new JsonSnapshots().read(new InMemoryTree(files), LAYOUT, (read, of) -> {});
  }

  private static String registryOf(String... sequenceFiles) {
    StringBuilder json = new StringBuilder("{\"domains\": [{}");
    for (String file : sequenceFiles) {
      json.append(", {\"id\": \"d\", \"sequenceFile\": \"").append(file).append("\"}");
    }
    return json.append("]}").toString();
  }

  private static List<WorkspacePath> paths(String... paths) {
    return Stream.of(paths).map(WorkspacePath::new).toList();
  }

  private static Sized sized(int movements, long beats) {
    return new Sized(new Size(movements, beats), OptionalLong.empty());
  }
}
