package dev.scorekeeper.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the distribution, in front of a program that only tells what it was given. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Stands in for both programs that the launcher knows. */
  private static final String PROGRAM =
      """
      package dev.scorekeeper.cli;

      class NAME {
        public static void main(String[] arguments) throws Exception {
          System.out.println("NAME" + java.util.List.of(arguments) + System.getProperty("extra", ""));
          switch (arguments.length == 0 ? "" : arguments[0]) {
            case "echo" -> System.in.transferTo(System.out);
            case "find" -> System.exit(Integer.getInteger("scorekeeper.findings", 1));
            case "three" -> System.exit(3);
            case "wait" -> {
              System.out.println(ProcessHandle.current().pid());
              Thread.sleep(60_000);
            }
            default -> {}
          }
        }
      }
      """;

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    home = installed(folder.toRealPath().resolve("installation"));
  }

  @Test
  void argumentsArriveAsTheyWere() throws Exception {
    Ended ended = start(Map.of(), launcher(), "a b", "", "*", "$HOME", "'\"\\", "--x=1");

    assertThat(ended).isEqualTo(new Ended(0, "Main[a b, , *, $HOME, '\"\\, --x=1]\n", ""));
  }

  @Test
  void itStartsFromAFolderWithSpaces() throws Exception {
    Path spaced = installed(folder.resolve("one more  place"));

    assertThat(start(Map.of(), spaced.resolve("bin/scorekeeper").toString()).out)
        .isEqualTo("Main[]\n");
  }

  @Test
  void itStartsThroughLinks() throws Exception {
    Path links = Files.createDirectories(folder.resolve("some links"));
    Files.createSymbolicLink(links.resolve("absolute"), home.resolve("bin/scorekeeper"));
    Files.createSymbolicLink(links.resolve("relative"), Path.of("../installation/bin/scorekeeper"));
    Files.createSymbolicLink(links.resolve("chain"), Path.of("relative"));

    for (String link : List.of("absolute", "relative", "chain")) {
      assertThat(start(Map.of(), links.resolve(link).toString()).out).isEqualTo("Main[]\n");
    }
  }

  @Test
  void itStartsByARelativePathWhateverCdpathSays() throws Exception {
    Ended ended = run(Map.of("CDPATH", "/tmp:/"), home, List.of("sh", "-c", "bin/scorekeeper"));

    assertThat(ended.out).isEqualTo("Main[]\n");
  }

  @Test
  void moreOptionsForJavaAreHonoured() throws Exception {
    Ended ended = start(Map.of("SCOREKEEPER_JAVA_OPTS", "-Dextra=* -Xmx64m"), launcher());

    assertThat(ended.out).isEqualTo("Main[]*\n");
  }

  @Test
  void optionsForAllJavasAreLeftOutAndNotAnnounced() throws Exception {
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")) {
      for (String options :
          List.of("-Dextra=more", "-Xmx4m", "-XX:+NoSuchOption", "-agentlib:no")) {
        assertThat(start(Map.of(variable, options), launcher()))
            .as(variable + "=" + options)
            .isEqualTo(new Ended(0, "Main[]\n", ""));
      }
    }
  }

  @Test
  void filesForJavaInTheFolderAreNothingToWarnOf() throws Exception {
    Files.writeString(folder.resolve(".hotspotrc"), "+PrintFlagsFinal\n");
    Files.writeString(folder.resolve(".hotspot_compiler"), "quiet\n");

    assertThat(start(Map.of(), launcher())).isEqualTo(new Ended(0, "Main[]\n", ""));
    assertThat(start(Map.of("SCOREKEEPER_ARCHIVE", "now"), launcher()))
        .isEqualTo(new Ended(0, "Main[]\n", ""));
    assertThat(start(Map.of("SCOREKEEPER_ARCHIVE", ""), launcher()))
        .isEqualTo(new Ended(0, "Main[]\n", ""));
  }

  @Test
  void javaThatCannotStartIsNoFinding() throws Exception {
    for (String options :
        List.of(
            "-XX:+NoSuchOption", "-Xmx1k", "-Xmx999999999999g", "-agentlib:no", "-Xms2g -Xmx1g")) {
      Ended ended = start(Map.of("SCOREKEEPER_JAVA_OPTS", options), launcher());

      assertThat(ended.code).as(options).isEqualTo(70);
      assertThat(ended.out).isEmpty();
      assertThat(ended.err)
          .contains(
              "scorekeeper: Java cannot start, and says why above; SCOREKEEPER_JAVA_OPTS is '");
    }
  }

  @Test
  void aLimitOfMemoryThatIsTooLowForJavaIsNoFinding() throws Exception {
    String limited = "ulimit -v 300000 && exec '" + launcher() + "'";
    Ended ended = start(Map.of(), "sh", "-c", limited);

    assumeTrue(System.getProperty("os.name").equals("Linux"), "only there is such a limit");
    assertThat(ended.code).isEqualTo(70);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err).contains("scorekeeper: Java cannot start", "ulimit -v");
  }

  @Test
  void lessMemoryThanItBeginsWithIsHonoured() throws Exception {
    for (String options : List.of("-Xmx32m", "-XX:MaxHeapSize=32m", "-XX:MaxRAM=64m")) {
      assertThat(start(Map.of("SCOREKEEPER_JAVA_OPTS", options), launcher()))
          .as(options)
          .isEqualTo(new Ended(0, "Main[]\n", ""));
    }
  }

  @Test
  void exitCodesInputAndSignalsPassWhetherTheLauncherWaitsOrNot() throws Exception {
    for (Map<String, String> variables :
        List.of(Map.<String, String>of(), Map.of("SCOREKEEPER_JAVA_OPTS", "-Dany=thing"))) {
      assertThat(start(variables, launcher(), "find").code).isEqualTo(1);
      assertThat(start(variables, launcher(), "three").code).isEqualTo(3);
      assertThat(start(variables, "sh", "-c", "echo hello | '" + launcher() + "' echo").out)
          .isEqualTo("Main[echo]\nhello\n");
      Process process = process(variables, folder, List.of(launcher(), "wait"));
      try (BufferedReader out = process.inputReader()) {
        out.readLine();
        long java = Long.parseLong(out.readLine());
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(ProcessHandle.of(java).filter(ProcessHandle::isAlive)).isEmpty();
      }
    }
  }

  @Test
  void aFolderThatIsGoneIsSaid() throws Exception {
    String gone = "mkdir gone && cd gone && rmdir ../gone && exec '" + launcher() + "'";
    Ended ended = start(Map.of(), "sh", "-c", gone);

    assertThat(ended.code).isEqualTo(3);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err)
        .endsWith(
            "scorekeeper: the folder that this was started in is gone; enter one that is there\n");
  }

  @Test
  void aFolderWhoseNameIsSaidWronglyIsNotGone() throws Exception {
    assertThat(start(Map.of("PWD", "/no/such/folder"), launcher()).out).isEqualTo("Main[]\n");
  }

  @Test
  void aJavaThatIsNotWholeIsSaid() throws Exception {
    Path broken = folder.resolve("broken");
    Path java = Files.createDirectories(broken.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(broken.resolve("release"), "JAVA_VERSION=\"21.0.2\"\nOS_NAME=\"Linux\"\n");
    Ended ended = start(Map.of("JAVA_HOME", broken.toString()), launcher());

    assertThat(ended.code).isEqualTo(70);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err).contains(broken.toString(), "lib/modules").hasLineCount(1);
  }

  @Test
  void withoutJavaItSaysSo() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Ended ended = start(Map.of("JAVA_HOME", "", "PATH", tools.toString()), launcher());

    assertThat(ended.code).isEqualTo(70);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err).startsWith("scorekeeper: no Java was found").hasLineCount(1);
  }

  @Test
  void withAnOldJavaItSaysWhichAndWhere() throws Exception {
    Path old = folder.resolve("old");
    Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\nOS_NAME=\"Linux\"\n");
    Ended ended = start(Map.of("JAVA_HOME", old.toString()), launcher());

    assertThat(ended.code).isEqualTo(70);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err).contains("11.0.2", old.toString()).hasLineCount(1);
  }

  @Test
  void aLinkOnThePathLeadsToItsJava() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("path"));
    Path link = Files.createSymbolicLink(bin.resolve("java"), JAVA_HOME.resolve("bin/java"));
    Map<String, String> variables =
        Map.of("JAVA_HOME", "", "PATH", bin + ":" + System.getenv("PATH"));

    assertThat(start(variables, launcher()).out).isEqualTo("Main[]\n");
    assertThat(home.resolve("cache/java-home")).hasContent(JAVA_HOME.toRealPath().toString());
    assertThat(start(variables, launcher()).out).isEqualTo("Main[]\n");
    Files.delete(link);
  }

  @Test
  void theArchiveIsMadeBehindTheFirstStartAndUsedByTheNext() throws Exception {
    Map<String, String> makes = Map.of("SCOREKEEPER_ARCHIVE", "");

    assertThat(start(makes, launcher())).isEqualTo(new Ended(0, "Main[]\n", ""));
    await(() -> archives().size() == 1 && !isMaking());

    Path log = folder.resolve("classes.log");
    start(
        Map.of("SCOREKEEPER_ARCHIVE", "", "SCOREKEEPER_JAVA_OPTS", "-Xlog:class+load:file=" + log),
        launcher());
    assertThat(log).content().containsPattern("java.lang.Object source: shared objects file");
  }

  @Test
  void severalFirstStartsMakeOneArchive() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(process(Map.of("SCOREKEEPER_ARCHIVE", ""), home, List.of(launcher())));
    }
    for (Process process : processes) {
      assertThat(ended(process)).isEqualTo(new Ended(0, "Main[]\n", ""));
    }
    await(() -> archives().size() == 1 && !isMaking());
  }

  @Test
  void otherJarsGetAnArchiveOfTheirOwnAndTheOldOneGoes() throws Exception {
    Map<String, String> now = Map.of("SCOREKEEPER_ARCHIVE", "now");
    start(now, launcher());
    List<Path> before = archives();
    Files.writeString(home.resolve("lib/build-id"), "other\n");
    start(now, launcher());

    assertThat(before).hasSize(1);
    assertThat(archives()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void aDamagedArchiveIsNoTrouble() throws Exception {
    start(Map.of("SCOREKEEPER_ARCHIVE", "now"), launcher());
    Path archive = archives().get(0);
    Files.delete(archive);
    Files.writeString(archive, "no archive");

    assertThat(start(Map.of("SCOREKEEPER_ARCHIVE", ""), launcher()))
        .isEqualTo(new Ended(0, "Main[]\n", ""));
  }

  @Test
  void continuousIntegrationGetsNoWorkBehindItsBack() throws Exception {
    start(Map.of("SCOREKEEPER_ARCHIVE", "", "CI", "true"), launcher());

    assertThat(isMaking()).isFalse();
    assertThat(archives()).isEmpty();
  }

  @Test
  void aReadOnlyInstallationKeepsItsArchiveInTheUsersCache() throws Exception {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Map<String, String> now =
          Map.of("SCOREKEEPER_ARCHIVE", "now", "XDG_CACHE_HOME", folder.resolve("user").toString());

      assertThat(start(now, launcher())).isEqualTo(new Ended(0, "Main[]\n", ""));
      assertThat(archives()).hasSize(1).allMatch(path -> path.startsWith(folder.resolve("user")));
    } finally {
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private record Ended(int code, String out, String err) {}

  private String launcher() {
    return home.resolve("bin/scorekeeper").toString();
  }

  /** Runs a command with an archive neither used nor made, unless the variables say otherwise. */
  private Ended start(Map<String, String> variables, String... command) throws Exception {
    return run(variables, folder, List.of(command));
  }

  private static Ended run(Map<String, String> variables, Path directory, List<String> command)
      throws Exception {
    return ended(process(variables, directory, command));
  }

  private static Process process(
      Map<String, String> variables, Path directory, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("SCOREKEEPER_") || name.equals("CI"));
    environment.put("JAVA_HOME", JAVA_HOME.toString());
    environment.put("SCOREKEEPER_ARCHIVE", "off");
    environment.putAll(variables);
    return builder.start();
  }

  private static Ended ended(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(50);
    }
  }

  private List<Path> archives() {
    return found("archive").filter(path -> !path.endsWith("making/archive")).toList();
  }

  private boolean isMaking() {
    return found("making").findAny().isPresent();
  }

  /** What has that name, in a folder that may change meanwhile. */
  private Stream<Path> found(String name) {
    List<Path> found = new ArrayList<>();
    collect(folder, name, found);
    return found.stream();
  }

  private static void collect(Path directory, String name, List<Path> found) {
    String[] entries = directory.toFile().list();
    for (String entry : entries == null ? new String[0] : entries) {
      Path path = directory.resolve(entry);
      if (entry.equals(name)) {
        found.add(path);
      }
      if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
        collect(path, name, found);
      }
    }
  }

  private Path installed(Path place) throws IOException {
    Path dist = Path.of("src/dist");
    try (Stream<Path> files = Files.walk(dist)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = place.resolve(dist.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Path lib = Files.createDirectories(place.resolve("lib"));
    Files.writeString(lib.resolve("build-id"), "these\n");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    try (OutputStream file = Files.newOutputStream(lib.resolve("program.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      for (String name : List.of("Main", "ArchiveTraining")) {
        Path source = classes.resolve(name + ".java");
        Files.writeString(source, PROGRAM.replace("NAME", name));
        int errors =
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(errors).isZero();
        String entry = "dev/scorekeeper/cli/" + name + ".class";
        jar.putNextEntry(new JarEntry(entry));
        Files.copy(classes.resolve(entry), jar);
        jar.closeEntry();
      }
    }
    return place;
  }
}
