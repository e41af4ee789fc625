package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.fixture.ThisJava;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The steps of {@code action.yml}, run as a runner would: by its files and variables, with the
 * program of this build in place of a distribution. Steps that are actions of others are passed
 * over.
 */
@ExtendWith(GitFolders.class)
@DisabledOnOs(OS.WINDOWS)
class ActionTest {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.*?) }}");

  private Path folder = Path.of("");
  private Path temp = Path.of("");
  private Past past;
  private final Map<String, String> inputs = new HashMap<>();
  private final Map<String, String> runner = new HashMap<>();
  private final Map<String, Map<String, String>> outputs = new HashMap<>();
  private final StringBuilder said = new StringBuilder();

  /** A step that runs a script. */
  private record Step(
      String name, String id, String condition, Map<String, String> env, String run) {}

  @BeforeEach
  void standInForARunner(GitFolder git) throws IOException {
    folder = git.around();
    past = Past.in(git);
    temp = Files.createDirectory(folder.resolve("temp"));
    Path program = Files.createDirectories(folder.resolve("dist/bin")).resolve("scorekeeper");
    executable(
        program,
        "exec "
            + ThisJava.program()
            + " "
            + String.join(" ", ThisJava.nativeAccess())
            + " -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' dev.scorekeeper.cli.Main \"$@\"");
    inputs.put("distribution", folder.resolve("dist").toString());
    runner.put("RUNNER_TEMP", temp.toString());
    runner.put("GITHUB_ACTION_PATH", ProjectCheckout.root().toString());
    runner.put("GITHUB_REPOSITORY", "acme/plans");
    runner.put("GITHUB_REF", "refs/heads/main");
    for (String file : List.of("GITHUB_PATH", "GITHUB_STEP_SUMMARY")) {
      runner.put(file, Files.createFile(folder.resolve(file)).toString());
    }
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void commit(String... domains) throws IOException {
    past.then(
            WorkspaceFiles.NONE
                .file("a.json", Past.sequence(2))
                .file(Past.REGISTRY, Past.registry(domains)))
        .checkedOut();
  }

  /** Runs all steps; whether the last one that ran fails the build. */
  private boolean passes() throws Exception {
    said.setLength(0);
    outputs.clear();
    boolean failed = false;
    for (Step step : steps()) {
      boolean always = step.condition().contains("!cancelled()");
      if ((failed && !always) || !holds(step.condition())) {
        continue;
      }
      failed |= run(step) != 0;
    }
    return !failed;
  }

  private boolean holds(String condition) {
    for (String part : condition.replace("${{", "").replace("}}", "").split("&&", -1)) {
      String one = part.strip();
      if (one.isEmpty() || one.equals("!cancelled()")) {
        continue;
      }
      String[] sides = one.split(" ", 3);
      boolean equal = value(sides[0]).equals(sides[2].replace("'", ""));
      if (equal != sides[1].equals("==")) {
        return false;
      }
    }
    return true;
  }

  private String value(String expression) {
    String[] path = expression.split("\\.", -1);
    return switch (path[0]) {
      case "inputs" -> inputs.getOrDefault(path[1], defaults().getOrDefault(path[1], ""));
      case "steps" -> outputs.getOrDefault(path[1], Map.of()).getOrDefault(path[3], "");
      case "github" -> "stand-in";
      default -> throw new IllegalArgumentException(expression);
    };
  }

  private int run(Step step) throws Exception {
    Path out = folder.resolve("out");
    Path told = Files.writeString(folder.resolve("output"), "");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", step.run())
            .directory(past.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("SCOREKEEPER_") || name.startsWith("GITHUB_"));
    environment.putAll(runner);
    environment.put("GITHUB_OUTPUT", told.toString());
    environment.put(
        "PATH",
        String.join(":", Files.readAllLines(folder.resolve("GITHUB_PATH")))
            + ":"
            + folder.resolve("stand-ins")
            + ":"
            + System.getenv("PATH"));
    for (Map.Entry<String, String> variable : step.env().entrySet()) {
      Matcher matcher = EXPRESSION.matcher(variable.getValue());
      String value = matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
      environment.put(variable.getKey(), value);
    }
    int code = builder.start().waitFor();
    said.append("== ").append(step.name()).append(' ').append(code).append('\n');
    said.append(Files.readString(out));
    Map<String, String> values = new HashMap<>();
    for (String line : Files.readAllLines(told)) {
      values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    outputs.put(step.id(), values);
    return code;
  }

  private static List<String> action() {
    try {
      return Files.readAllLines(ProjectCheckout.root().resolve("action.yml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new HashMap<>();
    String input = "";
    for (String line : action()) {
      if (line.equals("outputs:")) {
        break;
      }
      if (line.matches("  [a-z-]+:")) {
        input = line.strip().replace(":", "");
      } else if (line.startsWith("    default: ")) {
        defaults.put(input, line.substring(13).replace("\"", ""));
      }
    }
    return defaults;
  }

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    Map<String, String> env = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>(action());
    lines.add("    - name: end");
    for (String line : lines.subList(lines.indexOf("  steps:") + 1, lines.size())) {
      if (line.startsWith("    - name: ")) {
        if (fields.containsKey("run")) {
          steps.add(
              new Step(
                  fields.getOrDefault("name", ""),
                  fields.getOrDefault("id", ""),
                  fields.getOrDefault("if", ""),
                  Map.copyOf(env),
                  fields.getOrDefault("run", "")));
        }
        fields.clear();
        env.clear();
        fields.put("name", line.substring(12));
      } else if (line.matches("        [A-Z_]+: .*")) {
        env.put(line.strip().split(": ", 2)[0], line.strip().split(": ", 2)[1]);
      } else if (line.matches("      (id|if|run): .*")) {
        fields.put(line.strip().split(": ", 2)[0], line.strip().split(": ", 2)[1]);
      }
    }
    return steps;
  }

  private String summary() throws IOException {
    return Files.readString(folder.resolve("GITHUB_STEP_SUMMARY"));
  }

  @Test
  void everyStepThatIsOursRunsAScriptAndNoInputGetsIntoOne() {
    assertThat(steps()).hasSize(6);
    for (Step step : steps()) {
      assertThat(step.run()).matches("sh \"\\$GITHUB_ACTION_PATH/action/[a-z]+\"");
      String script = step.run().replaceAll(".*/action/|\"$", "");
      assertThat(ProjectCheckout.root().resolve("action").resolve(script)).exists();
    }
  }

  @Test
  void aBuildReadsThePastValidatesAndKeepsEverything() throws Exception {
    commit("a", "b");
    commit("a a.json", "b");

    assertThat(passes()).as(said.toString()).isTrue();

    assertThat(outputs.get("history")).containsEntry("history", "backfilled");
    assertThat(outputs.get("validate")).containsEntry("code", "0");
    assertThat(summary()).startsWith("<!-- scorekeeper:validate:").contains("1 of 2 implemented");
    assertThat(temp.resolve("scorekeeper-results/report.html")).content().contains("1 delivered");
    assertThat(temp.resolve("scorekeeper-results/scorekeeper.sarif")).exists();
    assertThat(temp.resolve("scorekeeper-results/scorekeeper.xml")).exists();
    assertThat(temp.resolve("scorekeeper-runs.jsonl")).content().contains("\"scorekeeper");
  }

  @Test
  void whatFailsFailsAtTheEndWithEverythingKept() throws Exception {
    commit("a gone.json");

    assertThat(passes()).isFalse();

    assertThat(said).contains("::error title=Scorekeeper::the validation failed");
    assertThat(summary()).contains("**Failed** on error");
    assertThat(temp.resolve("scorekeeper-results/report.html")).exists();
    assertThat(temp.resolve("scorekeeper-runs.jsonl")).exists();
  }

  @Test
  void theNextBuildGoesOnWithWhatTheLastOneLeft() throws Exception {
    commit("a");
    assertThat(passes()).as(said.toString()).isTrue();
    Files.deleteIfExists(past.root().resolve(".scorekeeper/history.db"));
    commit("a a.json");

    assertThat(passes()).as(said.toString()).isTrue();

    assertThat(outputs.get("history")).containsEntry("history", "restored");
    assertThat(temp.resolve("scorekeeper-results/report.html")).content().contains("1 delivered");
  }

  @Test
  void aMissingHistoryDoesNotPassInSilence() throws Exception {
    commit("a");
    inputs.put("history", "required");

    assertThat(passes()).isFalse();
    assertThat(said).contains("no earlier build left a history, and history is set to required");

    inputs.put("history", "new");
    assertThat(passes()).isTrue();
    assertThat(said).contains("::warning title=Scorekeeper::no earlier build left a history");
  }

  @Test
  void aMissingBaselineDoesNotPassInSilence() throws Exception {
    commit("a a.json");
    inputs.put("fail-on", "regression");
    runner.put("GITHUB_BASE_REF", "elsewhere");

    assertThat(passes()).isFalse();

    assertThat(outputs.get("validate")).containsEntry("code", "3");
    assertThat(said).contains("origin/elsewhere", "could not be read or compared");
  }

  @Test
  void aPullRequestIsComparedWithWhatItIsToBeMergedInto() throws Exception {
    commit("a a.json");
    past.git("update-ref", "refs/remotes/origin/main", "main");
    past.git("checkout", "-q", "-b", "work");
    Files.writeString(past.root().resolve(Past.REGISTRY), Past.registry("b"));
    past.git("commit", "-qam", "worse");
    inputs.put("fail-on", "error,regression");
    runner.put("GITHUB_BASE_REF", "main");

    assertThat(passes()).isFalse();

    assertThat(summary()).contains("**lost** `a`");
  }

  @Test
  void aPullRequestHasOneComment() throws Exception {
    commit("a");
    Path standIns = Files.createDirectory(folder.resolve("stand-ins"));
    Path calls = folder.resolve("calls");
    executable(
        standIns.resolve("gh"),
        "echo \"$@\" | head -n 1 >>'"
            + calls
            + "'\n"
            + "case \"$*\" in *--paginate*) cat '"
            + folder.resolve("comments")
            + "' ;; esac");
    Files.writeString(folder.resolve("comments"), "5 Something else\n");
    inputs.put("comment", "true");
    runner.put("GITHUB_REF", "refs/pull/7/merge");

    assertThat(passes()).as(said.toString()).isTrue();
    assertThat(calls)
        .content()
        .contains("--method POST repos/acme/plans/issues/7/comments -F body=@");

    Files.writeString(
        folder.resolve("comments"),
        "5 Something else\n9 " + summary().lines().findFirst().get() + "\n");
    assertThat(passes()).as(said.toString()).isTrue();
    assertThat(calls).content().contains("--method PATCH repos/acme/plans/issues/comments/9 -F");
  }

  @Test
  void theSummaryIsWrittenOnce() throws Exception {
    commit("a");

    passes();
    passes();

    assertThat(summary().split("<!-- scorekeeper", -1)).hasSize(2);
  }

  @Test
  void aDistributionIsTheOneThatItsChecksumSays() throws Exception {
    assumeTrue(new ProcessBuilder("sh", "-c", "command -v zip unzip").start().waitFor() == 0);
    commit("a");
    Path zip = folder.resolve("scorekeeper.zip");
    new ProcessBuilder("zip", "-qr", zip.toString(), ".")
        .directory(folder.resolve("dist").toFile())
        .start()
        .waitFor();
    inputs.put("distribution", zip.toString());
    inputs.put("checksum", "0".repeat(64));

    assertThat(passes()).isFalse();
    Matcher actual = Pattern.compile("it has ([0-9a-f]{64})").matcher(said);
    assertThat(actual.find()).isTrue();
    inputs.put("checksum", actual.group(1));

    assertThat(passes()).as(said.toString()).isTrue();
  }

  @Test
  void anAddressNeedsAChecksumAndNothingElseIsTaken() throws Exception {
    commit("a");
    for (String distribution :
        List.of("https://example.org/x.zip", "http://example.org/x.zip", "/nowhere")) {
      inputs.put("distribution", distribution);

      assertThat(passes()).isFalse();
      assertThat(said.toString().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
      assertThat(said).contains("::error title=Scorekeeper::nothing was validated");
    }
    assertThat(said).contains("there is no distribution at this path");
  }
}
