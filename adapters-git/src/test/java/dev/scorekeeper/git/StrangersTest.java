package dev.scorekeeper.git;

import static dev.scorekeeper.git.Plans.INPUTS;
import static dev.scorekeeper.git.Plans.REGISTRY;
import static dev.scorekeeper.git.Plans.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's repository, or a strange git, can make a look do: nothing. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of these tests are shell scripts")
@ExtendWith(GitFolders.class)
class StrangersTest {
  private Path folder;
  private GitFolder repository;
  private Path trace;

  @BeforeEach
  void seed(GitFolder git) throws IOException {
    folder = git.around();
    repository = Plans.seeded(git);
    trace = folder.resolve("trace");
  }

  /** A command line that leaves a trace. */
  private String tracing() {
    return "touch " + trace + "; cat";
  }

  /** Makes git compare the registry's bytes, not only its time. */
  private void touchRegistry() throws IOException {
    Files.setLastModifiedTime(
        repository.root().resolve("registry.json"), FileTime.fromMillis(1_000_000_000_000L));
  }

  private Checkout lookAtAll() {
    Checkout checkout = Plans.look(repository);
    checkout.project();
    checkout.differs(paths("registry.json", "sequences/one.json", "elsewhere.json"));
    checkout.firstParents(known -> false);
    checkout.standsSince();
    checkout.hasLeft("1".repeat(40));
    return checkout;
  }

  private void assertNothingRan() {
    assertThat(trace).doesNotExist();
  }

  @Nested
  class ProgramsThatARepositoryNames {
    @BeforeEach
    void filterEverything() throws IOException {
      repository.write(".gitattributes", "*.json filter=evil\n");
      repository.commit();
      touchRegistry();
    }

    @Test
    void doRunWhenGitIsAskedCarelessly() throws IOException {
      repository.git("config", "filter.evil.clean", tracing());

      repository.git("status");

      assertThat(trace).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "process", "smudge"})
    void doNotConvertFiles(String kind) throws IOException {
      repository.git("config", "filter.evil." + kind, tracing());
      repository.git("config", "filter.evil.required", "true");

      assertThat(lookAtAll().differs(List.of())).isFalse();
      assertNothingRan();
    }

    @Test
    void doNotConvertFilesWhenAnIncludedConfigurationNamesThem() throws IOException {
      Path included = folder.resolve("included");
      repository.git("config", "--file", included.toString(), "filter.evil.clean", tracing());
      repository.git("config", "include.path", included.toString());

      assertThat(lookAtAll().differs(List.of())).isFalse();
      assertNothingRan();
    }

