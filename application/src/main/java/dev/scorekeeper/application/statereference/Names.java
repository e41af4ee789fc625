package dev.scorekeeper.application.statereference;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Hex;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which run or commit a name stands for. The repository is opened for names alone. */
public final class Names implements AutoCloseable {
  /** Shorter beginnings of identities and hashes name nothing. */
  private static final int SHORTEST = 4;

  /** Nobody else's name begins with so many of the same digits. */
  private static final int SURE = 8;

  /** Of more runs of one revision the last recorded ones are looked at. */
  private static final int MANY = 100;

  private final StreamId stream;
  private final Optional<History> history;
  private final Supplier<Optional<Commits>> repository;
  private Optional<Commits> commits = Optional.empty();
  private boolean lookedForCommits;

  /**
   * Names of a stream's project.
   *
   * @param history where runs are looked for, if there is one
   * @param repository opens where commits are looked for; closed with this
   */
  public Names(StreamId stream, Optional<History> history, Supplier<Optional<Commits>> repository) {
    this.stream = stream;
    this.history = history;
    this.repository = repository;
  }

  /** What a name stands for. */
  public sealed interface Meaning {
    /** A run. */
    record OfRun(RecordedRun run) implements Meaning {}

    /** A commit, by its name in full. */
    record OfCommit(String revision) implements Meaning {}
  }

  /**
   * The run or commit that a name stands for.
   *
   * @throws InvalidRequestException when it stands for none
   * @throws HistoryException when it stands for several, or nobody can know
   */
  public Meaning meaning(Reference.Named named) {
    return find(named)
        .orElseThrow(
            () ->
                isCutOff(named)
                    ? cutOff(named.name())
                    : new InvalidRequestException(
                        "'"
                            + named.name()
                            + "' is neither a run, a commit nor a time"
                            + (isWay(named.name()) ? "" : Likeness.clause(named.name(), words()))
                            + " (see scorekeeper log,"
                            + (commits().isPresent() ? " fetch the commit," : "")
                            + " or write a time such as 2026-01-31 or 30d)"));
  }

  /**
   * Whether a name says a way from a commit to another one, as git writes it, such as {@code
   * HEAD~3}. It is nobody's name, so no other name is like it.
   */
  public static boolean isWay(String name) {
    return name.indexOf('~') >= 0 || name.indexOf('^') >= 0 || name.contains("@{");
  }

  /** Whether a name says a way that may lead out of what a clone has of the repository. */
  public boolean isCutOff(Reference.Named named) {
    return isWay(named.name()) && commits().filter(Commits::isShallow).isPresent();
  }

  private static HistoryException cutOff(String name) {
    return new HistoryException(
        "'"
            + name
            + "' names no commit that is here, since this clone is shallow; "
            + Lineage.FETCH_MORE);
  }

  /** What else than runs and commits by their digits has a name here. */
  private List<String> words() {
    List<String> words = new ArrayList<>(List.of(Reference.WORKTREE, Reference.HEAD));
    commits().ifPresent(here -> words.addAll(here.branches()));
    return words;
  }

  /**
   * The commit where the histories of two meet.
   *
   * @throws HistoryException when there is none, or nobody can know
   */
  public String meeting(Reference.Fork fork) {
    return lineage().base(commit(fork.one()), commit(fork.other()));
  }

  /** The commit of the repository that a name stands for. */
  private String commit(String name) {
    return commits()
        .flatMap(known -> known.find(name))
        .orElseThrow(
            () ->
                isCutOff(new Reference.Named(name))
                    ? cutOff(name)
                    : new InvalidRequestException(
                        "'" + name + "' is not a commit of this repository; fetch it"));
  }

  /** How the repository's commits follow upon one another. */
  public Lineage lineage() {
    return new Lineage(
        commits()
            .orElseThrow(
                () ->
                    new HistoryException("there is no repository here whose commits could meet")));
  }

  /**
   * The same, where it stands for anything.
   *
   * @throws HistoryException when it stands for several
   */
  public Optional<Meaning> find(Reference.Named named) {
    String name = named.name();
    List<RecordedRun> runs = runsOfId(name);
    if (runs.size() == 1 && name.length() >= SURE) {
      return Optional.of(new Meaning.OfRun(runs.get(0)));
    }
    Set<String> revisions = revisions(name);
    if (runs.size() + revisions.size() > 1) {
      throw ambiguous(name, runs, revisions);
    }
    if (runs.size() == 1) {
      return Optional.of(new Meaning.OfRun(runs.get(0)));
    }
    return revisions.stream().findFirst().map(Meaning.OfCommit::new);
  }

  private List<RecordedRun> runsOfId(String name) {
    return history.isPresent() && name.length() >= SHORTEST && Hex.isHex(name)
        ? history.get().runs(stream.project()).byIdPrefix(name, 3)
        : List.of();
  }

  /** The commits of a name: the one that git knows, or those of runs. */
  private Set<String> revisions(String name) {
    Optional<String> known = commits().flatMap(here -> here.find(name));
    if (known.isPresent()) {
      return Set.of(known.get());
    }
    Set<String> revisions = new TreeSet<>();
    if (history.isPresent() && name.length() >= SHORTEST) {
      for (RecordedRun run :
          history.get().runs(stream.project()).byRevisionPrefix(stream.project(), name, MANY)) {
        run.run().revision().ifPresent(revisions::add);
      }
    }
    return revisions;
  }

  /** When the state of a commit was observed, as a run says. */
  public Optional<Instant> observedAt(String revision) {
    return history.flatMap(
        known -> known.runs(stream.project()).observedAt(stream.project(), revision));
  }

  /** What a commit says of itself, where git has it. */
  public Optional<CommitNote> note(String revision) {
    return commits().flatMap(here -> here.note(revision));
  }

  /** The repository's commits; empty where there is none. */
  public Optional<Commits> commits() {
    if (!lookedForCommits) {
      lookedForCommits = true;
      try {
        commits = repository.get();
      } catch (CommitsException e) {
        throw new HistoryException(String.valueOf(e.getMessage()), e);
      }
    }
    return commits;
  }

  private static HistoryException ambiguous(
      String name, List<RecordedRun> runs, Set<String> revisions) {
    List<String> candidates = new ArrayList<>();
    runs.forEach(run -> candidates.add("run " + run.run().id()));
    revisions.forEach(revision -> candidates.add("commit " + revision));
    return new HistoryException(
        "'" + name + "' could be " + String.join(", ", candidates) + "; write more of it");
  }

  @Override
  public void close() {
    commits.ifPresent(Commits::close);
  }
}
