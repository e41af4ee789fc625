package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.commit.WebPages;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.RegistryFiles;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace whose settings are read: what lies in it, what version control knows of it, and to
 * which stream its runs belong. For one thread, but for the stream and what is checked out.
 */
public final class OpenWorkspace {
  /** More files that cannot be read are not asked about one by one. */
  private static final int FEW = 20;

  private final Workspace files;
  private final Settings settings;
  private final SettingsFormat format;
  private final Repository repository;
  private final Snapshots snapshots;
  private final StreamChoice choice;
  private final Listener listener;
  private @Nullable Checkout checkout;
  private @Nullable StreamId stream;

  /**
   * A workspace.
   *
   * @param settings that are in it
   * @param format by which they are read, from commits too
   */
  public OpenWorkspace(
      Workspace files,
      Settings settings,
      SettingsFormat format,
      Repository repository,
      Snapshots snapshots,
      StreamChoice choice,
      Listener listener) {
    this.files = files;
    this.settings = settings;
    this.format = format;
    this.repository = repository;
    this.snapshots = snapshots;
    this.choice = choice;
    this.listener = listener;
  }

  /** What the workspace says about itself. */
  public Settings settings() {
    return settings;
  }

  /** Whether anything lies there that makes a folder a workspace, its history aside. */
  public boolean isBegun() {
    if (files.holds(Settings.FILE)) {
      return true;
    }
    for (WorkspacePath path : expected(settings.layout())) {
      if (!path.equals(WorkspacePath.ROOT) && files.holds(path)) {
        return true;
      }
    }
    return false;
  }

  /** What was said of the stream. */
  public StreamChoice choice() {
    return choice;
  }

  /**
   * Reads the three layers in the working tree, with what version control has to say of files that
   * are missing or cannot be read. It is not asked where there are none, and has its say elsewhere
   * where it cannot answer.
   */
  public Snapshot snapshot() {
    return remarked(read());
  }

  private Snapshot read() {
    try (SourceTree tree = files.files();
        Listener.Stage stage = listener.begin(Work.READING_FILES)) {
      return snapshots.read(tree, settings.layout(), stage);
    }
  }

  private Snapshot remarked(Snapshot snapshot) {
    List<WorkspacePath> missing = new ArrayList<>();
    for (WorkspacePath path : snapshot.missing().keySet()) {
      if (!snapshot.remarks().containsKey(path)) {
        missing.add(path);
      }
    }
    List<WorkspacePath> flawed = snapshot.flawed();
    if (missing.isEmpty() && flawed.isEmpty()) {
      return snapshot;
    }
    Map<WorkspacePath, Remark> remarks = new HashMap<>();
    try {
      Optional<String> revision = checkout().revision();
      if (revision.isEmpty()) {
        return snapshot;
      }
      if (!missing.isEmpty()) {
        for (WorkspacePath path : checkout().leftOut(missing)) {
          remarks.put(path, new Remark.NotCheckedOut());
        }
      }
      Map<WorkspacePath, String> conversions = new HashMap<>();
      for (WorkspacePath path : flawed.subList(0, Math.min(FEW, flawed.size()))) {
        checkout().conversion(path).ifPresent(by -> conversions.put(path, by));
      }
      if (!conversions.isEmpty()) {
        addConversions(conversions, revision.get(), remarks);
      }
    } catch (CommitsException e) {
      return snapshot;
    }
    return remarks.isEmpty() ? snapshot : snapshot.remarking(remarks);
  }

  private void addConversions(
      Map<WorkspacePath, String> conversions, String revision, Map<WorkspacePath, Remark> remarks) {
    Optional<Commits> opened = commits();
    if (opened.isEmpty()) {
      return;
    }
    try (Commits commits = opened.get()) {
      Snapshot committed = snapshots.series(settings.layout()).snapshot(commits.tree(revision));
      for (Map.Entry<WorkspacePath, String> one : conversions.entrySet()) {
        remarks.put(
            one.getKey(),
            new Remark.Converted(one.getValue(), "the commit " + committed.said(one.getKey())));
      }
    }
  }

  /** By what an assessment of these files is made today, without a scan. */
  public Ruleset ruleset() {
    return Ruleset.of(settings.layout());
  }

  /** What is checked out; the first call begins to ask, and whoever asks for more waits. */
  public synchronized Checkout checkout() {
    if (checkout == null) {
      checkout = repository.checkout(expected(settings.layout()));
    }
    return checkout;
  }

  /** The files and folders that are inputs whatever they hold. */
  private static List<WorkspacePath> expected(Layout layout) {
    List<WorkspacePath> expected = new ArrayList<>(layout.registries().paths());
    for (FilePattern pattern : layout.registries().patterns()) {
      expected.add(pattern.base());
    }
    if (layout.catalog().isPresent()) {
      expected.add(layout.catalog().get());
    }
    if (layout.sequences().isPresent()) {
      expected.add(layout.sequences().get());
    }
    return expected;
  }

  /** The commit whose files the working tree has; empty where one of the inputs is another. */
  public Optional<String> committed() {
    Optional<Checkout> git = tracked();
    Snapshot files = snapshot();
    return git.filter(known -> !known.differs(files.inputs(), files.patterns()))
        .flatMap(Checkout::revision);
  }

