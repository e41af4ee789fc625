package dev.scorekeeper.sql;

import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.query.View.Column;
import java.util.ArrayList;
import java.util.List;

/** What the views of a history show: the one description of them, for people who ask in SQL. */
public final class Views {
  private static final Column PROJECT = text("project", "Project name");
  private static final Column BRANCH = text("branch", "The branch; with the project, the stream");
  private static final Column REVISION =
      text("revision", "The commit that was read or checked out; NULL outside git");
  private static final Column AUTHOR =
      text("author", "The commit's author; NULL if the log does not know it");
  private static final Column DAY = text("day", "The day of observed_at");
  private static final Column WEEK = text("week", "The Monday of the week of observed_at");
  private static final Column OUTCOME =
      text("outcome", "assessed, or unreadable: no domain was assessed, counts are NULL");
  private static final Column DOMAIN_ID = text("domain_id", "The id in the registry");
  private static final Column NAME = text("name", "Its name; NULL when the entry has none");
  private static final Column CATEGORY =
      text("category", "Its category; NULL when the entry has none");
  private static final Column SEQUENCE_FILE =
      text("sequence_file", "The file it names, or the files and folders; NULL when it names none");
  private static final Column STATUS =
      text("status", "implemented, planned, broken, or cataloged, which does not count");
  private static final Column REASON =
      text("reason", "missing, malformed, empty, escapes or unknown-claim; NULL when not broken");
  private static final Column MOVEMENTS =
      number(
          "movements",
          "Movements in the evidence; NULL when planned or broken, and when it is not counted");
  private static final Column BEATS =
      number(
          "beats",
          "Beats in the evidence; NULL when planned or broken, and when it is not counted");
  private static final Column ENTRY_FILE =
      text("entry_file", "The file that is its entry, in a registry of files; NULL in others");
  private static final Column OWNER =
      text("owner", "Who is responsible for it; NULL when the entry does not say");
  private static final Column DUE =
      text("due", "When it is due, as written; NULL when the entry does not say");
  private static final Column RULE = text("rule", "The rule, such as count-drift");
  private static final Column SEVERITY = text("severity", "error or warning");
  private static final Column SUBJECT =
      text("subject", "What it is about; with the rule, its identity");
  private static final Column MESSAGE = text("message", "What is wrong and what to do");
  private static final Column FILE = text("file", "The file to look at; NULL when there is none");
  private static final Column SPOKEN_SINCE =
      text(
          "since",
          "Since when there has been a finding of this rule and subject, whatever its"
              + " message");
  private static final Column MESSAGE_SINCE =
      text(
          "message_since",
          "Since when the finding has been exactly the same, with message, severity and file");
  private static final Column SINCE =
      text("since", "The observed time of the first run that says so");
  private static final Column SINCE_RUN = text("since_run", "The run_id of the first run of since");
  private static final Column UNTIL =
      text("until", "The observed time of the first run that says otherwise; NULL while none does");
  private static final Column UNTIL_RUN =
      text("until_run", "That run's run_id; NULL while there is none");
  private static final Column SECONDS =
      number("seconds", "Whole seconds from since to until; NULL while there is no until");
  private static final Column CAUSE =
      text(
          "cause",
          "Why it began: first (the stream begins here), change, or ruleset (other rules or"
              + " settings)");

  private static final List<Column> COUNTS =
      List.of(
          number("domains", "All domains: implemented, planned, broken and cataloged"),
          number("implemented", "Domains that exist, by the evidence that the settings ask for"),
          number("planned", "Domains that do not exist yet"),
          number("broken", "Domains whose evidence is missing or unusable"),
          number("cataloged", "Domains that are in the catalog and name no file of their own"),
          number("counted", "Domains that count: all but the cataloged"),
          number(
              "percent", "implemented of counted, in whole percent, half up; NULL when none count"),
          number("registry_entries", "Entries of the registry, with and without an id"),
          number("system_sequences", "Files of the sequences folder"),
          number("catalog_entries", "Entries of the catalog"),
          number("catalog_sequences", "Entries of the catalog that have an id"),
          number("errors", "Findings that are errors"),
          number("warnings", "Findings that are warnings"),
          number("rules", "The version of the rules that assessed"),
          text("settings", "The settings in effect, one a line; with the rules, the ruleset"));

