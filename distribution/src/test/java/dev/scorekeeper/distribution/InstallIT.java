package dev.scorekeeper.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The steps that install the program in a build, as docs/ci.md shows them. */
@DisabledOnOs(OS.WINDOWS)
class InstallIT {
  @Test
  void theDocumentedStepsInstallTheZipThatTheBuildMakes() throws Exception {
    Path zip = zip();
    // What is installed goes on to make its archive, so that it is not taken away at once.
    Path folder = Files.createTempDirectory(zip.getParent(), "install");
    Path downloader = Files.createDirectory(folder.resolve("bin")).resolve("curl");
    Files.writeString(downloader, "#!/bin/sh\ncp '" + zip + "' scorekeeper.zip\n");
    Files.setPosixFilePermissions(downloader, PosixFilePermissions.fromString("rwxr-xr-x"));
    String script =
        "set -e\nPATH=\"$PWD/bin:$PATH\"\nSCOREKEEPER_SHA256=" + digest(zip) + "\n" + steps();

    Distribution.Ended ended =
        new Distribution(folder, Files.createDirectory(folder.resolve("outputs")))
            .start(List.of("sh", "-c", script))
            .end();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .endsWith("\n" + new Distribution(folder, folder).run("--version").out());
    assertThat(ended.code()).isZero();
  }

  private static Path zip() throws IOException {
    Path target = Path.of(System.getProperty("scorekeeper.distribution", "")).getParent();
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** The first block of shell under the heading. */
  private static String steps() throws IOException {
    String document = Files.readString(ProjectCheckout.root().resolve("docs/ci.md"));
    int begin = document.indexOf("```sh\n", document.indexOf("## Install it")) + "```sh\n".length();
    return document.substring(begin, document.indexOf("```", begin));
  }
}
