package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a log answers another one. One chain holds the entries of all projects. */
final class StoredExchange implements LogExchange {
  private static final String PROJECTS =
      "SELECT project FROM stored_stream UNION SELECT project FROM stored_line";

  private static final String LISTED =
      """
      SELECT run.seq AS seq, run.key, stream.project, assessment.digest
      FROM stored_run AS run JOIN stored_stream AS stream ON stream.id = run.stream
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE run.seq > ? AND run.seq <= ?
      UNION ALL
      SELECT seq, key, project, NULL FROM stored_line WHERE seq > ? AND seq <= ?
      UNION ALL
      SELECT tip.seq, tip.key, stream.project, NULL
      FROM stored_tip AS tip JOIN stored_stream AS stream ON stream.id = tip.stream
      WHERE tip.seq > ? AND tip.seq <= ?
      UNION ALL
      SELECT renaming.seq, renaming.key, stream.project, NULL
      FROM stored_stream_renaming AS renaming
      JOIN stored_stream AS stream ON stream.id = renaming.stream
      WHERE renaming.seq > ? AND renaming.seq <= ?
      ORDER BY 1
      """;

  private static final String FOUND =
      """
      SELECT assessment.digest
      FROM stored_run AS run JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE run.key = ?
      """;

  private static final String OTHER =
      """
      SELECT 1 FROM stored_line WHERE key = ?
      UNION ALL SELECT 1 FROM stored_tip WHERE key = ?
      UNION ALL SELECT 1 FROM stored_stream_renaming WHERE key = ?
      """;

  private final LogDatabase database;
  private final Runs runs;
  private final Assessments assessments;
  private final StoredCommits commits;

  StoredExchange(LogDatabase database, Runs runs, Assessments assessments) {
    this.database = database;
    this.runs = runs;
    this.assessments = assessments;
    this.commits = new StoredCommits(database, runs);
  }

  @Override
  public SortedSet<String> projects() {
    return database.read(
        () -> {
          SortedSet<String> projects = new TreeSet<>();
          try (ResultSet row = database.prepared(PROJECTS).executeQuery()) {
            while (row.next()) {
              projects.add(database.text(row, 1));
            }
          }
          return projects;
        });
  }

  @Override
  public List<Set<String>> together(Set<String> projects) {
    return List.of(projects);
  }

  @Override
  public Checkpoint chain(String project) {
    return database.read(runs::checkpoint);
  }

  @Override
  public boolean continues(String project, Checkpoint earlier) {
    return database.read(
        () -> {
          Checkpoint now = runs.checkpoint();
          return now.origin().equals(earlier.origin())
              && earlier.entries() <= now.entries()
              && link(earlier.entries(), now.origin()).equals(Optional.of(earlier.head()));
        });
  }

  /** The chain's link after an entry; after none the one that it begins with. */
  private Optional<Digest> link(long position, String origin) throws SQLException {
    if (position == 0) {
      return Optional.of(Checkpoint.beginning(origin).head());
    }
    try (ResultSet row = runs.link(position)) {
      return row.next() ? ColumnReader.digest(row, 1) : Optional.empty();
    }
  }

  @Override
  public List<Listed> listed(Set<String> together, long after, long through) {
    return database.read(
        () -> {
          List<Listed> listed = new ArrayList<>();
          PreparedStatement select = database.prepared(LISTED);
          for (int parameter = 1; parameter < 2 * Runs.KINDS; parameter += 2) {
            select.setLong(parameter, after);
            select.setLong(parameter + 1, through);
          }
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              String project = database.text(row, 3);
              if (together.contains(project)) {
                listed.add(
                    new Listed(
                        project,
                        row.getLong(1),
                        new RunId(HexFormat.of().formatHex(row.getBytes(2))),
                        Optional.ofNullable(row.getBytes(4)).map(Digest::of)));
              }
            }
          }
          return listed;
        });
  }

  @Override
  public List<LogEntry> told(List<Listed> entries) {
    return database.read(
        () -> {
          String origin = runs.checkpoint().origin();
          List<LogEntry> told = new ArrayList<>();
          for (Listed listed : entries) {
            told.add(intact(listed, origin).orElseThrow(() -> broken(listed)));
          }
          return told;
        });
  }

  /** The entry, where it is the one that was chained. */
  private Optional<LogEntry> intact(Listed listed, String origin) throws SQLException {
    try {
      LogEntry entry = at(listed.position());
      Optional<Digest> before = link(listed.position() - 1, origin);
      Optional<Digest> link = link(listed.position(), origin);
      return entry.id().equals(listed.id())
              && before.isPresent()
              && link.equals(before.map(entry::chained))
          ? Optional.of(entry)
          : Optional.empty();
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException
        | NullPointerException e) {
      // It says what no entry says.
      return Optional.empty();
    }
  }

  private HistoryException broken(Listed listed) {
    return new HistoryException(
        "%s is not as it was recorded: entry %d breaks its chain; run scorekeeper history verify"
            .formatted(database.place(), listed.position()));
  }

  private LogEntry at(long position) throws SQLException {
    List<LoggedRun> run = runs.recorded(position - 1, position);
    if (!run.isEmpty()) {
      return new LogEntry.OfRun(
          run.get(0).recorded().run(),
          assessments.digest(run.get(0).assessment()),
          Optional.of(LogExport.told(run.get(0), assessments)));
    }
    Optional<Tip> tip = runs.tipAt(position);
    if (tip.isPresent()) {
      return new LogEntry.OfTip(tip.get());
    }
    Optional<Renaming> renaming = runs.streams().renamingAt(position);
    return renaming.isPresent()
        ? new LogEntry.OfRenaming(renaming.get())
        : new LogEntry.OfCommits(commits.line(position));
  }

  @Override
  public Set<RunId> missing(Collection<Listed> entries) {
    return database.read(
        () -> {
          Set<RunId> missing = new HashSet<>();
          for (Listed listed : entries) {
            if (!knows(listed)) {
              missing.add(listed.id());
            }
          }
          return missing;
        });
  }

  private boolean knows(Listed listed) throws SQLException {
    if (listed.assessment().isEmpty()) {
      byte[] key = listed.id().bytes();
      return database.number(OTHER, key, key, key).isPresent();
    }
    PreparedStatement select = database.prepared(FOUND);
    select.setBytes(1, listed.id().bytes());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return false;
      }
      if (!ColumnReader.digest(row, 1).equals(listed.assessment())) {
        throw new RefusedRunException(
            "run %s is in %s with another result, and what was recorded is never changed"
                .formatted(listed.id(), database.place()));
      }
      return true;
    }
  }

  @Override
  public Set<Digest> untold(Collection<Digest> digests) {
    return database.read(
        () -> {
          Set<Digest> untold = new HashSet<>();
          for (Digest digest : digests) {
            if (assessments.find(digest).isEmpty()) {
              untold.add(digest);
            }
          }
          return untold;
        });
  }
}
