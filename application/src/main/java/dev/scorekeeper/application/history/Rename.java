package dev.scorekeeper.application.history;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the history what a branch or a project is called since, so that it keeps its past. */
public final class Rename {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;
  private final Clock clock;

  public Rename(OpenWorkspace workspace, HistoryStore histories, Clock clock) {
    this.workspace = workspace;
    this.histories = histories;
    this.clock = clock;
  }

  /**
   * What is renamed. The new name is one of the workspace's project.
   *
   * @param project the project's old name, where that is another
   * @param from the branch's old name; where none is said, each branch of the old project
   * @param to the branch's new name; where none is said, the old one
   */
  public record Request(Optional<String> project, Optional<String> from, Optional<String> to) {}

  /**
   * What was renamed, and is recorded.
   *
   * @param runs how many runs speak under the new name now, drafts included
   */
  public record Renamed(Renaming renaming, long runs) {}

  /**
   * Records the renamings, all or nothing.
   *
   * @throws InvalidRequestException when a name is none, or the renaming would make no sense
   * @throws HistoryException when nothing is recorded under an old name, there is no history, or it
   *     cannot be written
   * @throws CommitsException when version control has to say the project's name, and cannot
   */
  public List<Renamed> run(Request request) {
    String project = workspace.stream().project();
    try (History history = histories.forReading().orElseThrow(histories::absent)) {
      // What is refused touches no file.
      renamings(request, project, history);
    }
    return histories.writing(
        history -> {
          List<Renaming> renamings = renamings(request, project, history);
          history.log().rename(renamings);
          List<Renamed> renamed = new ArrayList<>();
          for (Renaming renaming : renamings) {
            int runs = history.stream(renaming.to()).runs(Integer.MAX_VALUE).size();
            renamed.add(new Renamed(renaming, runs));
          }
          return renamed;
        });
  }

  private List<Renaming> renamings(Request request, String project, History history) {
    String before = request.project().orElse(project);
    StreamNames names = history.names();
    List<Renaming> renamings = new ArrayList<>();
    for (String branch : branches(request, before, project, history)) {
      StreamId from = StreamChoice.stream(before, branch);
      StreamId to = StreamChoice.stream(project, request.to().orElse(branch));
      check(from, to, names, history);
      renamings.add(names.renaming(from, to, clock.instant()));
    }
    return renamings;
  }

  private static List<String> branches(
      Request request, String before, String project, History history) {
    if (request.from().isPresent()) {
      return List.of(request.from().get());
    }
    if (before.equals(project)) {
      throw new InvalidRequestException(
          "the project is called "
              + project
              + " already; say which branch is renamed, or with --project what the project is"
              + " called now");
    }
    List<String> branches = new ArrayList<>();
    for (StreamId stream : history.streams(before)) {
      branches.add(stream.branch());
    }
    if (branches.isEmpty()) {
      throw new InvalidRequestException(
          OtherStreams.noneToRename("project " + before, before, history));
    }
    return branches;
  }

  private static void check(StreamId from, StreamId to, StreamNames names, History history) {
    boolean renamed = !names.now(from).equals(from);
    if (!renamed && !history.streams(from.project()).contains(from)) {
      throw new InvalidRequestException(
          OtherStreams.noneToRename(from.toString(), from.branch(), history));
    }
    if (!Renaming.canJoin(from, to)) {
      throw new InvalidRequestException(
          from
              + " cannot be renamed to "
              + to
              + ": a branch has a line of commits, and pull requests, tags and detached heads have"
              + " none");
    }
    if (names.wouldCircle(from, to)) {
      throw new InvalidRequestException(
          to
              + " was renamed to "
              + from
              + " before, and names cannot go in a circle; to take that back, rename "
              + to
              + " to itself first");
    }
    if (from.equals(to) ? !renamed : names.now(from).equals(names.now(to))) {
      throw new InvalidRequestException(from + " is called " + names.now(to) + " already");
    }
  }
}
