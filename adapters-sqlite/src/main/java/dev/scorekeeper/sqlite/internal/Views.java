package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.query.View.Column;
import java.util.ArrayList;
import java.util.List;

/** What the views of a history show: the one description of them, for people who ask in SQL. */
public final class Views {
  private static final Column PROJECT = new Column("project", "Whose run it is");
  private static final Column BRANCH =
      new Column("branch", "The branch; with the project, the stream");
  private static final Column REVISION =
      new Column("revision", "The commit that was read or checked out; NULL outside git");
  private static final Column OUTCOME =
      new Column(
          "outcome", "assessed, or unreadable: nothing is known of any domain, counts are NULL");
  private static final Column DOMAIN_ID = new Column("domain_id", "The id in the registry");
  private static final Column STATUS = new Column("status", "implemented, planned or broken");
  private static final Column EVIDENCE =
      new Column("evidence", "sequence-file or catalog; NULL when not implemented");
  private static final Column REASON =
      new Column("reason", "missing, malformed, empty or escapes; NULL when not broken");
  private static final Column MOVEMENTS =
      new Column("movements", "Movements in the evidence; NULL when not implemented");
  private static final Column BEATS =
      new Column("beats", "Beats in the evidence; NULL when not implemented");
  private static final Column FINDING_ID =
      new Column("finding_id", "Its type, such as count-drift");
  private static final Column SEVERITY = new Column("severity", "error or warning");
  private static final Column SUBJECT =
      new Column("subject", "What it is about; with its type, its identity");
  private static final Column MESSAGE = new Column("message", "What is wrong and what to do");
  private static final Column FILE =
      new Column("file", "Where to look; NULL when nowhere in particular");
  private static final Column SINCE =
      new Column("since", "The observed time of the first run that says so");
  private static final Column SINCE_RUN = new Column("since_run", "That run's run_id");
  private static final Column UNTIL =
      new Column(
          "until", "The observed time of the first run that says otherwise; NULL while none does");
  private static final Column UNTIL_RUN =
      new Column("until_run", "That run's run_id; NULL while there is none");
  private static final Column CAUSE =
      new Column(
          "cause",
          "Why it began: first (the stream begins here), change, or ruleset (other rules or settings)");

  private static final List<Column> COUNTS =
      List.of(
          new Column("domains", "All domains"),
          new Column("implemented", "Domains that exist, by whatever evidence"),
          new Column("implemented_by_sequence_file", "Domains whose sequence file has movements"),
          new Column("implemented_by_catalog", "Domains that restate a sequence of the catalog"),
          new Column("planned", "Domains that do not exist yet"),
          new Column("broken", "Domains whose sequence file is no evidence"),
          new Column("progress_implemented", "The headline's first number"),
          new Column(
              "progress_of", "The headline's second: domains that do not restate the catalog"),
          new Column("system_sequences", "Files of the sequences folder"),
          new Column("catalog_entries", "Entries of the catalog"),
          new Column("catalog_sequences", "Entries of the catalog that have an id"),
          new Column("errors", "Findings that are errors"),
          new Column("warnings", "Findings that are warnings"),
          new Column("registry_entries", "Entries of the registry, with and without an id"),
          new Column("rules", "The version of the rules that assessed"),
          new Column(
              "settings", "The settings in effect, one a line; with the rules, the ruleset"));

