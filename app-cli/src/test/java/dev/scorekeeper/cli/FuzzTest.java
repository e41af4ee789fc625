package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Files and command lines that are changed at random, all in this process: whatever they are, the
 * program ends with a code that it documents and a sentence, prints nothing that acts on a
 * terminal, writes nowhere else, and passes nothing that it could not read. Every input follows
 * from its number, which a failure names; {@code -Dfuzz=NUMBER} runs that one alone.
 */
@ExtendWith(GitFolders.class)
class FuzzTest {
  /** Many, when the build is to be thorough. */
  private static final int FIRST = Integer.getInteger("fuzz.from", 0);

  private static final int INPUTS =
      Integer.getInteger("fuzz.until", Boolean.getBoolean("thorough") ? 200_000 : 400);

  private static final int ONLY = Integer.getInteger("fuzz", -1);

  /** The longest that any of them may take. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private static final Pattern JAVA =
      Pattern.compile(
          "java\\.|javax\\.|\\wException|Error:|dev\\.scorekeeper|org\\.\\w+\\.|\\tat | {4}at \\w+\\.");

  private static final String REGISTRY = "orchestration-domains.json";
  private static final String SETTINGS = "scorekeeper.json";
  private static final String HISTORY = ".scorekeeper/history.db";

  /** The files that most depends on, where there are such. */
  private static final List<String> MAIN =
      List.of(
          REGISTRY, SETTINGS, HISTORY, "catalog.json", "runs.jsonl", "roadmap.yaml", "other.db");

  private static final List<String> COMMANDS =
      List.of(
          "validate",
          "validate --fail-on error",
          "validate --fail-on warning --no-record",
          "validate --fail-on error,regression --baseline main",
          "validate --with-audit --fail-on warning --format json",
          "validate --fail-on regression",
          "status",
          "status --format json --since 2026-01-01",
          "status --plugins",
          "trend --by week",
          "trend --format json",
          "log --limit 3",
          "log --format json",
          "show cart",
          "show cart --format json",
          "diff",
          "diff main --format markdown",
          "diff HEAD~1 HEAD --format json",
          "query",
          "query --list",
          "query --schema",
          "query planned",
          "query planned --format csv",
          "query --timeout 5 -p id cart|SELECT * FROM domain_history WHERE domain_id = :id",
          "query --format json|SELECT * FROM runs",
          "query --format markdown|SELECT * FROM finding_history",
          "query -",
          "backfill",
          "backfill --dry-run --format json",
          "backfill --since 2020-01-01 --limit 2",
          "history verify",
          "history verify --against checkpoints.txt",
          "history checkpoint",
          "history export -",
          "history export out.jsonl",
          "history import runs.jsonl",
          "history import runs.jsonl --history new.db",
          "history rebuild",
          "history rename main trunk",
          "history rename --from-project plan --format json",
          "history push other.db",
          "history push other.db --best-effort --format json",
          "history push new.db --project shop",
          "history pull other.db",
          "history pull other.db --history new.db --format json",
          "history streams",
          "history streams --format json",
          "report",
          "report --output report.html --since 2026-01-01",
          "report --output - --at 2026-01-05",
          "report --output - --no-backfill",
          "report --portfolio --output -",
          "portfolio",
          "portfolio --format json --sort name",
          "portfolio --format markdown",
          "portfolio --format csv",
          "badge",
          "badge --format endpoint",
          "badge --output badge.svg --label plan",
          "validate --format sarif --output junit=out.xml --output markdown=out.md",
          "validate --no-record --format gitlab --fail-on error",
          "audit",
          "audit --check --strict",
          "audit --all-folders --allow-shrink --format json",
          "audit --stamp",
          "add till --name Till --category shop",
          "add till --skeleton",
          "add till --planned --dry-run --format json",
          "init --force",
          "init --dry-run",
          "completion bash",
          "completion",
          "--help",
          "validate --help",
          "");

