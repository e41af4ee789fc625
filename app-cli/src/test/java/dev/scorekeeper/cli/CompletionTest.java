package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import dev.scorekeeper.testkit.fixture.ThisJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a shell offers while somebody types, in the shells themselves where they are installed. */
@ExtendWith(Examples.class)
class CompletionTest {
  private static final String[] STREAM = {"--project", "renderx", "--branch", "main"};

  @TempDir Path folder;
  private final Path workspace;
  private final Shell scorekeeper;

  CompletionTest(Example example) {
    workspace = example.root();
    scorekeeper = new Shell(workspace);
  }

  @BeforeEach
  void recordARun() throws IOException {
    Files.writeString(
        workspace.resolve("scorekeeper.json"),
        "{\"project\": \"renderx\", \"queries\": {\"stuck\": \"SELECT 1\"}}");
    scorekeeper.run("validate");
    scorekeeper.run("validate", STREAM[0], STREAM[1], STREAM[2], STREAM[3]);
  }

  /** What the program answers to the words that were typed, without the meanings. */
  private List<String> offered(String... words) {
    String[] arguments = new String[words.length + 1];
    arguments[0] = "__complete";
    System.arraycopy(words, 0, arguments, 1, words.length);
    Shell.Answer answer = scorekeeper.run(arguments);
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    return answer.out().lines().map(line -> line.replaceAll("\t.*", "")).toList();
  }

  @Test
  void commandsAreOfferedAndThoseWithinThem() {
    assertThat(offered("")).contains("values", "validate", "trend", "help", "version");
    assertThat(offered("tr")).containsExactly("values", "trend");
    assertThat(offered("history", "re")).containsExactly("values", "rename", "rebuild");
    assertThat(offered("help", "history", "v")).containsExactly("values", "verify");
    assertThat(scorekeeper.run("__complete", "tr").out())
        .contains("trend\tShow how the plan developed.\n");
    assertThat(offered("")).doesNotContain("__complete");
  }

  @Test
  void optionsAndTheirValuesAreOffered() {
    assertThat(offered("trend", "--si")).containsExactly("values", "--since");
    assertThat(offered("trend", "--by", "")).containsExactly("values", "run", "day", "week");
    assertThat(offered("query", "--format=cs")).containsExactly("values", "--format=csv");
    assertThat(offered("status", "-w", "")).containsExactly("directories");
    assertThat(offered("status", "--history", "")).containsExactly("files");
    assertThat(offered("completion", "f")).containsExactly("values", "fish");
  }

  @Test
  void domainsQueriesStreamsAndStatesAreOffered() {
    assertThat(offered("show", "cag")).containsExactly("values", "cag-orchestration");
    assertThat(offered("query", "s")).containsExactly("values", "stuck");
    assertThat(offered("query", "")).contains("planned", "open-findings");
    assertThat(offered("status", "--branch", "m")).containsExactly("values", "main");
    assertThat(offered("status", "--project", "")).containsExactly("values", "renderx");
    assertThat(offered("history", "rename", "ma")).containsExactly("values", "main");
    assertThat(offered("diff", "work")).containsExactly("values", "worktree");
    assertThat(offered("add", "new-one", "--relation", "cag"))
        .containsExactly("values", "cag-orchestration");
  }

