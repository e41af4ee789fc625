package dev.scorekeeper.cli;

import dev.scorekeeper.testkit.fixture.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A repository with whom and what it meets: a server, people with clones of every depth, with
 * clocks that differ and histories of their own, and build servers. They do to it what git lets
 * them do, and record at random by every command that records. The same seed does the same.
 */
final class RandomRepository {
  /** What is done to a repository, and how it is recorded. */
  enum Deed {
    COMMIT,
    AMEND,
    RESET,
    SQUASH,
    REBASE,
    MERGE_OURS_FIRST,
    MERGE_THEIRS_FIRST,
    MERGE_OF_MORE,
    PULL,
    PUSH,
    FORCE_PUSH,
    RECREATE,
    RENAME,
    RENAME_OVER,
    ORPHAN,
    SIDE_BRANCH,
    WORK_TREE,
    LONG_LINE,
    NO_REFLOG,
    PARTIAL_CLONE,
    CLONE_OF_DEPTH,
    DEEPEN,
    SKEWED_CLOCK,
    ODD_TIME,
    ODD_AUTHOR,
    UNREADABLE,
    NO_REGISTRY,
    SETTINGS,
    VALIDATE,
    VALIDATE_WITH_AUDIT,
    DRAFT,
    BACKFILL,
    BACKFILL_IN_PIECES,
    BACKFILL_OF_ANOTHER_BRANCH,
    BACKFILL_FROM_OUTSIDE,
    BACKFILL_BEFORE_OTHER_COMMANDS,
    BUILD_OF_DEPTH,
    WHOLE_BUILD,
    OLD_BUILD,
    DETACHED_BUILD,
    PULL_REQUEST_BUILD,
    LOST_HISTORY,
    IMPORT,
    REBUILD
  }

  static final String MAIN = "main";

  private static final String FEATURE = "feature";

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final String REGISTRY = "orchestration-domains.json";
  private static final String OTHER_REGISTRY = "other-domains.json";
  private static final String SETTINGS = "scorekeeper.json";
  private static final List<String> DOMAINS = List.of("cart", "mail", "till");

  private final Path folder;
  private final Random random;
  private final Set<Deed> done = EnumSet.noneOf(Deed.class);
  private final List<String> steps = new ArrayList<>();
  private final List<Machine> people = new ArrayList<>();
  private final List<String> pushed = new ArrayList<>();

  /** Histories that builds left behind. */
  private final List<Path> kept = new ArrayList<>();

  private final GitFolder server;
  private long now = Instant.parse("2026-01-05T09:00:00Z").getEpochSecond();
  private int machines;

  /** A machine with a clone and a history. */
  private final class Machine {
    private final String name;
    private final long skew;
    private final Path clone;
    private final Path history;
    private final Shell shell;

    Machine(String name, long skew) {
      this(name, skew, folder.resolve(name).resolve("history.db"));
    }

    Machine(String name, long skew, Path history) {
      this.name = name;
      this.skew = skew;
      this.history = history;
      clone = folder.resolve(name).resolve("plans");
      shell =
          new Shell(clone)
              .by(new Random(random.nextLong()))
              .with("SCOREKEEPER_HISTORY", history.toString());
    }

    private long clock() {
      return now + skew;
    }

    private GitFolder folder() throws IOException {
      return server.other(clone).by(name, "@" + clock() + " +0000");
    }

    String git(String... arguments) throws IOException {
      steps.add(name + ": git " + String.join(" ", arguments));
      return folder().git(arguments);
    }

    /** Whether git did it. */
    boolean tries(String... arguments) throws IOException {
      try {
        git(arguments);
        return true;
      } catch (IllegalStateException e) {
        steps.add("  refused");
        return false;
      }
    }

    String head() throws IOException {
      return folder().head();
    }

    Shell.Answer run(String... arguments) {
      Shell.Answer answer =
          shell.at(Instant.ofEpochSecond(clock() - MINUTE).toString()).run(arguments);
      steps.add(name + ": scorekeeper " + String.join(" ", arguments) + " -> " + answer.code());
      if (answer.code() > 1 && answer.code() != 3) {
        throw new AssertionError(answer.toString());
      }
      return answer;
    }
  }

