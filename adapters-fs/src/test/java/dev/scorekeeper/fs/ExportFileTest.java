package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.workspace.UnwritableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {
  private static final String EXPORT = "{\"format\":\"scorekeeper history\"}\n";

  @TempDir Path folder;

  private Path history;
  private Path file;

  @BeforeEach
  void history() throws IOException {
    history = Files.writeString(folder.resolve("history.db"), "SQLite format 3");
    file = folder.resolve("runs.jsonl");
  }

  @Test
  void aFileIsMadeAndAnOlderExportReplaced() throws IOException {
    ExportFile.write(file, history, out -> write(out, EXPORT));
    assertThat(file).hasContent(EXPORT);

    ExportFile.write(file, history, out -> write(out, EXPORT + "more\n"));

    assertThat(file).hasContent(EXPORT + "more\n");
    assertThat(names()).containsExactlyInAnyOrder("history.db", "runs.jsonl");
  }

  @Test
  void anEmptyFileIsReplaced() throws IOException {
    Files.createFile(file);

    ExportFile.write(file, history, out -> write(out, EXPORT));

    assertThat(file).hasContent(EXPORT);
  }

  @Test
  void whatALinkLeadsToIsReplacedAndTheLinkStays() throws IOException {
    Path real = Files.writeString(folder.resolve("real.jsonl"), EXPORT);
    Files.createSymbolicLink(file, Path.of("real.jsonl"));

    ExportFile.write(file, history, out -> write(out, EXPORT + "more\n"));

    assertThat(file).isSymbolicLink();
    assertThat(real).hasContent(EXPORT + "more\n");
  }

  @Test
  void nothingElseIsReplaced() throws IOException {
    Files.writeString(file, "{}");
    Path link = Files.createSymbolicLink(folder.resolve("link"), history);

    assertRefused(folder, folder + " is a folder; name a file");
    assertRefused(history, history + " is the history itself; name another file");
    assertRefused(link, link + " is the history itself; name another file");
    assertRefused(
        file, file + " exists and is not an export, so it was not replaced; name another file");

    assertThat(file).hasContent("{}");
    assertThat(history).hasContent("SQLite format 3");
  }

  @Test
  void anExportThatFailsLeavesWhatWasThere() throws IOException {
    Files.writeString(file, EXPORT);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                ExportFile.write(
                    file,
                    history,
                    out -> {
                      write(out, "half");
                      throw new HistoryException("not intact");
                    }));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(
            () ->
                ExportFile.write(
                    file,
                    history,
                    out -> {
                      throw new UncheckedIOException("full", new IOException("full"));
                    }))
        .withMessage(file + " cannot be written: full");

    assertThat(file).hasContent(EXPORT);
    assertThat(names()).containsExactlyInAnyOrder("history.db", "runs.jsonl");
  }

  @Test
  void whatKilledExportsLeftIsTakenAwayAndNothingElse() throws IOException {
    Files.writeString(folder.resolve("runs.jsonl.new-1"), EXPORT + "more");
    Files.writeString(folder.resolve("runs.jsonl.new-2"), EXPORT.substring(0, 7));
    Files.writeString(folder.resolve("runs.jsonl.new-3"), "notes");
    Files.createSymbolicLink(folder.resolve("runs.jsonl.new-4"), Path.of("runs.jsonl.new-3"));

    ExportFile.write(file, history, out -> write(out, EXPORT));

    assertThat(names())
        .containsExactlyInAnyOrder(
            "history.db", "runs.jsonl", "runs.jsonl.new-3", "runs.jsonl.new-4");
    assertThat(folder.resolve("runs.jsonl.new-3")).hasContent("notes");
  }

  @Test
  void whatIsBeingExportedIsLeftAlone() throws IOException {
    ExportFile.write(
        file,
        history,
        out -> {
          write(out, EXPORT);
          ExportFile.write(file, history, inner -> write(inner, EXPORT + "other\n"));
          assertThat(folder.resolve("runs.jsonl.new-1")).exists();
        });

    assertThat(file).hasContent(EXPORT);
    assertThat(names()).containsExactlyInAnyOrder("history.db", "runs.jsonl");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Path nowhere = folder.resolve("gone").resolve("runs.jsonl");

    assertRefused(nowhere, nowhere + " cannot be written: " + nowhere + ".new-1 does not exist");
  }

  @Test
  void aFileIsOpenedWithItsSize() throws IOException {
    Files.writeString(file, EXPORT);

    ExportFile.Opened opened = ExportFile.open(file);

    try (InputStream content = opened.content()) {
      assertThat(content).hasContent(EXPORT);
    }
    assertThat(opened.size()).isEqualTo(EXPORT.length());
  }

  @Test
  void aFileThatIsNotThereCannotBeRead() {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> ExportFile.open(file))
        .withMessage(file + " does not exist")
        .withCauseInstanceOf(NoSuchFileException.class);
  }

  private void assertRefused(Path target, String message) {
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> ExportFile.write(target, history, out -> write(out, EXPORT)))
        .withMessage(message);
  }

  private static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
