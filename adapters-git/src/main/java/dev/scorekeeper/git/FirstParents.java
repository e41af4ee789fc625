package dev.scorekeeper.git;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A commit, its first parent, the first parent of that, and so on. */
final class FirstParents {
  /** So many commits are asked for first: the history mostly knows one of them. */
  private static final int RECENT = 64;

  private final Git git;
  private final String revision;

  FirstParents(Git git, String revision) {
    this.git = git;
    this.revision = revision;
  }

  /** A commit with its committer's time. */
  private record Dated(String revision, Instant at) {
    static Dated of(String line) {
      String[] parts = line.split(" ", 2);
      return new Dated(parts[1], CommitTime.of(parts[0]));
    }
  }

  /**
   * The moment of the commit's state: its committer's time, or a millisecond after its parent's
   * moment where that is later; and so on from the beginning, or from a commit that is known.
   */
  Instant observedAt(Function<String, Optional<Instant>> known) {
    Optional<Instant> moment = known.apply(revision);
    for (int most : List.of(RECENT, Integer.MAX_VALUE)) {
      if (moment.isEmpty()) {
        moment =
            observedAt(git.rounds().answer(git.rounds().begin(() -> newest(most))), most, known);
      }
    }
    return moment.orElseThrow(() -> new NoAnswerException("it lists no commit"));
  }

  private List<Dated> newest(int most) {
    // Not the log command: a repository can have it call a program for signatures.
    return git.ask(
            List.of(),
            "rev-list",
            List.of("--first-parent", "--timestamp", "--max-count=" + most, revision, "--"))
        .answer(Git.DONE)
        .lines()
        .map(Dated::of)
        .toList();
  }

  private static Optional<Instant> observedAt(
      List<Dated> commits, int most, Function<String, Optional<Instant>> known) {
    Optional<Instant> moment = Optional.empty();
    int unknown = 1; // the first was asked for before
    while (unknown < commits.size() && moment.isEmpty()) {
      moment = known.apply(commits.get(unknown).revision());
      unknown += moment.isEmpty() ? 1 : 0;
    }
    if (moment.isEmpty() && commits.size() == most) {
      return moment; // the beginning is further back
    }
    for (int i = unknown - 1; i >= 0; i--) {
      Instant own = commits.get(i).at();
      moment = Optional.of(moment.map(parent -> CommitTime.after(parent, own)).orElse(own));
    }
    return moment;
  }
}