  RandomRepository(Path folder, long seed) throws IOException {
    this.folder = folder;
    random = new Random(seed);
    server =
        GitFolder.at(folder.resolve("server.git"), folder.resolve("home"))
            .by("server", "@" + now + " +0000");
    server.git("init", "--quiet", "--bare", "--initial-branch=main");
    for (String setting :
        List.of(
            "uploadpack.allowAnySHA1InWant=true",
            "uploadpack.allowFilter=true",
            "receive.denyDeleteCurrent=ignore")) {
      server.git("config", setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }
    begin();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      join();
    }
  }

  private void begin() throws IOException {
    Machine first = new Machine("Ada", 0);
    first.folder().init();
    first.git("remote", "add", "origin", url());
    people.add(first);
    if (chance(15)) {
      first.folder().write("notes.txt", "to begin with\n");
      commitAll(first);
      done.add(Deed.NO_REGISTRY);
    }
    if (chance(50)) {
      first.folder().write(OTHER_REGISTRY, "{\"domains\": [{\"id\": \"shelf\"}]}\n");
    }
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      commit(first);
    }
    if (chance(30)) {
      longLine(first);
    }
    push(first);
  }

  /** More commits than anybody looks through at once. */
  private void longLine(Machine who) throws IOException {
    StringBuilder stream = new StringBuilder();
    int commits = 70 + random.nextInt(130);
    for (int i = 0; i < commits; i++) {
      pass();
      String content = sequence(random.nextInt(3));
      stream
          .append("commit refs/heads/main\ncommitter Ada <ada@example.org> ")
          .append(now)
          .append(" +0000\ndata 5\nwork\n\n")
          .append(i == 0 ? "from refs/heads/main^0\n" : "")
          .append("M 100644 inline ")
          .append(chance(20) ? "sequences/mail.json" : "notes.txt")
          .append("\ndata ")
          .append(content.length())
          .append('\n')
          .append(content)
          .append('\n');
    }
    who.folder().gitOf(stream.toString(), "fast-import", "--quiet", "--force");
    steps.add(who.name + " makes " + commits + " commits");
    who.git("reset", "--quiet", "--hard");
    done.add(Deed.LONG_LINE);
  }

  private static String sequence(int movements) {
    return "{\"movements\": [" + "{\"beats\": 2},".repeat(movements) + "{}]}\n";
  }

  private static String registry() {
    StringBuilder lines = new StringBuilder("{\"domains\": [\n");
    for (String domain : DOMAINS) {
      lines.append("{\"id\": \"").append(domain).append("\"},\n");
    }
    return lines.append("{\"id\": \"wall\"}\n]}\n").toString();
  }

  private void join() throws IOException {
    String name = List.of("Björn", "Chloé", "Dan").get(people.size() - 1);
    long skew =
        chance(40)
            ? 0
            : chance(50) ? (random.nextInt(7) - 3) * HOUR : (random.nextInt(81) - 40) * DAY;
    if (skew != 0) {
      done.add(Deed.SKEWED_CLOCK);
    }
    Machine person = new Machine(name, skew);
    int depth = chance(50) ? 0 : 1 + random.nextInt(4);
    if (depth == 0 && chance(20)) {
      person.git("clone", "--quiet", "--filter=blob:none", url(), ".");
      done.add(Deed.PARTIAL_CLONE);
    } else {
      clone(person, depth);
    }
    if (depth > 0) {
      done.add(Deed.CLONE_OF_DEPTH);
    }
    if (chance(14)) {
      person.git("config", "core.logAllRefUpdates", "false");
      done.add(Deed.NO_REFLOG);
    }
    people.add(person);
  }

  private String url() {
    return "file://" + server.root().toAbsolutePath();
  }

  private void clone(Machine machine, int depth) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("clone", "--quiet"));
    if (depth > 0) {
      arguments.add("--depth=" + depth);
    }
    arguments.addAll(List.of(url(), "."));
    machine.git(arguments.toArray(String[]::new));
  }

  /** What was done. */
  Set<Deed> done() {
    return done;
  }

  /** All that was done, in order. */
  List<String> steps() {
    return steps;
  }

  /** Lets some time go by, and things happen. */
  void live() throws IOException {
    for (int i = 12 + random.nextInt(chance(10) ? 80 : 36); i > 0; i--) {
      pass();
      Machine who = any(people);
      int what = random.nextInt(100);
      if (what < 40) {
        change(who);
      } else if (what < 60) {
        share(who);
      } else {
        record(who);
      }
    }
    pass();
    now += chance(20) ? 60 * DAY : HOUR;
  }

  private void pass() {
    now += any(List.of(1L, MINUTE, HOUR, 5 * HOUR, DAY));
  }

  private void change(Machine who) throws IOException {
    switch (random.nextInt(35)) {
      case 0, 1, 2, 3, 4, 5 -> commit(who);
      case 6, 7 -> amend(who);
      case 8, 9 -> reset(who);
      case 10, 11 -> squash(who);
      case 12, 13, 14 -> rebase(who);
      case 15, 16, 17, 18, 19 -> merge(who);
      case 20, 21 -> recreate(who);
      case 22, 23, 24, 25 -> branch(who);
      case 26, 27, 28 -> oddTime(who);
      case 29, 30 -> oddAuthor(who);
      case 31 -> orphan(who);
      case 32 -> unregister(who);
      default -> settings(who);
    }
  }

  private void share(Machine who) throws IOException {
    switch (random.nextInt(23)) {
      case 0, 1, 2, 3, 4, 5, 6 -> push(who);
      case 7 -> {
        if (who.tries("push", "--quiet", "--force", "origin", "HEAD:refs/heads/" + FEATURE)) {
          pushed.add(who.head());
        }
      }
      case 8, 9, 10, 11, 12 -> pull(who);
      case 13, 14, 15, 16 -> deepen();
      case 17, 18 -> {
        if (Files.deleteIfExists(who.history)) {
          steps.add(who.name + " loses the history");
          done.add(Deed.LOST_HISTORY);
        }
      }
      default -> take(who);
    }
  }

  private void record(Machine who) throws IOException {
    switch (random.nextInt(22)) {
      case 0, 1, 2, 3 -> validate(who);
      case 4 -> {
        who.run("validate", "--with-audit", "--fail-on", "never");
        done.add(Deed.VALIDATE_WITH_AUDIT);
      }
      case 5 -> draft(who);
      case 6 -> {
        who.run("backfill");
        done.add(Deed.BACKFILL);
      }
      case 7 -> {
        who.run("backfill", "--limit", String.valueOf(1 + random.nextInt(2)));
        done.add(Deed.BACKFILL_IN_PIECES);
      }
      case 8 -> {
        Machine one =
            people.stream().filter(person -> !Files.exists(person.history)).findAny().orElse(who);
        if (!Files.exists(one.history)) {
          done.add(Deed.BACKFILL_BEFORE_OTHER_COMMANDS);
        }
        one.run(any(List.of("status", "log", "trend")));
      }
      case 9 -> {
        if (Files.exists(who.history)) {
          who.run("history", "rebuild");
          done.add(Deed.REBUILD);
        }
      }
      case 10 -> {
        String time = Instant.ofEpochSecond(now - random.nextInt(5) * DAY).toString();
        who.run("backfill", any(List.of("--since", "--until")), time);
        done.add(Deed.BACKFILL_IN_PIECES);
      }
      case 11, 12 -> {
        String other = branchOf(who).equals(MAIN) ? FEATURE : MAIN;
        if (!has(who, other)) {
          who.git("branch", "--quiet", other);
        }
        who.run("backfill", "--branch", other);
        done.add(Deed.BACKFILL_OF_ANOTHER_BRANCH);
      }
      case 13 -> {
        who.run("backfill", "--repo", server.root().toString(), "--project", "plans");
        done.add(Deed.BACKFILL_FROM_OUTSIDE);
      }
      case 14, 15, 16 -> workTree(who);
      default -> build();
    }
  }

  private void validate(Machine who) {
    who.run("validate", "--fail-on", "never");
    done.add(Deed.VALIDATE);
  }

  // What changes commits.

  private void commit(Machine who) throws IOException {
    edit(who);
    commitAll(who);
    done.add(Deed.COMMIT);
  }

  private void commitAll(Machine who) throws IOException {
    who.git("add", "--all");
    who.git("commit", "--quiet", "--allow-empty", "--message=work");
  }

  /** Changes the plan, or something else. */
  private void edit(Machine who) throws IOException {
    GitFolder folder = who.folder();
    if (!Files.exists(who.clone.resolve(REGISTRY))) {
      folder.write(REGISTRY, registry());
      steps.add("  writes the registry");
      return;
    }
    String domain = any(DOMAINS);
    String file = "sequences/" + domain + ".json";
    int what = random.nextInt(10);
    if (what < 4) {
      folder.write("notes.txt", "of " + now + "\n");
    } else if (what < 7) {
      String named = chance(60) ? ", \"sequenceFile\": \"" + file + "\"" : "";
      replace(who, domain, "{\"id\": \"" + domain + "\"" + named + "},");
    } else if (what < 8) {
      boolean broken = chance(20);
      replace(who, domain, broken ? "oops" : " ");
      if (broken) {
        done.add(Deed.UNREADABLE);
      }
    } else if (chance(80)) {
      folder.write(file, sequence(random.nextInt(3)));
    } else if (Files.exists(who.clone.resolve(file))) {
      folder.delete(file);
    }
    steps.add("  edits " + domain + " in way " + what);
  }

  /** Gives a domain another line of the registry; a domain that has none gets it at the top. */
  private static void replace(Machine who, String domain, String line) throws IOException {
    Path registry = who.clone.resolve(REGISTRY);
    List<String> lines = new ArrayList<>(Files.readAllLines(registry));
    lines.removeIf(old -> old.isBlank() || old.equals("oops"));
    int at = 0;
    while (at < lines.size() && !lines.get(at).contains('"' + domain + '"')) {
      at++;
    }
    if (at < lines.size()) {
      lines.set(at, line);
    } else {
      lines.add(Math.min(1, lines.size()), line);
    }
    Files.write(registry, lines);
  }

  private void amend(Machine who) throws IOException {
    edit(who);
    who.git("add", "--all");
    // Git does not amend a commit whose author it cannot read.
    if (who.tries("commit", "--quiet", "--amend", "--allow-empty", "--no-edit")) {
      done.add(Deed.AMEND);
    } else {
      who.git("reset", "--quiet", "--hard");
    }
  }

  private List<String> line(Machine who) throws IOException {
    return who.folder().git("rev-list", "--first-parent", "--max-count=5", "HEAD").lines().toList();
  }

  private void reset(Machine who) throws IOException {
    List<String> line = line(who);
    if (line.size() > 1) {
      who.git("reset", "--quiet", "--hard", line.get(1 + random.nextInt(line.size() - 1)));
      done.add(Deed.RESET);
    }
  }

  private void squash(Machine who) throws IOException {
    List<String> line = line(who);
    if (line.size() > 2) {
      who.git("reset", "--quiet", "--soft", line.get(2));
      commitAll(who);
      done.add(Deed.SQUASH);
    }
  }

  private void rebase(Machine who) throws IOException {
    fetch(who);
    if (who.tries("rebase", "--quiet", "-X", "theirs", "origin/main")) {
      done.add(Deed.REBASE);
    } else {
      who.tries("rebase", "--abort");
    }
  }

  private void merge(Machine who) throws IOException {
    fetch(who);
    String other = chance(40) && has(who, FEATURE) ? FEATURE : "origin/main";
    String branch = branchOf(who);
    int how = random.nextInt(10);
    if (how < 4) {
      // As somebody does who merges ours into theirs, and lets ours go on from there.
      who.git("checkout", "--quiet", "--detach", other);
      merge(who, List.of(branch));
      who.git("checkout", "--quiet", "-B", branch);
      done.add(Deed.MERGE_THEIRS_FIRST);
    } else if (how < 6) {
      List<String> others = new ArrayList<>(List.of(other));
      for (int i = 2; i > 0; i--) {
        who.git("checkout", "--quiet", "--detach", branch);
        commit(who);
        others.add(who.head());
      }
      who.git("checkout", "--quiet", branch);
      merge(who, others);
      if (who.folder().git("rev-parse", "HEAD^@").lines().count() > 2) {
        done.add(Deed.MERGE_OF_MORE);
      }
    } else {
      merge(who, List.of(other));
      done.add(Deed.MERGE_OURS_FIRST);
    }
  }

  /** A merge whose files are ours or theirs. */
  private void merge(Machine who, List<String> others) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "merge",
                "--quiet",
                "--strategy=ours",
                "--no-ff",
                "--no-commit",
                "--allow-unrelated-histories"));
    arguments.addAll(others);
    who.git(arguments.toArray(String[]::new));
    if (chance(50)) {
      who.tries("checkout", others.get(0), "--", "."); // which refuses where it has no file
    }
    commitAll(who);
  }

  private void recreate(Machine who) throws IOException {
    fetch(who);
    List<String> line = line(who);
    String from = chance(50) ? "origin/main" : any(line);
    String branch = branchOf(who);
    who.git("checkout", "--quiet", "--detach");
    who.git("branch", "--quiet", "-D", branch);
    who.git("checkout", "--quiet", "--no-track", "-b", branch, from);
    done.add(Deed.RECREATE);
  }

  /** Works on another branch, and mostly gives it another name or leaves it again. */
  private void branch(Machine who) throws IOException {
    if (branchOf(who).equals(MAIN)) {
      if (has(who, FEATURE)) {
        who.git("checkout", "--quiet", FEATURE);
      } else {
        who.git("checkout", "--quiet", "-b", FEATURE);
      }
      commit(who);
      done.add(Deed.SIDE_BRANCH);
      if (chance(40)) {
        validate(who);
      }
    }
    int what = random.nextInt(10);
    if (what < 3) {
      who.git("branch", "-m", FEATURE, "once-" + machines++);
      if (chance(50)) {
        validate(who);
      }
      who.git("checkout", "--quiet", MAIN);
      done.add(Deed.RENAME);
    } else if (what < 5) {
      who.git("branch", "-M", FEATURE, MAIN);
      done.add(Deed.RENAME_OVER);
    } else if (what < 9) {
      who.git("checkout", "--quiet", MAIN);
    }
  }

  private static boolean has(Machine who, String branch) throws IOException {
    return !who.folder().git("branch", "--list", branch).isBlank();
  }

  private static String branchOf(Machine who) throws IOException {
    return who.folder().git("symbolic-ref", "--short", "HEAD").strip();
  }

  /** A commit of a time that can hardly be. */
  private void oddTime(Machine who) throws IOException {
    List<String> times =
        chance(50)
            ? List.of(String.valueOf(now + 100 * DAY), String.valueOf(now + 400 * DAY))
            : List.of(
                "-86400",
                "0",
                "99999999999999999999",
                "253402300800",
                "1000000000000000",
                "",
                String.valueOf(now + 3 * DAY),
                String.valueOf(now - 300 * DAY));
    String time = any(times);
    odd(who, "Odd <odd@example.org>", time, "");
    done.add(Deed.ODD_TIME);
  }

  /** A commit of an author whom git would not write so. */
  private void oddAuthor(Machine who) throws IOException {
    String author =
        any(List.of("Ödd <odd@example.org>", " <>", "O\u0007dd <odd@example.org>", "odd", "Ł <"));
    String more = any(List.of("", "\nencoding ISO-8859-1", "\nencoding nobody-knows"));
    odd(who, author, String.valueOf(who.clock()), more);
    done.add(Deed.ODD_AUTHOR);
  }

  private void odd(Machine who, String author, String time, String more) throws IOException {
    edit(who);
    who.git("add", "--all");
    String tree = who.git("write-tree").strip();
    String text =
        "tree "
            + tree
            + "\nparent "
            + who.head()
            + "\nauthor "
            + author
            + " 1 +0000\ncommitter Odd <odd@example.org> "
            + time
            + " +0000"
            + more
            + "\n\nodd\n";
    String odd =
        who.folder()
            .gitOf(text, "hash-object", "-t", "commit", "-w", "--literally", "--stdin")
            .strip();
    steps.add("  an odd commit: " + text.replace("\n", " | "));
    who.git("reset", "--quiet", "--hard", odd);
  }

  /** The branch begins anew. */
  private void orphan(Machine who) throws IOException {
    String branch = branchOf(who);
    who.git("checkout", "--quiet", "--orphan", "anew-" + now);
    edit(who);
    commitAll(who);
    who.git("branch", "--quiet", "-M", branch);
    done.add(Deed.ORPHAN);
  }

  private void settings(Machine who) throws IOException {
    if (Files.exists(who.clone.resolve(SETTINGS))) {
      who.folder().delete(SETTINGS);
    } else {
      who.folder().write(SETTINGS, "{\"registry\": \"" + OTHER_REGISTRY + "\"}\n");
      String domains =
          any(List.of("{\"id\": \"cart\"}", "{\"id\": \"cart\"}, {\"id\": \"shelf\"}"));
      who.folder().write(OTHER_REGISTRY, "{\"domains\": [" + domains + "]}\n");
    }
    commitAll(who);
    done.add(Deed.SETTINGS);
  }

  private void unregister(Machine who) throws IOException {
    Files.deleteIfExists(who.clone.resolve(REGISTRY));
    commitAll(who);
    done.add(Deed.NO_REGISTRY);
  }

  // What is shared.

  private void fetch(Machine who) throws IOException {
    who.git("fetch", "--quiet", "origin", "+refs/heads/main:refs/remotes/origin/main");
  }

  private void push(Machine who) throws IOException {
    if (who.tries("push", "--quiet", "origin", "HEAD:refs/heads/main")) {
      done.add(Deed.PUSH);
    } else if (chance(60)) {
      if (!who.tries("push", "--quiet", "--force", "origin", "HEAD:refs/heads/main")) {
        return; // a server takes no commits whose parents the clone lacks
      }
      done.add(Deed.FORCE_PUSH);
    } else {
      return;
    }
    pushed.add(who.head());
  }

  private void pull(Machine who) throws IOException {
    fetch(who);
    if (chance(30) || !who.tries("merge", "--quiet", "--ff-only", "origin/main")) {
      who.git("reset", "--quiet", "--hard", "origin/main");
    }
    done.add(Deed.PULL);
  }

  private void deepen() throws IOException {
    for (Machine person : people) {
      String shallow = person.folder().git("rev-parse", "--is-shallow-repository").strip();
      if (shallow.equals("true")) {
        person.git("fetch", "--quiet", chance(30) ? "--unshallow" : "--deepen=1", "origin");
        done.add(Deed.DEEPEN);
        return;
      }
    }
  }

  /** Takes in somebody else's log. */
  private void take(Machine who) throws IOException {
    List<Path> others = histories();
    others.remove(who.history);
    if (!others.isEmpty()) {
      who.run("history", "import", exported(any(others)).toString());
      done.add(Deed.IMPORT);
    }
  }

  /** Records in a second work tree, where the other branch is. */
  private void workTree(Machine who) throws IOException {
    String other = branchOf(who).equals(MAIN) ? FEATURE : MAIN;
    if (!has(who, other)) {
      who.git("branch", "--quiet", other);
    }
    machines++;
    Machine beside = new Machine("beside-" + machines, who.skew, who.history);
    who.git("worktree", "add", "--quiet", beside.clone.toString(), other);
    if (chance(50)) {
      commit(beside);
    }
    validate(beside);
    who.git("worktree", "remove", "--force", beside.clone.toString());
    done.add(Deed.WORK_TREE);
  }

  private void draft(Machine who) throws IOException {
    edit(who);
    who.folder().write("sequences/mail.json", "{\"movements\": [{}, {}]}\n");
    who.run("validate", "--fail-on", "never");
    who.git("reset", "--quiet", "--hard");
    who.git("clean", "--quiet", "-d", "--force");
    done.add(Deed.DRAFT);
  }

  /** A build server takes a fresh clone, and keeps its history, takes one, or has none. */
  private void build() throws IOException {
    machines++;
    String name = "build-" + machines;
    Path history = folder.resolve(name + ".db");
    List<Path> others = histories();
    if (!others.isEmpty() && chance(50)) {
      Path other = any(others);
      steps.add(name + ": has the history of " + folder.relativize(other));
      if (chance(50)) {
        history = other;
      } else {
        Files.copy(other, history);
      }
    }
    Machine builder = new Machine(name, 0, history);
    int depth = any(List.of(0, 0, 1, 1, 2, 3));
    String old = any(pushed);
    if (chance(60)) {
      clone(builder, depth);
      done.add(depth == 0 ? Deed.WHOLE_BUILD : Deed.BUILD_OF_DEPTH);
    } else {
      builder.folder().init();
      builder.git("remote", "add", "origin", url());
      List<String> arguments = new ArrayList<>(List.of("fetch", "--quiet"));
      if (depth > 0) {
        arguments.add("--depth=" + depth);
      }
      arguments.addAll(List.of("origin", old));
      builder.git(arguments.toArray(String[]::new));
      builder.git("checkout", "--quiet", "-B", MAIN, "FETCH_HEAD");
      done.add(Deed.OLD_BUILD);
    }
    String[] command = {"validate", "--fail-on", "never"};
    if (chance(30)) {
      builder.git("checkout", "--quiet", "--detach");
      builder
          .shell
          .with("GITHUB_REF_NAME", MAIN)
          .with("GITHUB_REF", "refs/heads/main")
          .with("GITHUB_SHA", builder.head());
      done.add(Deed.DETACHED_BUILD);
    } else if (chance(35)) {
      builder
          .shell
          .with("GITHUB_REF", "refs/pull/7/merge")
          .with("GITHUB_EVENT_NAME", "pull_request")
          .with("GITHUB_SHA", builder.head());
      done.add(Deed.PULL_REQUEST_BUILD);
    } else if (chance(20)) {
      command = new String[] {"backfill"};
    }
    builder.run(command);
    if (Files.exists(history) && !histories().contains(history)) {
      kept.add(history);
    }
  }

  /** All histories that there are. */
  private List<Path> histories() {
    List<Path> all = new ArrayList<>(kept);
    people.stream().map(person -> person.history).filter(Files::exists).forEach(all::add);
    return all;
  }

  private Path exported(Path history) {
    Path file = folder.resolve("export-" + machines++ + ".jsonl");
    Shell.Answer answer =
        new Shell(folder)
            .run("history", "export", file.toString(), "--history", history.toString());
    if (answer.code() != 0) {
      throw new AssertionError(answer.toString());
    }
    return file;
  }

  /** All logs, exported. */
  List<Path> logs() {
    return histories().stream().map(this::exported).toList();
  }

  /** A fresh whole clone of what the server has. */
  Path wholeClone() throws IOException {
    Machine last = new Machine("last", 0);
    clone(last, 0);
    return last.clone;
  }

  /** The branches that the server has. */
  List<String> branches() throws IOException {
    return server.git("branch", "--list", "--format=%(refname:short)").lines().toList();
  }

  /** The commits of a clone's line, the newest first. */
  List<String> lineOf(Path clone) throws IOException {
    return server.other(clone).git("rev-list", "--first-parent", "HEAD").lines().toList();
  }

  /** Now, by a clock that is right. */
  Instant now() {
    return Instant.ofEpochSecond(now);
  }

  Random random() {
    return random;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