  /** All views, in the order in which they are best met. */
  public static final List<View> ALL =
      List.of(
          new View(
              "runs",
              "A run: one validation, drafts included",
              counted(
                  new Column("run_id", "Its identity, the same wherever it is imported"),
                  PROJECT,
                  BRANCH,
                  new Column(
                      "source",
                      "git (read from a commit), worktree, or draft (not as committed; in no other"
                          + " view)"),
                  REVISION,
                  new Column("observed_at", "The moment of the state: the commit's, or the clock"),
                  new Column("recorded_at", "The clock when the run was made"),
                  OUTCOME)),
          new View(
              "trend",
              "A moment of a stream: the run that speaks for it, by the newest rules, recorded last",
              counted(
                  PROJECT,
                  BRANCH,
                  new Column("observed_at", "The moment"),
                  new Column("run_id", "The run that speaks"),
                  REVISION,
                  OUTCOME)),
          new View(
              "domains",
              "A domain as it stands now; after an unreadable run, as it was last known",
              List.of(
                  PROJECT,
                  BRANCH,
                  DOMAIN_ID,
                  new Column("name", "Its name; NULL when the entry has none"),
                  new Column("category", "Its category; NULL when the entry has none"),
                  new Column("sequence_file", "The file it names; NULL when it names none"),
                  STATUS,
                  EVIDENCE,
                  REASON,
                  MOVEMENTS,
                  BEATS,
                  SINCE,
                  SINCE_RUN,
                  CAUSE)),
          new View(
              "domain_history",
              "A time during which a domain's status, evidence, reason and size were the same",
              List.of(
                  PROJECT, BRANCH, DOMAIN_ID, STATUS, EVIDENCE, REASON, MOVEMENTS, BEATS, SINCE,
                  UNTIL, SINCE_RUN, UNTIL_RUN, CAUSE)),
          new View(
              "transitions",
              "A change of a domain's status, its registration, or its retirement",
              List.of(
                  PROJECT,
                  BRANCH,
                  DOMAIN_ID,
                  new Column("from_status", "Its status before; NULL when it was not registered"),
                  new Column(
                      "to_status", "Its status after; NULL when it is not registered any more"),
                  new Column("run_id", "The run that says so first"),
                  new Column("observed_at", "That run's observed time"),
                  REVISION,
                  CAUSE)),
          new View(
              "ledger",
              "What became of a domain in the whole life of its stream: found when it began, each"
                  + " move since, and where it stands now; domains that restate the catalog are"
                  + " not counted",
              List.of(
                  PROJECT,
                  BRANCH,
                  new Column("domain_id", "The id in the registry; after a renaming the new one"),
                  new Column(
                      "event",
                      "found, planned, arrived-finished, arrived-broken, returned, set-apart,"
                          + " delivered, repaired, broken, planned-again, dropped, lost, discarded,"
                          + " restated, renamed or reassessed; or for now: still-planned,"
                          + " still-implemented, still-broken"),
                  new Column(
                      "from_status",
                      "planned, implemented, broken or restating; NULL when it was not registered"),
                  new Column(
                      "to_status", "The same for after; NULL when it is not registered any more"),
                  new Column(
                      "observed_at",
                      "The observed time of the run that says so first; of what stands now, the"
                          + " stream's last"),
                  new Column("run_id", "That run's; NULL for what stands now"),
                  REVISION,
                  CAUSE,
                  new Column(
                      "since",
                      "Since when it was in from_status, or for one that returned was gone; NULL"
                          + " when it came from nowhere"),
                  new Column("days", "Whole days from since to observed_at"),
                  new Column("formerly", "The old id of one that was renamed; else NULL"))),
          new View(
              "findings",
              "A finding that is open now",
              List.of(
                  PROJECT,
                  BRANCH,
                  FINDING_ID,
                  SEVERITY,
                  SUBJECT,
                  MESSAGE,
                  FILE,
                  SINCE,
                  SINCE_RUN,
                  CAUSE)),
          new View(
              "finding_history",
              "A time during which a finding was open and said the same",
              List.of(
                  PROJECT,
                  BRANCH,
                  FINDING_ID,
                  SEVERITY,
                  SUBJECT,
                  MESSAGE,
                  FILE,
                  SINCE,
                  UNTIL,
                  SINCE_RUN,
                  UNTIL_RUN,
                  CAUSE,
                  new Column(
                      "until_cause",
                      "Why it ended: change, or ruleset (other rules or settings, or a run that did"
                          + " not scan); NULL while it has not"))),
          new View(
              "plugins",
              "A plugin of the catalog as it stands now; after an unreadable run, as it was last"
                  + " known",
              List.of(
                  PROJECT,
                  BRANCH,
                  new Column(
                      "plugin_id",
                      "As its sequences name it; NULL for sequences that name no plugin"),
                  new Column("sequences", "Sequences of the catalog that are its own"),
                  new Column("movements", "Their movements"),
                  new Column("beats", "The beats of these"),
                  new Column("handlers", "Different handlers that answer the beats"),
                  SINCE,
                  SINCE_RUN,
                  CAUSE)));

  private Views() {}

  /** The columns of a view that shows runs with their results. */
  private static List<Column> counted(Column... columns) {
    List<Column> all = new ArrayList<>(List.of(columns));
    all.addAll(COUNTS);
    return all;
  }
}