  @Test
  void itIsTheWorkspaceThatTheLineNames() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve(Past.REGISTRY), Past.registry("elsewhere"));

    assertThat(offered("show", "--workspace", other.toString(), ""))
        .containsExactly("values", "elsewhere");
    assertThat(offered("-C", other.toString(), "show", "else"))
        .containsExactly("values", "elsewhere");
    assertThat(offered("add", "x", "-w", other.toString(), "--relation", ""))
        .containsExactly("values", "elsewhere");
  }

  @Test
  void nothingIsWrittenAndNothingIsSaidWhereNothingIsKnown() throws IOException {
    Folder before = new Folder(workspace);
    offered("show", "");
    offered("status", "--branch", "");
    offered("diff", "");
    offered("query", "");
    assertThat(before.isAsItWas()).isTrue();

    Path empty = Files.createDirectory(folder.resolve("empty"));
    Shell nowhere = new Shell(empty);
    assertThat(nowhere.run("__complete", "show", "").out().strip()).isEqualTo("values");
    assertThat(nowhere.run("__complete", "status", "--branch", "").err()).isEmpty();
    Files.writeString(workspace.resolve("scorekeeper.json"), "{ broken");
    assertThat(offered("show", "")).containsExactly("values");
    assertThat(offered("deploy", "")).isNotEmpty();
    try (var files = Files.list(empty)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theScriptIsThatOfTheShellThatIsNamedOrUsed() {
    assertThat(scorekeeper.run("completion").out())
        .isEqualTo(scorekeeper.run("completion", "bash").out());
    assertThat(scorekeeper.with("SHELL", "/usr/bin/zsh").run("completion").out())
        .isEqualTo(scorekeeper.run("completion", "zsh").out())
        .startsWith("#compdef scorekeeper");
    assertThat(scorekeeper.run("completion", "tcsh").err()).contains("bash, zsh, fish");
  }

  /** The program under its name, in a folder for the path. */
  private Path program() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = bin.resolve("scorekeeper");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '"
            + ThisJava.program()
            + "' -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + Main.class.getName()
            + " \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin;
  }

  private static boolean has(String shell) {
    try {
      return new ProcessBuilder(shell, "-c", "exit 0").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private String said(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workspace.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", program().toString(), (path, bin) -> bin + ":" + path);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TERM", "dumb");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void bashCompletes() throws IOException, InterruptedException {
    assumeTrue(has("bash"), "there is no bash");
    String asking =
        "source <(scorekeeper completion bash)\n"
            + "try() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _scorekeeper; "
            + "printf '[%s]' \"${COMPREPLY[@]}\"; echo; }\n"
            + "try scorekeeper tr\n"
            + "try scorekeeper show cag\n"
            + "try scorekeeper query st\n"
            + "try scorekeeper query --format = cs\n"
            + "try scorekeeper status --branch m\n"
            + "try scorekeeper status --workspace pack\n"
            + "try scorekeeper history verify --against scorekeeper.j\n";

    assertThat(said("bash", "--norc", "-c", asking).lines())
        .containsExactly(
            "[trend]",
            "[cag-orchestration]",
            "[stuck]",
            "[csv]",
            "[main]",
            "[packages]",
            "[scorekeeper.json]");
  }

  @Test
  void zshCompletes() throws IOException, InterruptedException {
    assumeTrue(has("zsh"), "there is no zsh");
    // zsh completes at a terminal only, so that it is given one, and a key for a tab.
    String asking =
        "zmodload zsh/zpty\n"
            + "zpty -b shell zsh -f -i\n"
            + "zpty -w shell 'PS1=; unsetopt zle_bracketed_paste 2>/dev/null; "
            + "autoload -Uz compinit; compinit -u -D; source <(scorekeeper completion zsh); "
            + "print read''y'\n"
            + "typed() { local line all=\n"
            + "  repeat 400; do zpty -r -t shell line && all+=$line || sleep 0.05;\n"
            + "    [[ $all == *$1* ]] && { print -r -- \"found $1\"; return }; done\n"
            + "  print -r -- \"no $1 in ${(V)all}\" }\n"
            + "typed ready\n"
            + "zpty -w -n shell $'scorekeeper tren\\t'; typed 'trend '\n"
            + "zpty -w -n shell $'\\x15scorekeeper show cag\\t'; typed cag-orchestration\n"
            + "zpty -w -n shell $'\\x15scorekeeper query stu\\t'; typed 'stuck '\n"
            + "zpty -w -n shell $'\\x15scorekeeper query --format=cs\\t'; typed 'csv'\n"
            + "zpty -d shell\n";

    assertThat(said("zsh", "-f", "-c", asking).lines())
        .containsExactly(
            "found ready", "found trend ", "found cag-orchestration", "found stuck ", "found csv");
  }

  @Test
  void fishCompletes() throws IOException, InterruptedException {
    assumeTrue(has("fish"), "there is no fish");
    String asking =
        """
        scorekeeper completion fish | source
        complete -C 'scorekeeper tr'
        complete -C 'scorekeeper show cag'
        complete -C 'scorekeeper query st'
        complete -C 'scorekeeper query --format=cs'
        complete -C 'scorekeeper status --workspace pack'
        """;

    assertThat(said("fish", "--no-config", "-c", asking).lines())
        .hasSize(5)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("trend\tShow how"),
            line -> assertThat(line).isEqualTo("cag-orchestration"),
            line -> assertThat(line).startsWith("stuck"),
            line -> assertThat(line).startsWith("--format=csv"),
            line -> assertThat(line).startsWith("packages/"));
  }
}
