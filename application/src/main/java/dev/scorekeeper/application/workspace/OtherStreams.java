package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.StreamId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said where a stream has no runs and the history has others: a project that is called by
 * another name since then, or a branch, has not lost its past, and this is how to find it.
 */
public final class OtherStreams {
  /** More names than this help nobody. */
  private static final int FEW = 5;

  private static final String RENAME = "scorekeeper history rename";

  private OtherStreams() {}

  /**
   * What to say before the first run of a stream; empty where it has runs, or where no other stream
   * can be its past: each pull request and each tag of a known project begins anew. Whoever chooses
   * a name means it.
   */
  public static Optional<String> before(StreamId stream, StreamChoice choice, History history) {
    StreamId called = history.stream(stream).id();
    if (history.streams(called.project()).contains(called)) {
      return Optional.empty();
    }
    List<StreamId> others = of(stream, history.streams());
    boolean known = !others.isEmpty() && others.get(0).project().equals(stream.project());
    if (known ? choice.branch().isPresent() : choice.project().isPresent()) {
      return Optional.empty();
    }
    if (known) {
      others.removeIf(other -> !stream.isLine() || !other.isLine());
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(sentence(stream, others));
  }

  /** What to say where the runs of a stream are asked for, and there are none. */
  public static String none(StreamId stream, History history) {
    List<StreamId> others = new ArrayList<>(history.streams());
    if (others.remove(history.stream(stream).id())) {
      return "no run of "
          + stream
          + " is recorded except drafts, which say nothing of it; commit the files, and record the"
          + " commit with scorekeeper validate";
    }
    return sentence(stream, of(stream, others)) + like(stream, of(stream, others));
  }

  /**
   * What to say where something is to be renamed of which nothing is recorded.
   *
   * @param what as people call it
   * @param name which part of it nothing is recorded of
   */
  public static String noneToRename(String what, String name, History history) {
    StringBuilder sentence = new StringBuilder("no run of " + what + " is recorded");
    List<StreamId> streams = history.streams();
    if (!streams.isEmpty()) {
      name(sentence, streams);
      sentence.append(" (scorekeeper history streams lists them all)");
      Set<String> names = new LinkedHashSet<>();
      for (StreamId stream : streams) {
        names.add(stream.branch());
        names.add(stream.project());
      }
      sentence.append(Likeness.clause(name, names));
    }
    return sentence.toString();
  }

  /**
   * What to say where the runs of a project, or of the branches of a name, are asked for, and there
   * are none.
   *
   * @param what as people call it
   * @param names those of which there are runs
   */
  public static String noneOf(String what, String name, Set<String> names) {
    return "no run of "
        + what
        + " is recorded (scorekeeper history streams lists the streams with runs)"
        + Likeness.clause(name, names);
  }

  /** Those of the same project where there are such, else all. */
  private static List<StreamId> of(StreamId stream, List<StreamId> streams) {
    List<StreamId> own = new ArrayList<>(streams);
    own.removeIf(other -> !other.project().equals(stream.project()));
    return own.isEmpty() ? new ArrayList<>(streams) : own;
  }

  private static String sentence(StreamId stream, List<StreamId> others) {
    StringBuilder sentence = new StringBuilder("no run of " + stream + " is recorded");
    if (others.isEmpty()) {
      return sentence.toString();
    }
    name(sentence, others);
    return sentence
        .append(
            others.get(0).project().equals(stream.project())
                ? ofBranch(stream, others)
                : ofProject(stream, others))
        .append(" scorekeeper history streams lists them all)")
        .toString();
  }

  /** Of the part of the name that none of the others has, what it may be meant to be. */
  private static String like(StreamId stream, List<StreamId> others) {
    List<String> branches = new ArrayList<>();
    Set<String> projects = new LinkedHashSet<>();
    for (StreamId other : others) {
      projects.add(other.project());
      branches.add(other.branch());
    }
    return projects.contains(stream.project())
        ? Likeness.clause(stream.branch(), branches)
        : Likeness.clause(stream.project(), projects);
  }

  private static void name(StringBuilder sentence, List<StreamId> streams) {
    sentence.append("; there are runs of ");
    for (int i = 0; i < streams.size() && i < FEW; i++) {
      sentence.append(i == 0 ? "" : ", ").append(streams.get(i));
    }
    if (streams.size() > FEW) {
      sentence.append(" and ").append(streams.size() - FEW).append(" more");
    }
  }

  private static String ofBranch(StreamId stream, List<StreamId> others) {
    List<StreamId> joinable = new ArrayList<>(others);
    joinable.removeIf(other -> !Renaming.canJoin(other, stream) || isOfNoBranch(stream));
    String join =
        joinable.isEmpty()
            ? ""
            : "join them with "
                + RENAME
                + argument(joinable.size() == 1 ? joinable.get(0).branch() : "FROM")
                + argument(stream.branch())
                + ", or ";
    String question = isOfNoBranch(stream) ? "" : "the same branch by another name? ";
    return " (" + question + join + "choose it with --branch;";
  }

  private static String ofProject(StreamId stream, List<StreamId> others) {
    List<String> projects = new ArrayList<>();
    boolean sameBranch = false;
    Optional<String> branch = Optional.empty();
    int joinable = 0;
    for (StreamId other : others) {
      if (!projects.contains(other.project())) {
        projects.add(other.project());
      }
      sameBranch |= other.branch().equals(stream.branch());
      if (Renaming.canJoin(other, stream)) {
        joinable++;
        branch = Optional.of(other.branch());
      }
    }
    StringBuilder join = new StringBuilder(RENAME).append(" --from-project");
    join.append(argument(projects.size() == 1 ? projects.get(0) : "NAME"));
    if (!sameBranch && joinable > 0) {
      join.append(argument(joinable == 1 ? branch.orElseThrow() : "FROM"));
      join.append(argument(stream.branch()));
    }
    return " (the same project by another name? join them with "
        + join
        + ", choose it with --project and --branch, or name it as \"project\" in"
        + " scorekeeper.json;";
  }

  /** What is of no branch is no branch's future. */
  private static boolean isOfNoBranch(StreamId stream) {
    return stream.branch().equals(StreamId.DEFAULT_BRANCH);
  }

  /** An argument as it is typed, after a space. */
  private static String argument(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "/._-+@:".indexOf(c) < 0) {
        return " '" + text.replace("'", "'\\''") + "'";
      }
    }
    return " " + text;
  }
}
