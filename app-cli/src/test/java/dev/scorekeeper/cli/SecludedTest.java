package dev.scorekeeper.cli;

import static dev.scorekeeper.cli.Past.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a process does to the machine it runs on, and what it loads. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(GitFolders.class)
class SecludedTest {
  private Path folder;
  private Past past;
  private Path history;

  @BeforeEach
  void commit(GitFolder git) throws IOException {
    folder = git.around();
    past = Past.in(git);
    past.then(WorkspaceFiles.NONE.file(REGISTRY, Past.registry("a"))).checkedOut();
    history = folder.resolve("history.db");
  }

  @Test
  void aBackfillStartsNoProgramAndWritesNothingButTheHistory() throws Exception {
    Path home = Files.createDirectory(folder.resolve("other-home"));
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path git = Files.writeString(tools.resolve("git"), "#!/bin/sh\ntouch " + folder + "/started\n");
    Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> before = files(past.root());

    int code =
        new Program(past.root())
            .option("-Duser.home=" + home)
            .with("HOME", home.toString())
            .with("XDG_CONFIG_HOME", home.resolve("config").toString())
            .with("PATH", tools.toString())
            .run("backfill", "--history", history.toString());

    assertThat(code).isZero();
    assertThat(history).exists();
    assertThat(folder.resolve("started")).doesNotExist();
    assertThat(files(home)).hasSize(1);
    assertThat(files(past.root())).isEqualTo(before);
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void onlyWhatReadsCommitsLoadsJGit() throws Exception {
    assertThat(loaded("validate")).isZero();
    assertThat(loaded("status")).isZero();
    assertThat(loaded("query", "planned")).isZero();
    assertThat(loaded("log", "--no-backfill")).isZero();
    assertThat(loaded("backfill")).isPositive();
    assertThat(loaded("trend")).isZero();
  }

  /** How many classes of JGit a command loads. */
  private long loaded(String... arguments) throws Exception {
    Path log = folder.resolve("classes.log");
    Files.deleteIfExists(log);
    int code =
        new Program(past.root())
            .option("-Xlog:class+load:file=" + log)
            .with("SCOREKEEPER_HISTORY", history.toString())
            .run(arguments);
    assertThat(code).isZero();
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" org.eclipse.jgit.")).count();
    }
  }
}
