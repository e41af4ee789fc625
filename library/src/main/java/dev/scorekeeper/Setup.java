package dev.scorekeeper;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.fs.FolderWorkspace;
import dev.scorekeeper.fs.WorkspacePluginFolders;
import dev.scorekeeper.git.GitRepository;
import dev.scorekeeper.postgresql.PostgresHistoryStore;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a {@link Scorekeeper} takes from outside. Begin with {@link #of}, and replace what is to be
 * another: a test passes a workspace and a history in memory, and a clock.
 *
 * @param workspace the files of the workspace
 * @param plugins how its plugin folders are found
 * @param repository the repository that it lies in
 * @param isElsewhere whether that is another repository than the one around the workspace: its
 *     commits are then read by the settings in the newest of them
 * @param histories where the history is kept
 * @param choice what is said of the stream
 * @param clock the time
 * @param random what identities of runs are made from
 * @param listener callback for the progress of long work, and for notices to a person besides the
 *     result
 */
public record Setup(
    Workspace workspace,
    PluginFolders plugins,
    Repository repository,
    boolean isElsewhere,
    HistoryStore histories,
    StreamChoice choice,
    Clock clock,
    RandomGenerator random,
    Listener listener) {
  /** The variable of the environment that names the history: a file, or an address. */
  public static final String HISTORY_VARIABLE = "SCOREKEEPER_HISTORY";

  /**
   * A folder with the registry in it, with its history where the environment or else the workspace
   * keeps it: in the workspace, through no link that leads out of it.
   */
  public static Setup of(Path workspace) {
    return of(workspace, System.getenv());
  }

  /**
   * The same in an environment of one's own.
   *
   * @param variables of the environment: they may name the history, and in a build the branch
   */
  public static Setup of(Path workspace, Map<String, String> variables) {
    String history = variables.getOrDefault(HISTORY_VARIABLE, "");
    return new Setup(
        new FolderWorkspace(workspace),
        new WorkspacePluginFolders(workspace),
        GitRepository.around(workspace),
        false,
        history.isEmpty() ? SqliteHistoryStore.within(workspace) : named(history, variables),
        new StreamChoice(Optional.empty(), Optional.empty(), variables, new EventFiles()),
        Clock.systemUTC(),
        new SystemRandom(),
        Listener.NONE);
  }

  /** The history that the environment names: an address of a server, or a path. */
  private static HistoryStore named(String history, Map<String, String> variables) {
    try {
      return HistoryAddress.of(history, Path.of(""), variables);
    } catch (InvalidPathException e) {
      throw new HistoryException(
          "%s names '%s', which is no path: %s".formatted(HISTORY_VARIABLE, history, e.getReason()),
          e);
    }
  }

  /** With its history in a file, which need not exist and may be anywhere. */
  public Setup history(Path file) {
    return history(new SqliteHistoryStore(file));
  }

  /**
   * With its history on a server, such as {@code postgresql://scorekeeper@db.example.org/plans}.
   *
   * @param variables of the environment: a password is in one of them, or in a file that one names
   * @throws HistoryException when it is no address, or has a password in it
   */
  public Setup history(String address, Map<String, String> variables) {
    return history(PostgresHistoryStore.at(address, variables));
  }

  /** With its history kept elsewhere. */
  public Setup history(HistoryStore other) {
    return new Setup(
        workspace, plugins, repository, isElsewhere, other, choice, clock, random, listener);
  }

  /** With the commits of another repository, which may be a bare one. */
  public Setup commitsOf(Path other, String folder) {
    return new Setup(
        workspace,
        plugins,
        GitRepository.at(other, folder),
        true,
        histories,
        choice,
        clock,
        random,
        listener);
  }

  /** With a project and a branch that are chosen, where they are. */
  public Setup stream(Optional<String> project, Optional<String> branch) {
    return new Setup(
        workspace,
        plugins,
        repository,
        isElsewhere,
        histories,
        choice.naming(project, branch),
        clock,
        random,
        listener);
  }

  /** With a clock and a source of chance of one's own. */
  public Setup ticking(Clock other, RandomGenerator chance) {
    return new Setup(
        workspace, plugins, repository, isElsewhere, histories, choice, other, chance, listener);
  }

  /** With somebody who listens. */
  public Setup telling(Listener other) {
    return new Setup(
        workspace, plugins, repository, isElsewhere, histories, choice, clock, random, other);
  }

  /** A scorekeeper of all this; nothing is read or opened yet. */
  public Scorekeeper open() {
    return new Scorekeeper(new Assembly(this));
  }
}