  /** What version control knows, where it knows the registry, or a file of it. */
  public Optional<Checkout> tracked() {
    Checkout asked = checkout();
    RegistryFiles registries = settings.layout().registries();
    for (WorkspacePath path : registries.paths()) {
      if (asked.tracks(path)) {
        return Optional.of(asked);
      }
    }
    return !registries.patterns().isEmpty() && asked.tracksOne(registries.patterns())
        ? Optional.of(asked)
        : Optional.empty();
  }

  /** Whether by other settings that lie in a tree it has a plan that can be read. */
  public boolean hasAnotherPlan(SourceTree tree) {
    try {
      Layout own = format.read(tree).layout();
      return !own.equals(settings.layout())
          && Assessment.of(snapshots.read(tree, own, ProgressListener.NONE))
              instanceof Assessment.Assessed;
    } catch (SettingsException e) {
      return false;
    }
  }

  /**
   * Opens the repository's commits; empty where there is no repository.
   *
   * @throws CommitsException when there is one that cannot be read
   */
  public Optional<Commits> commits() {
    return repository.commits();
  }

  /**
   * The stream that the choice, the settings, version control and the CI system name. Version
   * control is asked only for what nobody chose.
   *
   * @throws CommitsException when it has to be asked and cannot say
   */
  public synchronized StreamId stream() {
    if (stream == null) {
      Optional<String> project =
          choice.project().isPresent() ? choice.project() : settings.project();
      Optional<Checkout> git =
          project.isPresent() && choice.branch().isPresent() ? Optional.empty() : tracked();
      stream = stream(project.isPresent() ? project.get() : ownProject(git), git);
    }
    return stream;
  }

  /** The same without version control. */
  public StreamId streamUntracked() {
    return stream(choice.project().orElseGet(() -> ownProject(Optional.empty())), Optional.empty());
  }

  private StreamId stream(String project, Optional<Checkout> git) {
    Optional<String> branch = git.isPresent() ? git.get().branch() : Optional.empty();
    Optional<String> head = git.isPresent() ? git.get().revision() : Optional.empty();
    return StreamChoice.stream(project, choice.branch(branch, head));
  }

  /**
   * Says of a run that is to be recorded why it is of no branch, where there are branches; or,
   * before the first one of the stream, of which other streams the history has runs: one of them
   * may be this one's past, under the name that it had then.
   *
   * @param first whether the stream has no run yet
   */
  public void tellOfStream(History history, boolean first) {
    Optional<String> why = noBranch();
    if (why.isEmpty() && first) {
      why =
          OtherStreams.before(
              stream(), choice, history, OtherStreams.branchesOf(repository::commits));
    }
    why.ifPresent(listener::notice);
  }

  /** Says why what is asked for is of no branch, where there are branches. */
  public void tellOfNoBranch() {
    noBranch().ifPresent(listener::notice);
  }

  /** Why runs in a repository are of no branch: version control knows nothing of the registry. */
  private Optional<String> noBranch() {
    if (choice.branch().isPresent() || !stream().branch().equals(StreamId.DEFAULT_BRANCH)) {
      return Optional.empty();
    }
    Optional<String> branch = checkout().branch();
    return checkout().revision().isEmpty() || tracked().isPresent()
        ? Optional.empty()
        : Optional.of(
            "git does not track "
                + settings.layout().registries().place()
                + ", so runs are recorded on '"
                + StreamId.DEFAULT_BRANCH
                + "'"
                + (branch.isPresent() ? " and not on '" + branch.get() + "'" : "")
                + ": add it to git, correct \"registry\" in "
                + Settings.FILE
                + ", or choose with --branch");
  }

  /**
   * Says so where the stream is called otherwise than the workspace does.
   *
   * @param now what it is called
   */
  public void tellOfName(StreamId now) {
    FormerName.tell(stream(), now, listener);
  }

  /** Whether somebody or the settings name the stream's project or branch. */
  public boolean namesStream() {
    return choice.isMade() || settings.project().isPresent();
  }

  /** Whether a stream is that which is checked out, and nobody asked for another, or for it. */
  public boolean isOnUnasked(StreamId id) {
    return !choice.isMade() && id.equals(stream());
  }

  /**
   * Whether the stream has commits that can be read into its history.
   *
   * @throws CommitsException when version control has to be asked and cannot say
   */
  public boolean hasPast() {
    return stream().isLine() && tracked().flatMap(Checkout::revision).isPresent() && isOwnProject();
  }

  /**
   * Whether the stream is of the workspace's own project, and not of one that is only asked for.
   */
  public boolean isOwnProject() {
    return choice.project().isEmpty() || choice.project().get().equals(ownProject(tracked()));
  }

  /**
   * Where the repository is shown on the web: as the project's name says, or where that is the
   * workspace's own, its repository.
   */
  public Optional<WebPages> pages(String project) {
    Optional<WebPages> named = WebPages.of(project);
    if (named.isPresent()) {
      return named;
    }
    try {
      Optional<Checkout> git = tracked();
      return git.isPresent() && isOwnProject()
          ? git.get().project().flatMap(WebPages::of)
          : Optional.empty();
    } catch (CommitsException e) {
      return Optional.empty(); // what is known is shown also where the repository cannot be read
    }
  }

  private String ownProject(Optional<Checkout> git) {
    Optional<String> project = settings.project();
    if (project.isEmpty() && git.isPresent()) {
      project = git.get().project();
    }
    return project.isPresent() ? project.get() : files.name();
  }
}
