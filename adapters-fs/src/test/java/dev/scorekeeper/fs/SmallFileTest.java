package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {
  @TempDir private Path folder;

  @Test
  void isReadWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("event.json"), "{}");

    assertThat(
            SmallFile.read(file.toString()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains("{}");
  }

  @Test
  void isReadThroughALink() throws IOException {
    Files.writeString(folder.resolve("event.json"), "{}");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("event.json"));

    assertThat(SmallFile.read(link.toString())).isPresent();
  }

  @Test
  void isNoneWhereNoneIs() throws IOException {
    assertThat(SmallFile.read(folder.resolve("none").toString())).isEmpty();
    assertThat(SmallFile.read(folder.toString())).isEmpty();
    assertThat(SmallFile.read("")).isEmpty();
    assertThat(SmallFile.read("\0")).isEmpty();
  }

  @Test
  @Timeout(10)
  void isNotWaitedForWhereItIsAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

    assertThat(SmallFile.read(pipe.toString())).isEmpty();
    assertThat(SmallFile.read("/dev/zero")).isEmpty();
  }

  @Test
  void isNoneWhereItIsLarge() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(SmallFile.LARGEST + 1L);
    }

    assertThat(SmallFile.read(large.toString())).isEmpty();
  }
}
