package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.CommitFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A commit, its first parent, the first parent of that, and so on, as the program tells them. */
final class FirstParents {
  /** So many commits are asked for first: the history mostly knows one of them. */
  private static final int RECENT = 64;

  private final Git git;
  private final String revision;

  FirstParents(Git git, String revision) {
    this.git = git;
    this.revision = revision;
  }

  /**
   * What they say of themselves, the newest first, down to one whose parent is known.
   *
   * @param known as {@link dev.scorekeeper.domain.commit.Checkout#firstParents} takes it
   */
  List<CommitFact> facts(Predicate<String> known) {
    if (known.test(revision)) {
      return List.of();
    }
    List<CommitFact> recent = newest(RECENT);
    List<CommitFact> facts = untilKnown(recent, known);
    boolean ends = facts.size() < recent.size() || recent.size() < RECENT;
    return ends ? facts : untilKnown(newest(Integer.MAX_VALUE), known);
  }

  private static List<CommitFact> untilKnown(List<CommitFact> commits, Predicate<String> known) {
    int end = Math.min(1, commits.size()); // the first was asked for before
    while (end < commits.size() && !known.test(commits.get(end).revision())) {
      end++;
    }
    return List.copyOf(commits.subList(0, end));
  }

  /** As raw text, which names a parent also where the clone was cut between the two. */
  private List<CommitFact> newest(int most) {
    return git.rounds()
        .answer(
            git.rounds()
                .begin(
                    () -> {
                      List<CommitFact> facts = new ArrayList<>();
                      // Not the log command: a repository can have it call a program for
                      // signatures.
                      git.ask(
                              List.of(),
                              "rev-list",
                              List.of(
                                  "--first-parent",
                                  "--header",
                                  // As it is kept: what it is written in, it says itself.
                                  "--encoding=none",
                                  "--max-count=" + most,
                                  revision,
                                  "--"))
                          .records(record -> facts.add(fact(record)));
                      return facts;
                    }));
  }

  /** A name in its own line, and the commit. */
  private static CommitFact fact(byte[] record) {
    int end = 0;
    while (end < record.length && record[end] != '\n') {
      end++;
    }
    String name = new String(record, 0, end, StandardCharsets.US_ASCII);
    int begin = Math.min(record.length, end + 1);
    return CommitText.of(Arrays.copyOfRange(record, begin, record.length)).fact(name);
  }

  /** Whether first parents lead from one of some commits to another. */
  static boolean lead(Git git, List<String> from, String revision, String to) {
    List<String> arguments = new ArrayList<>(List.of("--first-parent", "--ignore-missing"));
    arguments.addAll(from);
    arguments.add("^" + revision);
    arguments.add("--");
    return git.rounds()
        .answer(
            git.rounds()
                .begin(
                    () -> {
                      String lines = git.ask(List.of(), "rev-list", arguments).answer(Git.DONE);
                      return ("\n" + lines).contains("\n" + to + "\n");
                    }));
  }
}