    @Test
    void doNotConvertFilesWhenAWorkTreesConfigurationNamesThem() throws IOException {
      repository.git("config", "extensions.worktreeConfig", "true");
      repository.git("config", "--worktree", "filter.evil.clean", tracing());

      assertThat(lookAtAll().differs(List.of())).isFalse();
      assertNothingRan();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a b", "a\"b", "ä", "a/b"})
    void doNotConvertFilesUnderAStrangeName(String name) throws IOException {
      repository.write(".gitattributes", "*.json filter=" + name + "\n");
      repository.commit();
      touchRegistry();
      repository.git("config", "filter." + name + ".clean", tracing());

      Checkout checkout = lookAtAll();

      assertThat(checkout.revision()).contains(repository.head());
      assertThat(checkout.differs(List.of())).isFalse();
      assertNothingRan();
    }

    @Test
    void doNotConvertFilesOfSubmodules() throws IOException {
      GitFolder source = Plans.seeded(repository.beside("source").init());
      source.write(".gitattributes", "*.json filter=evil\n");
      source.commit();
      repository.git("submodule", "--quiet", "add", source.root().toString(), "sub");
      repository.commit();
      Path submodule = repository.root().resolve("sub");
      repository.gitIn(submodule, "config", "filter.evil.clean", tracing());
      repository.gitIn(submodule, "config", "core.fsmonitor", tracing());
      Files.setLastModifiedTime(
          submodule.resolve("registry.json"), FileTime.fromMillis(1_000_000_000_000L));

      assertThat(Plans.differs(repository, "sub/registry.json")).isFalse();
      assertNothingRan();
    }

    @Test
    void doConvertFilesWhenTheUserNamesThem() throws IOException {
      Path config = repository.home().resolve(".gitconfig");
      repository.git("config", "--file", config.toString(), "filter.evil.clean", tracing());

      assertThat(lookAtAll().differs(List.of())).isFalse();
      assertThat(trace).exists();
    }

    @Test
    void doNotWatchFiles() throws IOException {
      repository.git("config", "core.fsmonitor", script(folder.resolve("watch"), tracing()));

      assertThat(lookAtAll().revision()).isPresent();
      assertNothingRan();
    }

    @Test
    void areNoHooks() throws IOException {
      for (String hook : List.of("post-index-change", "fsmonitor-watchman", "post-checkout")) {
        script(repository.root().resolve(".git/hooks/" + hook), tracing());
      }

      assertThat(lookAtAll().revision()).isPresent();
      assertNothingRan();
    }

    @Test
    void doNotFetchWhatAPartialCloneLacks() throws IOException {
      repository.git("config", "core.repositoryFormatVersion", "1");
      repository.git("config", "extensions.partialClone", "origin");
      repository.git("config", "remote.origin.url", "ssh://example.org/owner/name");
      repository.git("config", "remote.origin.promisor", "true");
      repository.git("config", "core.sshCommand", tracing());
      String tree = repository.git("rev-parse", "HEAD^{tree}").strip();
      repository.delete(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2));

      assertThatThrownBy(() -> lookAtAll())
          .isInstanceOf(CommitsException.class)
          .hasMessageContaining(tree);

      assertNothingRan();
    }

    @Test
    void doNotCheckSignatures() throws IOException {
      repository.git("config", "log.showSignature", "true");
      repository.git("config", "gpg.program", script(folder.resolve("gpg"), tracing()));

      assertThat(lookAtAll().firstParents(known -> false)).isNotEmpty();
      assertNothingRan();
    }

    @Test
    void doNotPage() throws IOException {
      repository.git("config", "core.pager", tracing());
      repository.git("config", "pager.status", tracing());

      assertThat(lookAtAll().revision()).isPresent();
      assertNothingRan();
    }

    @Test
    void areNotNamedByAFolderOfCommittedFiles() throws IOException {
      GitFolder bare = repository.other(repository.root().resolve("embedded"));
      bare.git("clone", "--quiet", "--bare", repository.root().toString(), ".");
      bare.git("config", "core.bare", "false");
      bare.git("config", "core.worktree", bare.root().toString());
      bare.git("config", "core.fsmonitor", tracing());
      bare.write("registry.json", "{}");

      Checkout checkout = Plans.look(repository, "embedded");
      assertThat(checkout.revision()).contains(repository.head());
      assertThat(checkout.tracks(REGISTRY)).isFalse();
      assertNothingRan();
    }
  }

  @Test
  void nothingIsWritten() throws IOException {
    touchRegistry();
    repository.write("new.json", "{}");
    SortedMap<String, String> before = files();

    lookAtAll();

    assertThat(files()).isEqualTo(before);
  }

  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        String content =
            Files.isRegularFile(path) ? HexFormat.of().formatHex(Files.readAllBytes(path)) : "";
        files.put(path.toString(), Files.getLastModifiedTime(path) + " " + content);
      }
    }
    return files;
  }

  @Test
  void aRepositoryOfAnotherUserIsReadWithoutTheProgramThatRefusesIt() throws IOException {
    try {
      try (Stream<Path> paths = Files.walk(repository.root())) {
        for (Path path : paths.toList()) {
          Files.setAttribute(path, "unix:uid", 4_321);
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "files cannot be given away here: " + e);
    }

    assertThatThrownBy(() -> repository.git("status")).hasMessageContaining("dubious ownership");
    assertKnown(Plans.look(repository));
  }

  private void assertKnown(Checkout checkout) throws IOException {
    assertThat(checkout.revision()).contains(Files.readString(head()).strip());
    assertThat(checkout.branch()).contains("main");
    assertThat(checkout.tracks(REGISTRY)).isTrue();
    assertThat(checkout.differs(paths("sequences/one.json"))).isFalse();
    assertThat(checkout.firstParents(known -> false)).isNotEmpty();
  }

  private Path head() {
    return repository.root().resolve(".git/refs/heads/main");
  }

  private static String script(Path file, String commands) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }

  @Nested
  class Gits {
    private Map<String, String> environment;
    private String realPath;

    @BeforeEach
    void readEnvironment() {
      environment = repository.environment();
      realPath = String.valueOf(environment.get("PATH"));
    }

    /** Puts a program of the name of git in front of the real one. */
    private void install(String commands) throws IOException {
      Path bin = folder.resolve("bin");
      script(bin.resolve("git"), commands);
      environment.put("PATH", bin + ":" + realPath);
    }

    private Checkout look(String commands, Duration patience) throws IOException {
      install(commands);
      return GitCheckout.look(repository.root(), INPUTS, () -> environment, patience);
    }

    private Checkout look(String commands) throws IOException {
      return look(commands, Duration.ofSeconds(10));
    }

    @Test
    void thatAreNotThere() throws IOException {
      for (String path : List.of("", folder.toString(), "\0", folder + ":nowhere")) {
        environment.put("PATH", path);
        assertKnown(
            GitCheckout.look(repository.root(), INPUTS, () -> environment, Duration.ofSeconds(10)));
      }
      environment.remove("PATH");
      assertKnown(
          GitCheckout.look(repository.root(), INPUTS, () -> environment, Duration.ofSeconds(10)));
    }

    @Test
    void thatLieInTheWorkspaceAreNotRun() throws IOException {
      script(repository.root().resolve("git"), "touch " + trace);
      environment.put("PATH", ".::bin:" + realPath);

      Checkout checkout =
          GitCheckout.look(repository.root(), INPUTS, () -> environment, Duration.ofSeconds(10));

      assertThat(checkout.revision()).contains(repository.head());
      assertNothingRan();
    }

    @Test
    void thatAreNoPrograms() throws IOException {
      Path bin = folder.resolve("bin");
      Files.createDirectories(bin.resolve("git"));
      environment.put("PATH", bin + ":" + realPath);

      assertThat(
              GitCheckout.look(repository.root(), INPUTS, () -> environment, Duration.ofSeconds(10))
                  .revision())
          .contains(repository.head());
    }

    @Test
    void thatCannotBeStarted() throws IOException {
      Path bin = folder.resolve("bin");
      script(bin.resolve("git"), "");
      Files.writeString(bin.resolve("git"), "#!/no/such/interpreter\n");
      environment.put("PATH", bin.toString());

      assertKnown(
          GitCheckout.look(repository.root(), INPUTS, () -> environment, Duration.ofSeconds(10)));
    }

    @Test
    void thatAreTooOld() throws IOException {
      assertKnown(look("echo 'error: unknown option' >&2; exit 129"));
    }

    @Test
    void thatCannotSayWhichScopeASettingHas() throws IOException {
      assertKnown(
          look(
              "case \"$*\" in *--show-scope*) exit 129;; esac; PATH='"
                  + realPath
                  + "' exec git \"$@\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "echo hello", "printf 'a\\0b\\0c\\n\\n'", "echo '1 '", "true"})
    void thatSaySomethingElse(String commands) throws IOException {
      assertKnown(look(commands));
    }

    @Test
    void thatGreetOnStandardOutput() throws IOException {
      Checkout checkout = look("echo welcome; PATH='" + realPath + "' exec git \"$@\"");

      assertThatCode(() -> assertKnown(checkout)).doesNotThrowAnyException();
    }

    @Test
    void thatTakeTooLongAreEnded() throws IOException {
      Path pids = folder.resolve("pids");
      long start = System.nanoTime();

      Checkout checkout =
          look(
              "echo $$ >> " + pids + "; sleep 600 & echo $! >> " + pids + "; wait",
              Duration.ofMillis(500));
      assertKnown(checkout);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      for (String pid : Files.readAllLines(pids)) {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
        process.ifPresent(
            // Java looks at others' processes only now and then; this one would sleep far longer.
            handle -> assertThat(handle.onExit()).succeedsWithin(Duration.ofMinutes(2)));
      }
    }

    @Test
    void thatNeverStopTalkingAreEnded() throws IOException {
      assertKnown(look("yes '? sequences/one.json'", Duration.ofSeconds(30)));
    }

    @Test
    void areStartedNoMoreOftenThanNeeded() throws IOException {
      Path calls = folder.resolve("calls");
      Checkout checkout =
          look("echo call >> " + calls + "; PATH='" + realPath + "' exec git \"$@\"");
      checkout.project();
      checkout.branch();
      String head = checkout.revision().orElseThrow();
      checkout.differs(paths("registry.json", "sequences/one.json", "sequences/three.json"));
      checkout.firstParents(head::equals);
      checkout.standsSince();
      assertThat(calls).content().hasLineCount(4);

      checkout.firstParents(known -> false);
      assertThat(calls).content().hasLineCount(5);

      checkout.differs(paths("elsewhere/one.json", "elsewhere/two.json"));
      assertThat(calls).content().hasLineCount(7);
    }

    @Test
    void areNotStartedOutsideOfARepository() throws IOException {
      Path plain = Files.createDirectory(folder.resolve("plain"));
      install("touch " + trace);

      Checkout checkout =
          GitCheckout.look(plain, INPUTS, () -> environment, Duration.ofSeconds(10));

      GitCheckoutTest.assertNothingKnown(checkout);
      assertNothingRan();
    }
  }
}
