package dev.scorekeeper.application;

import dev.scorekeeper.application.audit.PluginScan;
import dev.scorekeeper.application.backfill.AutoBackfill;
import dev.scorekeeper.application.compare.BaselineCheck;
import dev.scorekeeper.application.compare.Compare;
import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.StateResolver;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.validate.Validate;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.catalog.InMemoryPluginFolders;
import dev.scorekeeper.testkit.catalog.PlainCatalog;
import dev.scorekeeper.testkit.catalog.PlainScanner;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.PlainSettings;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A workspace with all that lies around it, in memory: its repository if it has one, its history,
 * and a clock that moves by a minute for each request. Requests read what is there when they are
 * made.
 */
public final class Surroundings {
  /** The stream of a workspace in the repository, on its first branch. */
  public static final StreamId MAIN = new StreamId("example.org/acme/shop", "main");

  /** The stream of a workspace without a repository. */
  public static final StreamId ALONE = new StreamId("shop", StreamId.DEFAULT_BRANCH);

  private static final String REGISTRY = Layout.DEFAULT.registry().value();

  private final InMemoryWorkspace workspace = new InMemoryWorkspace("shop", WorkspaceFiles.NONE);
  private final InMemoryHistoryStore histories = new InMemoryHistoryStore();
  private final PlainSnapshots snapshots = new PlainSnapshots();
  private final List<String> notices = new ArrayList<>();
  private final Random random = new Random(7);
  private Optional<Past> past;
  private InMemoryRepository repository;
  private StreamChoice choice = StreamChoice.OPEN;
  private Optional<PluginFiles.Unlisted> closedFolder = Optional.empty();
  private Instant now = Instant.parse("2026-01-20T12:00:00Z");

  private Surroundings(Optional<Past> past) {
    this.past = past;
    this.repository = repositoryOf(past);
  }

  /** A workspace that lies in no repository. */
  public static Surroundings alone() {
    return new Surroundings(Optional.empty());
  }

  /** A workspace in a repository without a commit. */
  public static Surroundings inRepository() {
    return new Surroundings(Optional.of(Past.NONE.cloneOf(MAIN.project())));
  }

  private InMemoryRepository repositoryOf(Optional<Past> commits) {
    return commits.isPresent()
        ? InMemoryRepository.around(workspace, commits.get())
        : InMemoryRepository.none();
  }

  /**
   * A registry and the sequence files that it names.
   *
   * @param lines of the registry
   * @param files texts by path
   */
  public record Plan(List<String> lines, Map<String, String> files) {
    /** A registry without an entry. */
    public static final Plan NONE = new Plan(List.of(), Map.of());

    public Plan {
      lines = List.copyOf(lines);
      files = new LinkedHashMap<>(files);
    }

    /** And a domain that does not exist yet. */
    public Plan planned(String id) {
      return and(id, Map.of());
    }

    /** And a domain that a file of its own implements. */
    public Plan implemented(String id, int movements, int beats) {
      return implementedBy("sequences/" + id + ".json", id, movements, beats);
    }

    /** And a domain that a file implements. */
    public Plan implementedBy(String file, String id, int movements, int beats) {
      return and(id + " " + file, Map.of(file, movements + " " + beats));
    }

    /** And a domain that names a file which is not there. */
    public Plan broken(String id) {
      return and(id + " sequences/none-" + id + ".json", Map.of());
    }

    private Plan and(String line, Map<String, String> more) {
      List<String> all = new ArrayList<>(lines);
      all.add(line);
      Map<String, String> texts = new LinkedHashMap<>(files);
      texts.putAll(more);
      return new Plan(all, texts);
    }
  }

  /** Makes a plan the workspace's, instead of the one it had. */
  public Surroundings write(Plan plan) {
    for (String path : List.copyOf(files().files().keySet())) {
      if (path.startsWith("sequences/")) {
        workspace.delete(path);
      }
    }
    plan.files().forEach(workspace::write);
    return write(REGISTRY, String.join("\n", plan.lines()) + "\n");
  }

  /** Writes a file. */
  public Surroundings write(String path, String text) {
    workspace.write(path, text);
    return this;
  }

  /** Takes a file away. */
  public Surroundings delete(String path) {
    workspace.delete(path);
    return this;
  }

  /** All files. */
  public WorkspaceFiles files() {
    return workspace.content();
  }

  /** Makes the registry one that cannot be read. */
  public Surroundings breakRegistry() {
    return write(REGISTRY, "!\n");
  }

  /** Writes the settings. */
  public Surroundings settings(String... lines) {
    return write(Settings.FILE.value(), String.join("\n", lines) + "\n");
  }

  /** Commits all files; the commit's name. */
  public String commit(String label) {
    return commit(ACommit.of(label, files()));
  }

  /** Commits a plan at a time; the commit's name. */
  public String commit(String label, String at, Plan plan) {
    write(plan);
    return commit(ACommit.of(label, files()).at(Instant.parse(at)));
  }

