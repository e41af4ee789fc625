package dev.scorekeeper.json.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParallelReaderTest {
  private static final String LARGE = "x".repeat(100_000);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  @Test
  void givesWhatEachFileIsReadToInTheirOrder() {
    List<WorkspacePath> files = files(200);

    List<String> read = read(treeOf(files, LARGE), files, this::text);

    assertThat(read).isEqualTo(files.stream().map(file -> file + LARGE).toList());
  }

  @Test
  void aFewFilesAreReadByTheCallerAlone() {
    List<WorkspacePath> files = files(200);

    assertThat(read(treeOf(files, ""), files, this::text))
        .isEqualTo(files.stream().map(WorkspacePath::value).toList());
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void whatIsNotThereIsReadToo() {
    assertThat(
            read(
                new InMemoryTree(WorkspaceFiles.NONE),
                files(2),
                (file, content) -> content.getClass().getSimpleName()))
        .containsExactly("Missing", "Missing");
  }

  @Test
  void aFailureOfAnyThreadIsTheCallersFailure() {
    List<WorkspacePath> files = files(200);

    assertThatThrownBy(
            () ->
                read(
                    treeOf(files, LARGE),
                    files,
                    (file, content) -> {
                      if (text(file, content).startsWith("199")) {
                        throw new IllegalStateException("our own fault");
                      }
                      return "";
                    }))
        .hasStackTraceContaining("our own fault");
  }

  @Test
  void progressIsToldToTheCallersThreadAndNeverFallsBack() {
    List<WorkspacePath> files = files(200);
    List<Integer> told = new ArrayList<>();

    ParallelReader.read(
        treeOf(files, LARGE),
        files,
        this::text,
        (read, of) -> {
          assertThat(of).isEqualTo(200);
          threads.remove(Thread.currentThread());
          told.add(read);
        });

    assertThat(told).isSorted().last().satisfies(last -> assertThat(last).isBetween(1, 200));
    assertThat(threads).doesNotContain(Thread.currentThread());
  }

  private String text(WorkspacePath file, Content content) {
    threads.add(Thread.currentThread());
    return new String(((Found) content).bytes(), UTF_8);
  }

  private static List<WorkspacePath> files(int count) {
    return IntStream.range(0, count).mapToObj(i -> new WorkspacePath(Integer.toString(i))).toList();
  }

  private static SourceTree treeOf(List<WorkspacePath> files, String padding) {
    WorkspaceFiles content = WorkspaceFiles.NONE;
    for (WorkspacePath file : files) {
      content = content.file(file.value(), file.value() + padding);
    }
    return new InMemoryTree(content);
  }

  private static List<String> read(
      SourceTree tree, List<WorkspacePath> files, ParallelReader.Reader<String> reader) {
    return ParallelReader.read(tree, files, reader, (read, of) -> {});
  }
}
