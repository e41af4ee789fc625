package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.StreamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is said where a stream has no runs and the history has others: a project that is called by
 * another name since then, or a branch, has not lost its past, and this is how to find it. A branch
 * that is still here was not renamed.
 */
public final class OtherStreams {
  /** More names than this help nobody. */
  private static final int FEW = 5;

  private static final String RENAME = "scorekeeper history rename";
  private static final String LISTED = " (scorekeeper history streams lists them all)";

  private OtherStreams() {}

  /** Tells which of some branches a repository has. */
  @FunctionalInterface
  public interface Branches {
    /** Those that it has. */
    Set<String> among(Set<String> names);
  }

  /** Those of a repository that is open. */
  public static Branches branchesOf(Commits commits) {
    return names -> {
      Set<String> here = new HashSet<>(names);
      here.removeIf(name -> commits.branchTip(name).isEmpty());
      return here;
    };
  }

  /** Those of a repository, which is opened where it is asked; none where it cannot be read. */
  public static Branches branchesOf(Supplier<Optional<Commits>> repository) {
    return names -> {
      try {
        Optional<Commits> opened = repository.get();
        if (opened.isEmpty()) {
          return Set.of();
        }
        try (Commits commits = opened.get()) {
          return branchesOf(commits).among(names);
        }
      } catch (CommitsException e) {
        return Set.of(); // nobody can join what nobody can read
      }
    };
  }

  /**
   * What to say before the first run of a stream; empty where it has runs, or where no other stream
   * can be its past: each pull request and each tag of a known project begins anew. Whoever chooses
   * a name means it.
   *
   * @param branches of the repository
   */
  public static Optional<String> before(
      StreamId stream, StreamChoice choice, History history, Branches branches) {
    StreamId called = history.stream(stream).id();
    if (history.streams(called.project()).contains(called)) {
      return Optional.empty();
    }
    List<StreamId> others = of(stream, history.streams());
    boolean known = !others.isEmpty() && others.get(0).project().equals(stream.project());
    if (known ? choice.branch().isPresent() : choice.project().isPresent()) {
      return Optional.empty();
    }
    Optional<String> join = known ? branch(stream, others, branches) : project(stream, others);
    return join.map(how -> "no run of " + stream + " is recorded yet; " + how + LISTED);
  }

  /**
   * What to say where the runs of a stream are asked for, and there are none.
   *
   * @param branches of the repository
   */
  public static String none(StreamId stream, History history, Branches branches) {
    List<StreamId> streams = new ArrayList<>(history.streams());
    if (streams.remove(history.stream(stream).id())) {
      return "no run of "
          + stream
          + " is recorded except drafts, which say nothing of it; commit the files, and record the"
          + " commit with scorekeeper validate";
    }
    List<StreamId> others = of(stream, streams);
    StringBuilder sentence = new StringBuilder("no run of " + stream + " is recorded");
    if (others.isEmpty()) {
      return sentence.toString();
    }
    boolean known = others.get(0).project().equals(stream.project());
    String like = like(stream, others);
    sentence.append(like.isEmpty() ? "; " : like + " ").append("there are runs of ");
    name(sentence, others);
    sentence.append(known ? ": choose with --branch" : ": choose with --project and --branch");
    if (like.isEmpty()) {
      (known ? branch(stream, others, branches) : project(stream, others))
          .ifPresent(how -> sentence.append("; ").append(how));
    }
    return sentence.append(LISTED).toString();
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
      name(sentence.append("; there are runs of "), streams);
      sentence.append(LISTED);
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
    for (int i = 0; i < streams.size() && i < FEW; i++) {
      sentence.append(i == 0 ? "" : ", ").append(streams.get(i));
    }
    if (streams.size() > FEW) {
      sentence.append(" and ").append(streams.size() - FEW).append(" more");
    }
  }

  /** How to join a branch with what it was called before, if it may have been. */
  private static Optional<String> branch(
      StreamId stream, List<StreamId> others, Branches branches) {
    Set<String> before = new LinkedHashSet<>();
    if (stream.isLine() && !isOfNoBranch(stream)) {
      for (StreamId other : others) {
        if (other.isLine() && Renaming.canJoin(other, stream)) {
          before.add(other.branch());
        }
      }
    }
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Set<String> asked = new HashSet<>(before);
    asked.add(stream.branch());
    Set<String> here = branches.among(asked);
    before.removeIf(name -> here.contains(name) && !name.equals(StreamId.DEFAULT_BRANCH));
    if (before.isEmpty() || !here.contains(stream.branch())) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(before);
    String join =
        RENAME + argument(names.size() == 1 ? names.get(0) : "FROM") + argument(stream.branch());
    return Optional.of(
        names.equals(List.of(StreamId.DEFAULT_BRANCH))
            ? "the runs from before its first commit are those of "
                + names.get(0)
                + ": join them with "
                + join
            : "if " + choice(names) + " is what this branch was called before, run " + join);
  }

  /** How to join a project with what it was called before, if it may have been. */
  private static Optional<String> project(StreamId stream, List<StreamId> others) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> alike = new LinkedHashSet<>();
    for (StreamId other : others) {
      all.add(other.project());
      if (lastName(other.project()).equals(lastName(stream.project()))) {
        alike.add(other.project());
      }
    }
    // The history of a workspace alone has one; of those of many only what is called alike counts.
    List<String> before = List.copyOf(all.size() == 1 ? all : alike);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    List<StreamId> joinable = new ArrayList<>(others);
    joinable.removeIf(
        other -> !before.contains(other.project()) || !Renaming.canJoin(other, stream));
    boolean sameBranch = joinable.removeIf(other -> other.branch().equals(stream.branch()));
    StringBuilder join = new StringBuilder("if ");
    join.append(choice(before)).append(" is what this project was called before, run ");
    join.append(RENAME);
    join.append(" --from-project").append(argument(before.size() == 1 ? before.get(0) : "NAME"));
    if (!sameBranch && !joinable.isEmpty()) {
      join.append(argument(joinable.size() == 1 ? joinable.get(0).branch() : "FROM"));
      join.append(argument(stream.branch()));
    }
    return Optional.of(
        join.append(", or write that name as \"project\" into scorekeeper.json").toString());
  }

  private static String lastName(String project) {
    return project.substring(project.lastIndexOf('/') + 1);
  }

  private static String choice(List<String> names) {
    return Likeness.choice(names.subList(0, Math.min(FEW, names.size())));
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