  /** Words that mean something to somebody. */
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "-",
          "--",
          "@evil",
          "=",
          "0",
          "-1",
          "99999999999999999999",
          "NaN",
          "HEAD",
          "main",
          "..main",
          "main...HEAD",
          "HEAD~999999999",
          "0000000000000000000000000000000000000000",
          "cart",
          "till",
          "\u001b[2J",
          "\u009b31m",
          "a\nb",
          "a\u0000b",
          "\u202e",
          "\ud800",
          "é漢🙂",
          "--format",
          "json",
          "markdown",
          "csv",
          "--history",
          "new.db",
          HISTORY,
          "scorekeeper.json",
          "--fail-on",
          "error",
          "warning",
          "never",
          "regression",
          "--baseline",
          "--since",
          "yesterday",
          "2026-13-45",
          "-999999999-01-01",
          "+999999999-12-31",
          "--by",
          "day",
          "--limit",
          "--project",
          "--branch",
          "--workspace",
          ".",
          "packages",
          ".git",
          ".git/HEAD",
          "--color",
          "--all",
          "--no-backfill",
          "--output",
          "-",
          "report.html",
          "badge.svg",
          "sarif=out.sarif",
          "--portfolio",
          "--at",
          "--label",
          "--best-effort",
          "other.db",
          "--repo",
          "--folder",
          "SELECT 1",
          "SELECT * FROM trend",
          "WITH",
          ";",
          "SELECT zeroblob(1000000000)",
          "ATTACH 'x' AS y",
          "PRAGMA user_version",
          "%s%n",
          "${x}",
          "*",
          "?",
          "a\\b",
          "C:\\x",
          "//x",
          "x".repeat(5000));

  /** Texts that JSON, git or SQL know, put into files. */
  private static final List<String> TEXTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u001b[2J\"",
          "\u001b]0;x\u0007",
          "\u009b2J",
          "\u202e",
          "\u200b",
          "\ufeff",
          "\u0000",
          "\n",
          "\r",
          "\t",
          "1e400",
          "-1",
          "0.5",
          "9223372036854775808",
          "1".repeat(400),
          "[".repeat(3000),
          "{\"a\":".repeat(300),
          "\"../outside/secret.json\"",
          "\"/etc/passwd\"",
          "\".git/config\"",
          "\".scorekeeper/history.db\"",
          "\"a\\\\b\"",
          "\"*/**/**/**\"",
          "\"\"",
          "<<<<<<< HEAD\n",
          "\"id\":",
          "\"domains\":",
          "\"sequenceFile\":",
          "\"movements\":",
          "\"beats\":",
          "\"catalog\":",
          "\"registry\":",
          "\"fields\":",
          "\"pluginFolders\":",
          "\"queries\":",
          "ref: refs/heads/main\n",
          "ref: ../../outside/secret.json\n",
          "ref: refs/heads/\u001b[2J\n",
          "gitdir: ../outside\n",
          "[include]\n\tpath = ../../outside/config\n",
          "[core]\n\tworktree = ../outside\n",
          "[core]\n\tbare = true\n",
          "[core]\n\trepositoryformatversion = 99\n",
          "[extensions]\n\tobjectFormat = sha256\n",
          "[remote \"origin\"]\n\turl = \u001b[2J\n",
          "[remote \"origin\"]\n\turl = https://u:secret@example.org/a/b.git\n",
          "---\n",
          "...\n",
          "- ",
          "? ",
          "&a ",
          "*a",
          "<<: *a\n",
          "a: &a [*a]\n",
          "a: &b [x, x]\nc: &d [*b, *b]\ne: [*d, *d]\n",
          "!!python/object:os.system ",
          "!<tag:yaml.org,2002:int> ",
          "%YAML 9.9\n---\n",
          "|\n",
          ">-\n",
          "yes",
          "~",
          ".inf",
          "0o17",
          "2026-02-30",
          "'",
          "\"\\x1b[2J\"",
          "\"\\U0010ffff\"",
          "\u2028",
          "\u2800",
          "status: ",
          "id: ",
          "number: ",
          "\"proposals/*/*/proposal.yaml\"",
          "\"**/*.md\"",
          "\"**\"",
          "\"[a-z]*.yaml\"",
          "\"../*\"",
          "\"/areas/*/features\"",
          "\"^/^/^/title\"",
          "\"/\"",
          "\"/status\"",
          "[\"implemented\"]",
          "\"evidence\":",
          "\"claims\":",
          "\"exists\":",
          "CREATE TRIGGER",
          "0000000000000000000000000000000000000000 refs/heads/main\n");

  private static final List<String> VARIABLES =
      List.of(
          "GITHUB_REF",
          "GITHUB_HEAD_REF",
          "GITHUB_EVENT_PATH",
          "CI",
          "SCOREKEEPER_BRANCH",
          "SCOREKEEPER_PROJECT",
          "SCOREKEEPER_HISTORY",
          "NO_COLOR",
          "TERM",
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "CI_COMMIT_REF_NAME");

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<Integer, Integer> codes = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private long slowest;
  private String slowestInput = "";

  /** What was done to files and to the command line. */
  private static final class Input {
    final int number;
    final Random random;
    final List<String> arguments = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    final Map<String, String> variables = new TreeMap<>();
    String touched = "";
    boolean plain = true;

    Input(int number) {
      this.number = number;
      this.random = new Random(0x5c0ce * 31L + number * 7919L);
    }

    <T> T one(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    boolean in(int times) {
      return random.nextInt(times) == 0;
    }

    @Override
    public String toString() {
      String shown = arguments + " " + variables + " " + said;
      return "input "
          + number
          + ": "
          + (shown.length() > 400 ? shown.substring(0, 400) + "…" : shown);
    }
  }

  @Test
  void whateverIsReadOrAskedEndsWithACodeAndASentence(GitFolder git) throws Exception {
    Path around = git.around();
    Folder outside = outside(around);
    Folder plain = plain(Files.createDirectory(around.resolve("plain")));
    Folder repository = repository(git, plain);
    List<Folder> workspaces =
        List.of(
            repository,
            repository,
            plain,
            plain,
            plain,
            proposals(Files.createDirectory(around.resolve("proposals"))),
            roadmap(Files.createDirectory(around.resolve("roadmap"))));
    Set<Path> known = Set.copyOf(list(around));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream others = new ByteArrayOutputStream();
    long begun = System.nanoTime();
    int inputs = 0;
    try (PrintStream caught = new PrintStream(others, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      System.setErr(caught);
      for (int number = FIRST; number < INPUTS && faults.size() < 40; number++) {
        if (ONLY >= 0 && number != ONLY) {
          continue;
        }
        if (++inputs % 5000 == 0) {
          out.println("FUZZ: " + inputs + " inputs, codes " + codes + ", faults " + faults.size());
        }
        Input input = new Input(number);
        Folder workspace = input.one(workspaces);
        change(input, workspace);
        ask(input);
        run(input, workspace);
        workspace.restore();
        if (!outside.isAsItWas() || !known.equals(Set.copyOf(list(around)))) {
          faults.add("written elsewhere by " + input);
          break;
        }
        if (others.size() > 0) {
          faults.add(
              "printed past the gate: " + others.toString(StandardCharsets.UTF_8) + " by " + input);
          others.reset();
        }
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    out.printf(
        "FUZZ: %d inputs in %d s, codes %s, slowest %d ms (%s)%n",
        inputs,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
        codes,
        TimeUnit.NANOSECONDS.toMillis(slowest),
        slowestInput);

    assertThat(faults).isEmpty();
    if (ONLY < 0) {
      assertThat(codes.keySet()).containsExactly(0, 1, 2, 3);
    }
  }

  private void run(Input input, Folder workspace) {
    Shell shell =
        new Shell(workspace.root)
            .typing("SELECT count(*) FROM runs")
            .at("2026-02-01T00:00:00Z")
            .by(new Random(input.number));
    input.variables.forEach(shell::with);
    long begun = System.nanoTime();
    Shell.Answer answer = shell.run(input.arguments.toArray(String[]::new));
    long took = System.nanoTime() - begun;
    if (took > slowest) {
      slowest = took;
      slowestInput = input.toString();
    }
    codes.merge(answer.code(), 1, Integer::sum);
    if (!Set.of(0, 1, 2, 3).contains(answer.code())) {
      fault("code " + answer.code(), input, answer);
    } else if (JAVA.matcher(answer.out() + answer.err()).find()) {
      fault("a name of Java", input, answer);
    } else if (acts(answer.out()) || acts(answer.err())) {
      fault("a character that acts", input, answer);
    } else if (answer.code() > 1 && !isSaid(answer)) {
      fault("no sentence", input, answer);
    } else if (took > PATIENCE) {
      fault("so slow: " + TimeUnit.NANOSECONDS.toMillis(took) + " ms", input, answer);
    } else if (answer.code() == 0 && cannotPass(input, workspace)) {
      fault("a success that is none", input, answer);
    }
  }

  private void fault(String what, Input input, Shell.Answer answer) {
    String said = answer.err() + answer.out();
    faults.add(
        what + " of " + input + "\n" + (said.length() > 1500 ? said.substring(0, 1500) : said));
  }

  /** A sentence, the usage where no command is named, or the findings of an unreadable layer. */
  private static boolean isSaid(Shell.Answer answer) {
    return answer.err().startsWith("scorekeeper: ")
        || (answer.code() == 2 && answer.err().startsWith("Usage: "))
        || (answer.code() == 3
            && (answer.out().contains("cannot be read, so no domain was assessed")
                || answer.out().contains("\"conclusion\" : \"unreadable\"")
                || answer.out().contains("**Something could not be read**")));
  }

  private static boolean acts(String text) {
    return text.codePoints()
        .anyMatch(c -> c != '\n' && c != '\r' && c != '\t' && TerminalText.isActing(c));
  }

  /** Whether a gate was asked to look at a layer that nobody can read. */
  private boolean cannotPass(Input input, Folder workspace) {
    if (!input.plain
        || !input.arguments.contains("--fail-on")
        || !input.arguments.get(0).equals("validate")
        || input.arguments.contains("regression")) {
      return false;
    }
    boolean warning = input.arguments.contains("warning");
    if (!workspace.files.containsKey(REGISTRY)) {
      return isEntry(input.touched) && !isText(workspace.root.resolve(input.touched));
    }
    boolean isLayer =
        input.touched.equals(REGISTRY)
            || (warning
                && (input.touched.equals("catalog.json")
                    || (input.touched.startsWith("sequences/")
                        && !input.touched.contains("index"))));
    return isLayer && !isJson(workspace.root.resolve(input.touched));
  }

  /** Whether a file holds entries of the workspaces whose registry is a pattern or in YAML. */
  private static boolean isEntry(String file) {
    return file.endsWith(".yaml") || (file.startsWith("notes/") && file.endsWith(".md"));
  }

  /** Whether a file is one, and in UTF-8 without what YAML does not allow. */
  private static boolean isText(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).chars().allMatch(c -> c >= '\t');
    } catch (NoSuchFileException e) {
      // It is no entry any more.
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isJson(Path file) {
    try {
      json.readTree(Files.readAllBytes(file));
      return Files.size(file) > 0;
    } catch (JacksonException e) {
      // A mark of byte order, or another encoding, is for the program to judge.
      return String.valueOf(e.getMessage()).contains("encoding");
    } catch (IOException e) {
      return false;
    }
  }

  /** Changes a file of a workspace, now and then two of them, or none. */
  private static void change(Input input, Folder workspace) throws IOException {
    int changes = input.in(5) ? 0 : input.in(4) ? 2 : 1;
    input.plain = changes == 1;
    List<String> names = List.copyOf(workspace.files.keySet());
    for (int i = 0; i < changes; i++) {
      String name =
          input.in(3)
              ? input.one(MAIN.stream().filter(names::contains).toList())
              : input.one(names);
      input.touched = name;
      Path file = workspace.root.resolve(name);
      byte[] before = workspace.files.get(name);
      String how;
      switch (input.random.nextInt(14)) {
        case 0 -> {
          Files.deleteIfExists(file);
          how = "removed";
        }
        case 1 -> {
          Files.deleteIfExists(file);
          Files.createDirectories(file);
          how = "made a folder";
        }
        case 2 -> {
          Files.deleteIfExists(file);
          String target =
              input.one(List.of("nowhere", "/dev/null", "..", name, "outside", "secret"));
          Path to =
              switch (target) {
                case "outside" -> workspace.root.resolveSibling("outside");
                case "secret" -> workspace.root.resolveSibling("outside/secret.json");
                default -> Path.of(target);
              };
          Files.createSymbolicLink(file, to);
          how = "made a link to " + target;
        }
        case 3 -> {
          Files.deleteIfExists(file);
          Files.write(file, workspace.files.get(input.one(names)));
          how = "made another";
        }
        default -> {
          byte[] bytes = Objects.requireNonNullElse(before, new byte[0]);
          int steps = 1 + input.random.nextInt(3);
          StringBuilder all = new StringBuilder();
          for (int step = 0; step < steps; step++) {
            bytes = mutated(input, bytes, all);
          }
          Files.deleteIfExists(file);
          Files.write(file, bytes);
          how = all.toString();
        }
      }
      input.said.add(name + " " + how);
    }
  }

  private static byte[] mutated(Input input, byte[] bytes, StringBuilder how) {
    Random random = input.random;
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(input.in(2) ? 4 : 200));
    how.append('@').append(at).append(' ');
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
          changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        how.append("flipped ");
        return changed;
      }
      case 2 -> {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
          changed[at] = (byte) random.nextInt(256);
        }
        how.append("replaced ");
        return changed;
      }
      case 3 -> {
        how.append("cut off ");
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        how.append("cut out to ").append(end).append(' ');
        return join(
            Arrays.copyOf(bytes, at), new byte[0], Arrays.copyOfRange(bytes, end, bytes.length));
      }
      case 5 -> {
        how.append("doubled to ").append(end).append(' ');
        byte[] part = Arrays.copyOfRange(bytes, at, end);
        return join(Arrays.copyOf(bytes, end), part, Arrays.copyOfRange(bytes, end, bytes.length));
      }
      default -> {
        String text = input.one(TEXTS);
        int upTo = random.nextBoolean() ? end : at;
        how.append("put ").append(text.length() > 40 ? text.substring(0, 40) : text).append(' ');
        return join(
            Arrays.copyOf(bytes, at),
            text.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(bytes, upTo, bytes.length));
      }
    }
  }

  private static byte[] join(byte[] one, byte[] two, byte[] three) {
    byte[] all = Arrays.copyOf(one, one.length + two.length + three.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    System.arraycopy(three, 0, all, one.length + two.length, three.length);
    return all;
  }

  /** Chooses a command line, and changes every third. Nothing in it names another folder. */
  private static void ask(Input input) {
    String[] line = input.one(COMMANDS).split("\\|", -1);
    for (String word : line[0].split(" ", -1)) {
      if (!word.isEmpty()) {
        input.arguments.add(word);
      }
    }
    input.arguments.addAll(Arrays.asList(line).subList(1, line.length));
    if (input.in(3)) {
      input.plain = false;
      for (int steps = 1 + input.random.nextInt(3); steps > 0; steps--) {
        int size = input.arguments.size();
        int at = size == 0 ? 0 : input.random.nextInt(size);
        switch (input.random.nextInt(6)) {
          case 0, 1 -> input.arguments.add(input.random.nextInt(size + 1), input.one(WORDS));
          case 2 -> {
            if (size > 0) {
              input.arguments.remove(at);
            }
          }
          case 3 -> {
            if (size > 0) {
              input.arguments.set(at, input.one(WORDS));
            }
          }
          case 4 -> {
            if (size > 0) {
              input.arguments.add(at, input.arguments.get(at));
            }
          }
          default -> {
            if (size > 0) {
              StringBuilder word = new StringBuilder(input.arguments.get(at));
              word.insert(input.random.nextInt(word.length() + 1), input.one(WORDS));
              input.arguments.set(at, word.toString());
            }
          }
        }
      }
      input.arguments.removeIf(
          word -> (word.contains("..") && !word.equals("main...HEAD")) || word.contains("/x"));
    }
    if (input.in(20)) {
      input.plain = false;
      String value = input.one(WORDS);
      String name = input.one(VARIABLES);
      if (!value.contains("/") && !value.contains("\u0000")) {
        input.variables.put(name, value);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** What must stay as it is, and what no output may have. */
  private static Folder outside(Path around) throws IOException {
    Path outside = Files.createDirectory(around.resolve("outside"));
    Files.writeString(outside.resolve("secret.json"), "{\"domains\":[{\"id\":\"hidden\"}]}");
    Files.writeString(outside.resolve("config"), "[user]\n\tname = hidden\n");
    return new Folder(outside);
  }

  private static Folder plain(Path root) throws IOException {
    Files.writeString(
        root.resolve(REGISTRY),
        """
        {
          "domains": [
            {"id": "cart", "name": "Cart", "category": "shop", "sequenceFile": "sequences/cart.json", "movements": 2},
            {"id": "mail", "name": "Mail \\"é\\"", "category": "shop", "relatedDomains": ["cart", "gone"]},
            {"id": "stock", "sequenceFile": "sequences/missing.json"},
            {"id": "tax"}
          ]
        }
        """);
    Files.writeString(
        root.resolve(SETTINGS),
        """
        {
          "registry": "orchestration-domains.json",
          "catalog": "catalog.json",
          "sequences": "sequences",
          "pluginFolders": ["plugins/*/json-sequences"],
          "project": "shop",
          "queries": {"mine": "SELECT * FROM domains"}
        }
        """);
    Files.createDirectories(root.resolve("sequences"));
    Files.writeString(
        root.resolve("sequences/cart.json"),
        "{\"id\": \"cart\", \"movements\": [{\"beats\": 3}, {\"beats\": [{\"event\": \"a\"}]}]}");
    Files.writeString(root.resolve("sequences/index.json"), "{\"files\": [\"cart.json\"]}");
    Path plugin = Files.createDirectories(root.resolve("plugins/one/json-sequences"));
    Files.writeString(
        plugin.resolve("open.json"),
        """
        {"pluginId": "OnePlugin", "id": "one-open-symphony", "name": "Open", "movements":
        [{"id": "m", "beats": [{"beat": 1, "event": "one:open", "handler": "open"}]}]}
        """);
    Shell shell = new Shell(root);
    assertThat(shell.run("audit").err()).isEmpty();
    for (int run = 0; run < 3; run++) {
      assertThat(shell.run("validate", "--fail-on", "never").code()).isZero();
      Files.writeString(
          root.resolve(REGISTRY),
          Files.readString(root.resolve(REGISTRY))
              .replace("{\"id\": \"tax\"}", "{\"id\": \"tax\"}, {\"id\": \"more-" + run + "\"}"));
    }
    return recorded(root, shell);
  }

  private static Folder recorded(Path root, Shell shell) throws IOException {
    Files.writeString(root.resolve("checkpoints.txt"), shell.run("history", "checkpoint").out());
    assertThat(shell.run("history", "export", "runs.jsonl").code()).isZero();
    assertThat(shell.run("history", "push", "other.db").code()).isZero();
    return new Folder(root);
  }

  /** Entries in files of their own, in YAML and in the front matter of Markdown. */
  private static Folder proposals(Path root) throws IOException {
    Files.writeString(
        root.resolve(SETTINGS),
        """
        {
          "project": "shop",
          "registry": ["proposals/*/*/proposal.yaml", "notes/**/*.md"],
          "catalog": null,
          "sequences": null,
          "fields": {"id": "/number", "name": "/title", "category": "/desk", "owner": "/lead", "due": "/target"},
          "evidence": {
            "claim": "/status",
            "implemented": ["in use"],
            "planned": ["idea", "building"],
            "dropped": ["withdrawn"]
          }
        }
        """);
    List<String> statuses = List.of("in use", "idea", "withdrawn", "burning");
    for (int number = 0; number < statuses.size(); number++) {
      Path folder = Files.createDirectories(root.resolve("proposals/hall/" + number));
      Files.writeString(
          folder.resolve("proposal.yaml"),
          """
          # A proposal.
          number: "000%d"
          title: &title 'Proposal é 🙂'
          also: *title
          desk: hall
          lead: [Ada, "Zoë"]
          target: 2026-0%d-30
          status: %s
          text: |
            More
              of it.
          """
              .formatted(number, number + 1, statuses.get(number)));
      Path notes = Files.createDirectories(root.resolve("notes/deep"));
      Files.writeString(
          notes.resolve(number + ".md"),
          """
          ---
          number: 1%d
          title: >-
            A note
            of two lines
          status: "%s"
          ---

          # A note

          ---
          no: [front matter
          """
              .formatted(number, statuses.get(number)));
    }
    Shell shell = new Shell(root);
    assertThat(shell.run("validate", "--fail-on", "never").code()).isZero();
    Files.delete(root.resolve("notes/deep/3.md"));
    assertThat(shell.run("validate", "--fail-on", "never").code()).isZero();
    return recorded(root, shell);
  }

  /** Entries in several places of one file in YAML, whose evidence is that files exist. */
  private static Folder roadmap(Path root) throws IOException {
    Files.writeString(
        root.resolve(SETTINGS),
        """
        {
          "project": "shop",
          "registry": "roadmap.yaml",
          "catalog": null,
          "sequences": null,
          "fields": {"items": "/areas/*/features", "category": "^/title", "owner": "/lead", "due": "/target"},
          "evidence": {"exists": "/code"},
          "claims": {"at": "/status", "implemented": ["done"], "planned": ["todo", "doing"]}
        }
        """);
    Files.createDirectories(root.resolve("code/cart"));
    Files.writeString(root.resolve("code/cart/cart.txt"), "code");
    String roadmap =
        """
        areas:
          - title: Shop
            features:
              - {id: cart, name: "Cart", code: [code/cart], status: done, lead: Ada, target: 2026-03-01}
              - id: mail
                code: code/mail.txt
                status: doing
          - title: "Stock"
            features:
              - id: stock
                code: [code/cart/cart.txt, code/none]
                status: done
              - id: tax
        """;
    Files.writeString(root.resolve("roadmap.yaml"), roadmap);
    Shell shell = new Shell(root);
    assertThat(shell.run("validate", "--fail-on", "never").code()).isZero();
    Files.writeString(root.resolve("roadmap.yaml"), roadmap + "      - id: more\n");
    assertThat(shell.run("validate", "--fail-on", "never").code()).isZero();
    return recorded(root, shell);
  }

  private static Folder repository(GitFolder git, Folder plain) throws IOException {
    for (Map.Entry<String, byte[]> file : plain.files.entrySet()) {
      Path path = git.root().resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    git.git("remote", "add", "origin", "git@example.org:acme/shop.git");
    git.commit();
    git.write(REGISTRY, Past.registry("cart sequences/cart.json", "mail"));
    git.commit();
    git.write(REGISTRY, Past.registry("cart sequences/cart.json", "mail", "tax"));
    git.commit();
    assertThat(new Shell(git.root()).run("backfill").code()).isZero();
    git.git("gc", "--quiet");
    try (var all = Files.list(git.root().resolve(".git/hooks"))) {
      for (Path hook : all.toList()) {
        Files.delete(hook);
      }
    } catch (IOException e) {
      // There are none.
    }
    return new Folder(git.root());
  }
}