  /** Commits; the commit's name. */
  public String commit(ACommit commit) {
    change(before -> before.commit(commit));
    return repository.revision(commit.label());
  }

  /** The name of a commit. */
  public String revision(String label) {
    return repository.revision(label);
  }

  /** Checks out a commit and no branch. */
  public Surroundings checkOut(String label) {
    WorkspaceFiles files = past.orElseThrow().files(label);
    List.copyOf(files().files().keySet()).forEach(workspace::delete);
    files.files().keySet().forEach(path -> workspace.write(path, text(files, path)));
    return change(before -> before.detachedAt(label));
  }

  private static String text(WorkspaceFiles files, String path) {
    return new InMemoryWorkspace("", files).text(path).orElseThrow();
  }

  /** Makes the repository another one. */
  public Surroundings change(UnaryOperator<Past> change) {
    past = past.map(change);
    repository = repositoryOf(past);
    return this;
  }

  /** Loses the repository. */
  public Surroundings loseRepository() {
    past = Optional.empty();
    repository = repositoryOf(past);
    return this;
  }

  /** Makes the repository one that cannot be read. */
  public Surroundings breakRepository(String why) {
    repository = InMemoryRepository.unreadable(why);
    return this;
  }

  /** Makes the commits of the repository unreadable; what is checked out is known all the same. */
  public Surroundings lockCommits(String why) {
    repository = repository.locked(why);
    return this;
  }

  /** Says something of the stream. */
  public Surroundings choose(StreamChoice other) {
    choice = other;
    return this;
  }

  /** Chooses a branch. */
  public Surroundings onBranch(String branch) {
    return choose(new StreamChoice(Optional.empty(), Optional.of(branch), Map.of()));
  }

  /** Keeps a folder of plugins from being looked into. */
  public Surroundings closeFolder(String folder) {
    closedFolder =
        Optional.of(
            new PluginFiles.Unlisted(new WorkspacePath(folder), "permission denied", false));
    return this;
  }

  /** Sets the clock; a request is made a minute later. */
  public Surroundings at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  /** When the last request was made. */
  public Instant now() {
    return now;
  }

  /** Where the history is. */
  public InMemoryHistoryStore histories() {
    return histories;
  }

  /** The history; made where there is none. */
  public History history() {
    return histories.history();
  }

  /** What was said besides the results. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** How many histories and repositories were opened and not closed. */
  public int open() {
    return histories.open() + repository.open();
  }

  /** The workspace as it is opened for a request. */
  public OpenWorkspace workspace() {
    return new OpenWorkspace(
        workspace,
        new PlainSettings().read(workspace.files()),
        new PlainSettings(),
        repository(),
        snapshots,
        choice,
        listener());
  }

  private Repository repository() {
    return repository;
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private void tick() {
    now = now.plus(Duration.ofMinutes(1));
  }

  /** Validates the workspace. */
  public Validation validate(ValidationRequest request) {
    tick();
    OpenWorkspace open = workspace();
    return new Validate(
            open,
            histories,
            new PluginScan(
                workspace, new PlainCatalog(), folders(), new PlainScanner(), listener()),
            new BaselineCheck(open, snapshots, clock()),
            clock(),
            random)
        .run(request);
  }

  /** Validates and records the workspace. */
  public Validation validate() {
    return validate(ValidationRequest.USUAL);
  }

  private PluginFolders folders() {
    PluginFolders readable = new InMemoryPluginFolders(workspace);
    return (scope, usual, leftOut) -> {
      PluginFolders.Look look = readable.below(scope, usual, leftOut);
      PluginFiles files = look.files();
      return new PluginFolders.Look(
          new PluginFiles(
              files.folders(),
              files.absent(),
              files.files(),
              closedFolder.stream().toList(),
              files.uncovered()),
          look.tree());
    };
  }

  /** Compares two states as they are recorded, or read from commits. */
  public Comparison compare(Optional<Reference> from, Reference to) {
    return compare(from, to, false);
  }

  /** Compares two states that are named by words. */
  public Comparison compare(String from, String to) {
    return compare(Optional.of(Reference.of(from)), Reference.of(to));
  }

  /** Compares two states. */
  public Comparison compare(Optional<Reference> from, Reference to, boolean backfill) {
    tick();
    OpenWorkspace open = workspace();
    AutoBackfill commits = new AutoBackfill(open, histories, snapshots, clock(), listener());
    return new Compare(
            open,
            new StreamAccess(open, histories, commits, listener()),
            histories,
            snapshots,
            clock())
        .run(from, to, backfill);
  }

  /** What finds states of the workspace's stream; to be closed. */
  public StateResolver states() {
    tick();
    OpenWorkspace open = workspace();
    return new StateResolver(
        open,
        snapshots,
        clock(),
        open.stream(),
        histories.exists() ? Optional.of(histories.history()) : Optional.empty());
  }

  private Listener listener() {
    return new Listener() {
      @Override
      public Stage begin(Work work) {
        return Listener.NONE.begin(work);
      }

      @Override
      public void notice(String clause) {
        notices.add(clause);
      }
    };
  }
}
