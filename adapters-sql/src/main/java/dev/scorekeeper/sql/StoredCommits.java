package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the log knows of commits, by lines of them. */
final class StoredCommits {
  private static final String ADD_LINE =
      "INSERT INTO stored_line (seq, key, project, below, chain) VALUES (?, ?, ?, ?, ?)";

  private static final String ADD_COMMIT =
      """
      INSERT INTO stored_commit (line, number, revision, seconds, author) VALUES (?, ?, ?, ?, ?)
      """;

  private static final String KNOWN = "SELECT 1 FROM stored_line WHERE key = ?";

  private static final String COMMIT =
      """
      SELECT coalesce(next.revision, line.below), one.seconds, one.author
      FROM stored_commit AS one
      JOIN stored_line AS line ON line.seq = one.line
      LEFT JOIN stored_commit AS next ON next.line = one.line AND next.number = one.number + 1
      WHERE substr(one.revision, 1, 8) = substr(?, 1, 8) AND one.revision = ?
        AND line.project = ?
      ORDER BY one.author LIMIT 1
      """;

  private static final String ANY =
      """
      SELECT 1 FROM stored_commit WHERE substr(revision, 1, 8) = substr(?, 1, 8)
        AND revision = ?
      LIMIT 1
      """;

  /** Commits that are named as parents, and those of which there are runs. */
  private static final String AWAITED =
      """
      SELECT 1 FROM stored_line
      WHERE substr(below, 1, 8) = substr(?, 1, 8) AND below IS NOT NULL AND below = ?
        AND project = ?
      UNION ALL
      SELECT 1 FROM stored_run AS run JOIN stored_stream AS stream ON stream.id = run.stream
      WHERE substr(run.revision, 1, 4) = substr(?, 1, 4) AND run.revision IS NOT NULL
        AND run.revision = ? AND stream.project = ?
      LIMIT 1
      """;

  private static final String OF_PROJECT =
      """
      SELECT one.line, one.revision, one.seconds, one.author, line.below
      FROM stored_line AS line CROSS JOIN stored_commit AS one
      WHERE one.line = line.seq AND line.project = ?
      ORDER BY one.line, one.number
      """;

  private static final String OF_LINE =
      """
      SELECT one.line, one.revision, one.seconds, one.author, line.below
      FROM stored_line AS line CROSS JOIN stored_commit AS one
      WHERE one.line = line.seq AND line.seq = ?
      ORDER BY one.line, one.number
      """;

  private static final String PROJECT_OF = "SELECT project FROM stored_line WHERE seq = ?";

  private final LogDatabase database;
  private final Runs runs;

  StoredCommits(LogDatabase database, Runs runs) {
    this.database = database;
    this.runs = runs;
  }

