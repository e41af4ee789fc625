package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace whose settings are read: what lies in it, what version control knows of it, and to
 * which stream its runs belong. For one thread.
 */
public final class OpenWorkspace {
  private final Workspace files;
  private final Settings settings;
  private final Repository repository;
  private final Snapshots snapshots;
  private final StreamChoice choice;
  private final Listener listener;
  private @Nullable Checkout checkout;

  public OpenWorkspace(
      Workspace files,
      Settings settings,
      Repository repository,
      Snapshots snapshots,
      StreamChoice choice,
      Listener listener) {
    this.files = files;
    this.settings = settings;
    this.repository = repository;
    this.snapshots = snapshots;
    this.choice = choice;
    this.listener = listener;
  }

  /** What the workspace says about itself. */
  public Settings settings() {
    return settings;
  }

  /** What was said of the stream. */
  public StreamChoice choice() {
    return choice;
  }

  /** Reads the three layers as they lie. */
  public Snapshot snapshot() {
    try (SourceTree tree = files.files();
        Listener.Stage stage = listener.begin(Work.READING_FILES)) {
      return snapshots.read(tree, settings.layout(), stage);
    }
  }

  /** By what an assessment of these files is made today, without a scan. */
  public Ruleset ruleset() {
    return Ruleset.of(settings.layout());
  }

  /** What is checked out; the first call begins to ask, and whoever asks for more waits. */
  public Checkout checkout() {
    if (checkout == null) {
      Layout layout = settings.layout();
      checkout =
          repository.checkout(List.of(layout.registry(), layout.catalog(), layout.sequences()));
    }
    return checkout;
  }

  /** What version control knows, where it knows the registry. */
  public Optional<Checkout> tracked() {
    Checkout asked = checkout();
    return asked.tracks(settings.layout().registry()) ? Optional.of(asked) : Optional.empty();
  }

  /**
   * Opens the repository's commits; empty where there is no repository.
   *
   * @throws CommitsException when there is one that cannot be read
   */
  public Optional<Commits> commits() {
    return repository.commits();
  }

  /** The repository, which need not be there. */
  public Repository repository() {
    return repository;
  }

  /** The stream that the choice, the settings, version control and the CI system name. */
  public StreamId stream() {
    Optional<Checkout> git = tracked();
    Optional<String> branch = choice.branch();
    if (branch.isEmpty() && git.isPresent()) {
      branch = git.get().branch();
    }
    if (branch.isEmpty()) {
      branch = choice.ciBranch();
    }
    return StreamChoice.stream(
        choice.project().isPresent() ? choice.project().get() : ownProject(git),
        branch.orElse(StreamId.DEFAULT_BRANCH));
  }

  /** Whether somebody or the settings name the stream's project or branch. */
  public boolean namesStream() {
    return choice.isMade() || settings.project().isPresent();
  }

  /**
   * Whether the stream is of the workspace's own project, and not of one that is only asked for.
   */
  public boolean isOwnProject() {
    return choice.project().isEmpty() || choice.project().get().equals(ownProject(tracked()));
  }

  private String ownProject(Optional<Checkout> git) {
    Optional<String> project = settings.project();
    if (project.isEmpty() && git.isPresent()) {
      project = git.get().project();
    }
    return project.isPresent() ? project.get() : files.name();
  }
}
