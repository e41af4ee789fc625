package dev.scorekeeper.application.workspace;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said where a stream has no runs and the history has others: a project that is called by
 * another name since then, or a branch, has not lost its past, and this is how to find it.
 */
public final class OtherStreams {
  /** More names than this help nobody. */
  private static final int FEW = 5;

  private OtherStreams() {}

  /**
   * What to say before the first run of a stream; empty where it has runs, or where no other stream
   * can be its past: each pull request and each tag of a known project begins anew. Whoever chooses
   * a name means it.
   */
  public static Optional<String> before(StreamId stream, StreamChoice choice, History history) {
    List<StreamId> streams = history.streams();
    if (streams.contains(stream)) {
      return Optional.empty();
    }
    List<StreamId> others = of(stream, streams);
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
    return sentence(stream, of(stream, history.streams()));
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
    sentence.append("; there are runs of ");
    for (int i = 0; i < others.size() && i < FEW; i++) {
      sentence.append(i == 0 ? "" : ", ").append(others.get(i));
    }
    if (others.size() > FEW) {
      sentence.append(" and ").append(others.size() - FEW).append(" more");
    }
    return sentence
        .append(
            others.get(0).project().equals(stream.project())
                ? " (the same branch by another name? choose it with --branch;"
                : " (the same project by another name? choose it with --project and --branch, or"
                    + " name it as \"project\" in scorekeeper.json;")
        .append(" scorekeeper history streams shows them all)")
        .toString();
  }
}