  /**
   * What is known of a commit of the first of some projects that knows it.
   *
   * @param projects a project, and those that renamings join with it
   */
  Optional<CommitFact> find(List<String> projects, String revision) throws SQLException {
    for (String project : projects) {
      Optional<CommitFact> known = find(project, revision);
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  /** What is asked of commits on top of those that are known. */
  List<BoundStatement> asking(CommitLine line) {
    List<CommitFact> all = line.commits();
    List<BoundStatement> questions = new ArrayList<>();
    questions.add(asking(line.project(), all.get(0).revision()));
    questions.add(askingAwaited(line.project(), all.get(0).revision()));
    all.get(all.size() - 1).parent().ifPresent(it -> questions.add(asking(line.project(), it)));
    return questions;
  }

  /** What {@link #find} asks of a project alone. */
  BoundStatement asking(String project, String revision) {
    Object stored = database.stored(revision);
    return BoundStatement.of(COMMIT, stored, stored, database.written(project));
  }

  /** What is known of a commit of a project alone. */
  Optional<CommitFact> find(String project, String revision) throws SQLException {
    try (ResultSet row = database.ask(asking(project, revision))) {
      return row.next()
          ? Optional.of(
              new CommitFact(
                  revision, runs.revision(row, 1), row.getLong(2), database.text(row, 3)))
          : Optional.empty();
    }
  }

  /** What is known of a commit of a project, or of one that is joined with it. */
  Optional<CommitFact> findJoined(String project, String revision) throws SQLException {
    Optional<CommitFact> own = find(project, revision);
    // Whole lines are asked for of which nobody knows a commit.
    return own.isPresent() || isUnknown(revision)
        ? own
        : find(runs.streams().joined(project), revision);
  }

  private boolean isUnknown(String revision) throws SQLException {
    Object stored = database.stored(revision);
    return database.number(ANY, stored, stored).isEmpty();
  }

  /** Whether a known commit has one as its first parent, or there is a run of it. */
  boolean isAwaited(List<String> projects, String revision) throws SQLException {
    for (String project : projects) {
      if (database.number(askingAwaited(project, revision)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** What {@link #isAwaited} asks of one project. */
  BoundStatement askingAwaited(String project, String revision) {
    Object stored = database.stored(revision);
    String written = database.written(project);
    return BoundStatement.of(AWAITED, stored, stored, written, stored, stored, written);
  }

  boolean knows(CommitLine line) throws SQLException {
    return database.number(KNOWN, (Object) line.id().bytes()).isPresent();
  }

  /** Appends what is said of commits at the end of the chain. */
  void add(CommitLine line) throws SQLException {
    Checkpoint linked = runs.linked(new LogEntry.OfCommits(line));
    List<CommitFact> commits = line.commits();
    database.insert(
        ADD_LINE,
        linked.entries(),
        line.id().bytes(),
        database.written(line.project()),
        commits.get(commits.size() - 1).parent().map(database::stored),
        linked.head().bytes());
    for (int i = 0; i < commits.size(); i++) {
      database.insert(
          ADD_COMMIT,
          linked.entries(),
          i + 1,
          database.stored(commits.get(i).revision()),
          commits.get(i).seconds(),
          database.written(commits.get(i).author()));
    }
  }

  /** All that is known of the commits of a project and of those that are joined with it. */
  Map<String, CommitFact> all(String project) throws SQLException {
    Map<String, CommitFact> commits = new HashMap<>();
    for (String joined : runs.streams().joined(project)) {
      if (commits.isEmpty()) {
        commits = own(joined);
      } else {
        own(joined).forEach(commits::putIfAbsent);
      }
    }
    return commits;
  }

  private Map<String, CommitFact> own(String project) throws SQLException {
    Map<String, CommitFact> commits = new HashMap<>();
    PreparedStatement select = database.prepared(OF_PROJECT);
    database.bind(select, 1, project);
    for (List<CommitFact> line : lines(select)) {
      for (CommitFact commit : line) {
        commits.merge(
            commit.revision(),
            commit,
            (one, other) -> one.author().compareTo(other.author()) <= 0 ? one : other);
      }
    }
    return commits;
  }

  /** The line of a position in the log. */
  CommitLine line(long position) throws SQLException {
    PreparedStatement project = database.prepared(PROJECT_OF);
    project.setLong(1, position);
    String name;
    try (ResultSet row = project.executeQuery()) {
      row.next();
      name = database.text(row, 1);
    }
    PreparedStatement select = database.prepared(OF_LINE);
    select.setLong(1, position);
    return new CommitLine(name, lines(select).get(0));
  }

  private List<List<CommitFact>> lines(PreparedStatement select) throws SQLException {
    List<List<CommitFact>> lines = new ArrayList<>();
    List<CommitFact> line = new ArrayList<>();
    long number = -1;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String revision = runs.revision(row, 2).orElseThrow();
        if (row.getLong(1) != number) {
          number = row.getLong(1);
          line = new ArrayList<>();
          lines.add(line);
        } else {
          CommitFact before = line.get(line.size() - 1);
          line.set(
              line.size() - 1,
              new CommitFact(
                  before.revision(), Optional.of(revision), before.seconds(), before.author()));
        }
        Optional<String> below = runs.revision(row, 5);
        line.add(new CommitFact(revision, below, row.getLong(3), database.text(row, 4)));
      }
    }
    return lines;
  }
}
