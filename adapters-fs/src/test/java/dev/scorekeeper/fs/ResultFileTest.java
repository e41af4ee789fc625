package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.workspace.UnwritableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Path outside = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    workspace = Files.createDirectories(folder.resolve("workspace"));
    outside = Files.createDirectories(folder.resolve("outside"));
  }

  private void write(Path file, String content) {
    ResultFile.write(
        file, Optional.of(workspace), "report", List.of("<!-- ours"), out -> printed(out, content));
  }

  private static void printed(OutputStream out, String content) {
    try {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anOlderOneIsReplacedAndNothingElse() throws IOException {
    Path file = workspace.resolve("r.html");
    write(file, "<!-- ours 1");
    write(file, "<!-- ours 2");
    assertThat(file).hasContent("<!-- ours 2");

    Path theirs = Files.writeString(workspace.resolve("index.html"), "theirs");
    assertThatThrownBy(() -> write(theirs, "<!-- ours"))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(
            theirs + " exists and is not a report, so it was not replaced; name another file");
    assertThat(theirs).hasContent("theirs");
    Path empty = Files.createFile(workspace.resolve("empty.html"));
    write(empty, "<!-- ours");
    assertThat(empty).hasContent("<!-- ours");
  }

  @Test
  void whereWritingFailsWhatWasThereStays() throws IOException {
    Path file = workspace.resolve("r.html");
    write(file, "<!-- ours 1");

    assertThatThrownBy(
            () ->
                ResultFile.write(
                    file,
                    Optional.empty(),
                    "report",
                    List.of("<!-- ours"),
                    out -> {
                      printed(out, "<!-- ours, half");
                      throw new UncheckedIOException(new IOException("full"));
                    }))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(file + " cannot be written: full");
    assertThat(file).hasContent("<!-- ours 1");
    try (Stream<Path> left = Files.list(workspace)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> write(workspace, "<!-- ours"))
        .isInstanceOf(UnwritableException.class)
        .hasMessageEndingWith("is a folder; name a file");
    assertThatThrownBy(() -> write(workspace.resolve("none/r.html"), "<!-- ours"))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInTheWorkspaceLeadsNotOutOfIt() throws IOException {
    Path theirs = Files.writeString(outside.resolve("r.html"), "<!-- ours, of another");
    Files.createSymbolicLink(workspace.resolve("link.html"), theirs);
    Files.createSymbolicLink(workspace.resolve("folder"), outside);
    Files.createSymbolicLink(workspace.resolve("dangling.html"), outside.resolve("new.html"));

    for (String name : List.of("link.html", "folder/r.html", "folder/new.html", "dangling.html")) {
      assertThatThrownBy(() -> write(workspace.resolve(name), "<!-- ours"))
          .as(name)
          .isInstanceOf(UnwritableException.class)
          .hasMessageContaining("name ");
    }
    assertThat(theirs).hasContent("<!-- ours, of another");
    assertThat(outside.resolve("new.html")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkWithinTheWorkspaceOrOutsideOfItIsFollowed() throws IOException {
    Files.createDirectory(workspace.resolve("real"));
    Files.createSymbolicLink(workspace.resolve("pages"), workspace.resolve("real"));
    Files.createSymbolicLink(folder.resolve("mine"), outside);

    write(workspace.resolve("pages/r.html"), "<!-- ours 1");
    write(folder.resolve("mine/r.html"), "<!-- ours 2");

    assertThat(workspace.resolve("real/r.html")).hasContent("<!-- ours 1");
    assertThat(outside.resolve("r.html")).hasContent("<!-- ours 2");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsWrittenToAsItIs() {
    write(Path.of("/dev/null"), "<!-- ours");

    assertThat(Files.exists(Path.of("/dev/null"))).isTrue();
  }
}
