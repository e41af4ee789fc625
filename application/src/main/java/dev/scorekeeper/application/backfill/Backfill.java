package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.application.Limits;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.statereference.Between;
import dev.scorekeeper.application.statereference.Moments;
import dev.scorekeeper.application.statereference.Names;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.workspace.FormerName;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Records what the repository's commits say, as if a run had been made at each of them. */
public final class Backfill {
  private final Repository repository;
  private final SettingsOfCommits settings;
  private final BooleanSupplier begun;
  private final StreamChoice choice;
  private final HistoryStore histories;
  private final Snapshots snapshots;
  private final Clock clock;
  private final Listener listener;

  /**
   * A backfill of a repository.
   *
   * @param repository whose commits are read
   * @param settings by which settings
   * @param begun whether there is a workspace: else commits without a plan leave no history
   */
  public Backfill(
      Repository repository,
      SettingsOfCommits settings,
      BooleanSupplier begun,
      StreamChoice choice,
      HistoryStore histories,
      Snapshots snapshots,
      Clock clock,
      Listener listener) {
    this.repository = repository;
    this.settings = settings;
    this.begun = begun;
    this.choice = choice;
    this.histories = histories;
    this.snapshots = snapshots;
    this.clock = clock;
    this.listener = listener;
  }

  /** Says by which settings commits are read: those of the workspace, or of a commit. */
  @FunctionalInterface
  public interface SettingsOfCommits {
    /** The settings for the line of commits that ends with a tip. */
    Settings of(Commits commits, String tip);
  }

  /**
   * What a backfill came to.
   *
   * @param stream whose runs they are, as it is called now
   * @param settings by which the commits were read
   * @param dry whether nothing was to be recorded
   * @param shallow whether the repository's history goes on before where it begins here
   * @param report what became of the commits
   */
  public record Result(
      StreamId stream, Settings settings, boolean dry, boolean shallow, BackfillReport report) {}

  /**
   * Reads the line of the branch that is chosen, or else of what is checked out.
   *
   * @param range of which commits of it, by their own times
   * @param most at most so many, the newest
   * @param dry whether to record nothing
   * @throws CommitsException when there is no repository, no commit, or none that can be read
   * @throws InvalidRequestException when there is no branch of the name that is chosen, no such
   *     time, or one that ends before it begins
   */
  public Result run(Range range, int most, boolean dry) {
    Limits.checked(most);
    return run(
        (names, now) -> {
          Between time = Moments.ofCommits(names, now).between(range);
          return new CommitFilter(time.from(), time.until(), most);
        },
        dry);
  }

  /** Says which commits are read, once there is somewhere to look them up. */
  @FunctionalInterface
  private interface Choosing {
    CommitFilter filter(Names names, Clock clock);
  }

  /**
   * Reads the line of the branch that is chosen, or else of what is checked out.
   *
   * @param dry whether to record nothing
   * @throws CommitsException when there is no repository, no commit, or none that can be read
   * @throws InvalidRequestException when there is no branch of the name that is chosen
   */
  public Result run(CommitFilter filter, boolean dry) {
    return run((names, now) -> filter, dry);
  }

  private Result run(Choosing choosing, boolean dry) {
    Deferred<Commits> opening =
        Deferred.begin("commits", () -> repository.commits().orElseThrow(this::noRepository));
    Deferred<Optional<History>> knowing = Deferred.begin("history", histories::forReading);
    try (Commits commits = opening.get()) {
      String tip = tip(commits);
      Settings effective = settings.of(commits, tip);
      StreamId stream = stream(effective, commits);
      BackfillReport report;
      Optional<History> known = knowing.get();
      StreamId called = known.map(history -> history.stream(stream).id()).orElse(stream);
      FormerName.tell(stream, called, listener);
      known
          .flatMap(
              history ->
                  OtherStreams.before(stream, choice, history, OtherStreams.branchesOf(commits)))
          .ifPresent(listener::notice);
      try (LazyHistory writing = new LazyHistory(histories)) {
        report =
            new StreamBackfill(
                    commits, stream, effective.layout(), begun, snapshots, clock, listener, known)
                .run(
                    tip,
                    choosing.filter(new Names(called, known, () -> Optional.of(commits)), clock),
                    dry ? Optional.empty() : Optional.of(writing));
      } finally {
        known.ifPresent(History::close);
      }
      return new Result(called, effective, dry, commits.isShallow(), report);
    }
  }

  private CommitsException noRepository() {
    return new CommitsException(
        repository.place() + " is in no git repository, so there are no commits to read");
  }

  private String tip(Commits commits) {
    Optional<String> branch = choice.branch();
    return branch.isPresent()
        ? commits.branchTip(branch.get()).orElseThrow(() -> noBranch(branch.get(), commits))
        : commits.head().orElseThrow(() -> noCommit(commits));
  }

  private static InvalidRequestException noBranch(String branch, Commits commits) {
    return new InvalidRequestException(
        "--branch: there is no branch '"
            + branch
            + "'"
            + others(commits)
            + Likeness.clause(branch, commits.branches()));
  }

  private static CommitsException noCommit(Commits commits) {
    return new CommitsException(
        "there is no commit on " + commits.branch().orElse("HEAD") + " yet" + others(commits));
  }

  private static String others(Commits commits) {
    List<String> branches = commits.branches();
    if (branches.size() == 1) {
      return "; the only branch is " + branches.get(0);
    }
    return branches.isEmpty()
        ? ""
        : "; there are " + String.join(", ", branches) + " (choose with --branch)";
  }

  /** The stream that live runs of the newest commit would have, wherever they are made. */
  private StreamId stream(Settings effective, Commits commits) {
    return StreamChoice.stream(
        choice.project().or(effective::project).or(commits::project).orElseGet(commits::folderName),
        choice.branch(commits.branch(), commits.head()));
  }
}
