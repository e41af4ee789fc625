package dev.scorekeeper.application.query;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Queries that can be called by name: a few of our own, and the workspace's. */
public final class NamedQueries {
  /** What a query asks; of the workspace's own the SQL says it. */
  public record Query(String name, String meaning, String sql) {}

  private static final List<Query> OURS =
      List.of(
          new Query(
              "progress",
              "progress at every moment of the stream",
              """
              SELECT observed_at, substr(revision, 1, 8) AS revision, implemented, counted,
                     percent, planned, broken, cataloged
              FROM trend
              WHERE project = :project AND branch = :branch
              ORDER BY observed_at"""),
          new Query(
              "planned",
              "what is still planned, the longest first",
              """
              SELECT domain_id, since,
                     CAST(floor(julianday('now') - julianday(since)) AS INTEGER) AS days
              FROM domains
              WHERE project = :project AND branch = :branch AND status = 'planned'
              ORDER BY since, domain_id"""),
          new Query(
              "broken",
              "what is broken, why, and since when",
              """
              SELECT domain_id, reason, since, since_run
              FROM domains
              WHERE project = :project AND branch = :branch AND status = 'broken'
              ORDER BY since, domain_id"""),
          new Query(
              "largest",
              "what is implemented, the most beats first",
              """
              SELECT domain_id, movements, beats
              FROM domains
              WHERE project = :project AND branch = :branch AND status = 'implemented'
              ORDER BY beats DESC, domain_id"""),
          new Query(
              "changes",
              "the latest changes of a status, newest first",
              """
              SELECT observed_at, domain_id, from_status, to_status, cause
              FROM transitions
              WHERE project = :project AND branch = :branch
              ORDER BY observed_at DESC, domain_id
              LIMIT 50"""),
          new Query(
              "ledger",
              "what became of the plan: every move of a domain, newest first",
              """
              SELECT observed_at, event, domain_id, formerly, from_status, to_status, days, cause
              FROM ledger
              WHERE project = :project AND branch = :branch
                AND event <> 'found' AND event NOT LIKE 'still-%'
              ORDER BY observed_at DESC, event, domain_id"""),
          new Query(
              "open-findings",
              "what is open, and since when",
              """
              SELECT severity, rule, subject, since
              FROM findings
              WHERE project = :project AND branch = :branch
              ORDER BY severity, since, rule, subject"""));

  private final Map<String, Query> queries = new LinkedHashMap<>();

  /**
   * Ours and those of the settings.
   *
   * @throws SettingsException when one of the settings has the name of one of ours
   */
  public NamedQueries(Map<String, String> settings) {
    OURS.forEach(query -> queries.put(query.name(), query));
    settings.forEach(
        (name, sql) -> {
          if (queries.put(name, new Query(name, "from scorekeeper.json", sql)) != null) {
            throw new SettingsException(
                Settings.FILE
                    + ": the query "
                    + name
                    + " has the name of a built-in query; give it another name");
          }
        });
  }

  private NamedQueries(Query one) {
    queries.put(one.name(), one);
  }

  public Optional<Query> find(String name) {
    return Optional.ofNullable(queries.get(name));
  }

  /**
   * One of them.
   *
   * @throws InvalidRequestException when it is a name that no query has
   */
  public NamedQueries only(String name) {
    return new NamedQueries(find(name).orElseThrow(() -> unknown(name)));
  }

  /** What to say of a name that no query has. */
  InvalidRequestException unknown(String name) {
    return new InvalidRequestException(
        "there is no query '"
            + name
            + "'; scorekeeper query --list shows them: "
            + String.join(", ", names())
            + Likeness.clause(name, names()));
  }

  public Set<String> names() {
    return queries.keySet();
  }

  public List<Query> all() {
    return List.copyOf(queries.values());
  }
}
