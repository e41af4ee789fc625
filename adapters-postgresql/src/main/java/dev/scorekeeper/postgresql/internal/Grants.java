package dev.scorekeeper.postgresql.internal;

import java.util.List;
import java.util.Optional;

/** The SQL by which a database's owner lets others record or read. */
public final class Grants {
  /** What is only ever added to. */
  static final List<String> LOG =
      List.of(
          "stored_origin",
          "stored_turn",
          "stored_project",
          "stored_joining",
          "stored_stream",
          "stored_ruleset",
          "stored_subject",
          "stored_assessment",
          "stored_fact",
          "stored_run",
          "stored_line",
          "stored_commit",
          "stored_tip",
          "stored_stream_renaming");

  private Grants() {}

  /**
   * The statements, with comments that say what they are for.
   *
   * @param writer a role that exists, which may append and change nothing
   * @param reader a role that exists, which may only read
   */
  public static String of(Optional<String> writer, Optional<String> reader) {
    StringBuilder sql = new StringBuilder(1024);
    sql.append("-- To be run in the database of the history, by the owner of its schema.\n");
    if (writer.isPresent()) {
      String role = quoted(writer.get());
      sql.append("\n-- Who records: appends to the log, and computes what follows from it.\n");
      reading(sql, role);
      sql.append("GRANT INSERT ON ").append(in(LOG)).append(" TO ").append(role).append(";\n");
      sql.append("-- To wait for its turn, which takes a right to change what a trigger keeps.\n");
      sql.append("GRANT UPDATE (log) ON scorekeeper.stored_turn TO ").append(role).append(";\n");
      sql.append("GRANT INSERT, UPDATE, DELETE ON ")
          .append(in(Logs.COMPUTED))
          .append(" TO ")
          .append(role)
          .append(";\n");
    }
    if (reader.isPresent()) {
      sql.append("\n-- Who reads.\n");
      reading(sql, quoted(reader.get()));
    }
    return sql.toString();
  }

  private static void reading(StringBuilder sql, String role) {
    sql.append("GRANT USAGE ON SCHEMA scorekeeper TO ").append(role).append(";\n");
    sql.append("GRANT SELECT ON ALL TABLES IN SCHEMA scorekeeper TO ").append(role).append(";\n");
    sql.append("ALTER DEFAULT PRIVILEGES IN SCHEMA scorekeeper GRANT SELECT ON TABLES TO ")
        .append(role)
        .append(";\n");
  }

  private static String in(List<String> tables) {
    StringBuilder names = new StringBuilder();
    for (String table : tables) {
      names.append(names.length() == 0 ? "" : ",").append("\n  scorekeeper.").append(table);
    }
    return names.toString();
  }

  private static String quoted(String role) {
    return '"' + role.replace("\"", "\"\"") + '"';
  }
}
