package dev.scorekeeper.application.report;

import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that somebody can write here, for who completes what is typed. Records nothing. */
public final class KnownNames {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;

  public KnownNames(OpenWorkspace workspace, HistoryStore histories) {
    this.workspace = workspace;
    this.histories = histories;
  }

  /** The ids of the domains where the stream stands; where it has no runs, those of the files. */
  public List<String> domains() {
    Facts facts = recorded().orElseGet(() -> Facts.of(Assessment.of(workspace.snapshot())));
    Set<String> domains = new TreeSet<>();
    for (Fact fact : facts.byKey().values()) {
      if (fact instanceof Fact.DomainVerdict verdict) {
        domains.add(verdict.domain());
      }
    }
    return List.copyOf(domains);
  }

  private Optional<Facts> recorded() {
    Optional<History> opened = histories.forReading();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (History history = opened.get()) {
      return history.stream(workspace.stream()).head().map(StreamHead::state);
    }
  }

  /** The projects that have runs. */
  public List<String> projects() {
    Set<String> projects = new TreeSet<>();
    for (StreamId stream : streams()) {
      projects.add(stream.project());
    }
    return List.copyOf(projects);
  }

  /** The branches that have runs, of whichever project. */
  public List<String> branches() {
    Set<String> branches = new TreeSet<>();
    for (StreamId stream : streams()) {
      branches.add(stream.branch());
    }
    return List.copyOf(branches);
  }

  private List<StreamId> streams() {
    Optional<History> opened = histories.forReading();
    if (opened.isEmpty()) {
      return List.of();
    }
    try (History history = opened.get()) {
      return history.streams();
    }
  }

  /** Words for states: the files, the commit that is checked out, and the repository's branches. */
  public List<String> states() {
    List<String> states = new ArrayList<>(List.of(Reference.WORKTREE));
    Optional<Commits> opened = workspace.commits();
    if (opened.isPresent()) {
      try (Commits commits = opened.get()) {
        states.add(Reference.HEAD);
        states.addAll(commits.branches());
      }
    }
    return states;
  }
}