  /** The first so many of them are about progress. */
  private static final int PROGRESS = 7;

  /** All views, in the order in which they are best met. */
  public static final List<View> ALL =
      List.of(
          new View(
              "runs",
              "A run: one validation, drafts included",
              counted(
                  text("run_id", "Its identity, the same wherever it is imported"),
                  PROJECT,
                  BRANCH,
                  text(
                      "source",
                      "git (read from a commit), worktree, or draft (not as committed; in no other"
                          + " view)"),
                  REVISION,
                  AUTHOR,
                  text(
                      "standing",
                      "speaks (used for its moment), repeats (used, and says what the one before"
                          + " says), silent (another run is used, or no commit could be read"
                          + " until then),"
                          + " left (its commit is not on the branch's line), or draft"),
                  text("observed_at", "The moment of the state: the commit's, or the clock"),
                  DAY,
                  WEEK,
                  text("recorded_at", "The clock when the run was made"),
                  OUTCOME)),
          new View(
              "trend",
              "A moment of a stream, and the run used for it: the one by the newest rules; of"
                  + " several, the one by the settings of the latest look at the branch; then"
                  + " the one that read the commit itself",
              counted(
                  PROJECT,
                  BRANCH,
                  text("observed_at", "The moment"),
                  DAY,
                  WEEK,
                  text("run_id", "The run used for that moment"),
                  REVISION,
                  AUTHOR,
                  OUTCOME)),
          new View(
              "domains",
              "A domain as it stands now; after an unreadable run, as it was last known",
              List.of(
                  PROJECT,
                  BRANCH,
                  DOMAIN_ID,
                  NAME,
                  CATEGORY,
                  SEQUENCE_FILE,
                  STATUS,
                  REASON,
                  MOVEMENTS,
                  BEATS,
                  text("since", "The observed time of the first run with this verdict and size"),
                  SINCE_RUN,
                  CAUSE,
                  ENTRY_FILE,
                  OWNER,
                  DUE)),
          new View(
              "domain_history",
              "A time during which nothing of this changed for a domain",
              List.of(
                  PROJECT,
                  BRANCH,
                  DOMAIN_ID,
                  NAME,
                  CATEGORY,
                  SEQUENCE_FILE,
                  STATUS,
                  REASON,
                  MOVEMENTS,
                  BEATS,
                  SINCE,
                  UNTIL,
                  SECONDS,
                  SINCE_RUN,
                  UNTIL_RUN,
                  CAUSE,
                  ENTRY_FILE,
                  OWNER,
                  DUE)),
          new View(
              "transitions",
              "A change of a domain's status, its registration, or its retirement",
              List.of(
                  PROJECT,
                  BRANCH,
                  DOMAIN_ID,
                  text("category", "Its category then, or until it left; NULL when it had none"),
                  text("from_status", "Its status before; NULL when it was not registered"),
                  text("to_status", "Its status after; NULL when it is not registered any more"),
                  text("formerly", "The id that left when this one came in its place; else NULL"),
                  text("renamed_to", "The id that came in its place when it left; else NULL"),
                  text("run_id", "The run that says so first"),
                  text("observed_at", "That run's observed time"),
                  DAY,
                  WEEK,
                  REVISION,
                  AUTHOR,
                  CAUSE)),
          new View(
              "ledger",
              "What became of a domain in the whole life of its stream: found when it began, each"
                  + " move since, and where it stands now; what is merely cataloged does not count",
              List.of(
                  PROJECT,
                  BRANCH,
                  text("domain_id", "The id in the registry; after a renaming the new one"),
                  text("category", "Its category then, or until it left; NULL when it had none"),
                  text(
                      "event",
                      "found, planned, added, added-broken, returned, renamed, delivered, broke,"
                          + " repaired, replanned, dropped, lost, removed, cataloged, uncataloged"
                          + " or reassessed; or for now: still-implemented, still-planned or"
                          + " still-broken"),
                  text("from_status", "Its status before; NULL when it was not registered"),
                  text("to_status", "Its status after; NULL when it is not registered any more"),
                  text(
                      "observed_at",
                      "The observed time of the run that says so first; of what stands now, the"
                          + " stream's last"),
                  DAY,
                  WEEK,
                  text("run_id", "That run's; NULL for what stands now"),
                  REVISION,
                  AUTHOR,
                  CAUSE,
                  text(
                      "since",
                      "Since when it was in from_status, or for one that returned was gone; NULL"
                          + " when it came from nowhere"),
                  number(
                      "seconds",
                      "Whole seconds from since to observed_at; NULL for what stands now"),
                  number("days", "The same in whole days"),
                  number(
                      "days_to_last_moment",
                      "Whole days from since to the stream's last moment; NULL for what is over"),
                  text("formerly", "The old id of one that was renamed; else NULL"))),
          new View(
              "findings",
              "A finding that is open now",
              List.of(
                  PROJECT,
                  BRANCH,
                  RULE,
                  SEVERITY,
                  SUBJECT,
                  MESSAGE,
                  FILE,
                  SPOKEN_SINCE,
                  MESSAGE_SINCE,
                  SINCE_RUN,
                  CAUSE)),
          new View(
              "finding_history",
              "A time during which a rule spoke of a subject, with its last words",
              List.of(
                  PROJECT,
                  BRANCH,
                  RULE,
                  SEVERITY,
                  SUBJECT,
                  MESSAGE,
                  FILE,
                  SPOKEN_SINCE,
                  MESSAGE_SINCE,
                  text(
                      "until",
                      "The observed time of the first run without it; NULL while it is open"),
                  SECONDS,
                  text("since_week", "The Monday of the week of since"),
                  text("until_week", "The Monday of the week of until; NULL while it is open"),
                  SINCE_RUN,
                  UNTIL_RUN,
                  CAUSE,
                  text(
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
                  text("plugin_id", "As its sequences name it; NULL for those that name no plugin"),
                  number("sequences", "Sequences of the catalog that are its own"),
                  number("movements", "Their movements"),
                  number("beats", "The beats of these"),
                  number("handlers", "Different handlers that answer the beats"),
                  SINCE,
                  SINCE_RUN,
                  CAUSE)),
          new View(
              "portfolio",
              "A project as its main line stands now; where the last run could not be read, with the"
                  + " numbers that were last known",
              joined(
                  List.of(
                      text("project", "The project"),
                      text("branch", "Its main line"),
                      text(
                          "state",
                          "current, stale (nobody recorded a run of it in the 30 days before"
                              + " as_of), or unreadable (the last run could not be read)"),
                      text(
                          "as_of",
                          "Until when the history tells, the same in all rows: when a run of a main"
                              + " line was last recorded, and no later than now"),
                      text("last_seen", "When a run of the main line was last recorded"),
                      text("observed_at", "The last moment at which a run of it is used"),
                      text("revision", "The commit of that run; NULL outside git")),
                  COUNTS.subList(0, PROGRESS),
                  List.of(
                      number(
                          "implemented_change",
                          "How many more are implemented than 30 days before as_of; NULL where"
                              + " nothing is known of then"),
                      number(
                          "counted_change",
                          "How many more are counted than then; NULL in the same way"),
                      text(
                          "oldest_planned",
                          "The domain that has been planned the longest, the first by id of several;"
                              + " NULL where none is planned"),
                      text("planned_since", "Since when it is planned; NULL in the same way"),
                      number("errors", "Findings of the last run that are errors"),
                      number("warnings", "Findings of the last run that are warnings")))),
          new View(
              "portfolio_trend",
              "A week of a project, as its main line stood at the end of the week, from the first"
                  + " week of which something is known to that of as_of, also where nobody looked in"
                  + " between",
              joined(
                  List.of(
                      text("project", "The project"),
                      text("branch", "Its main line"),
                      text("week", "The Monday of the week"),
                      text("observed_at", "The last assessed moment up to the end of the week")),
                  COUNTS.subList(0, PROGRESS),
                  List.of())));

  private Views() {}

  private static Column text(String name, String meaning) {
    return new Column(name, View.Type.TEXT, meaning);
  }

  private static Column number(String name, String meaning) {
    return new Column(name, View.Type.INTEGER, meaning);
  }

  /** The columns of a view that shows runs with their results. */
  private static List<Column> counted(Column... columns) {
    List<Column> all = new ArrayList<>(List.of(columns));
    all.addAll(COUNTS);
    return all;
  }

  private static List<Column> joined(List<Column> first, List<Column> second, List<Column> third) {
    List<Column> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return all;
  }
}
