package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.sql.LogVerifier;
import dev.scorekeeper.sql.Violations;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Whether the schema of a history is as the migrations make it: tables and partitions, columns,
 * constraints and indexes, triggers that are on in replica mode too, functions, and views; and
 * whether rules or policies change what is asked or written. It is compared with one that is made
 * beside it and taken back. Who may make none sees what triggers, rules and policies are there.
 */
final class ServerSchema {
  private static final OptionalLong NO_RUN = OptionalLong.empty();
  private static final String MADE = "scorekeeper_made_to_compare";

  /** Everything by a name and a definition, in the schema that is looked at. */
  private static final String ALL =
      """
      WITH ours AS (
        SELECT class.oid, class.relname, class.relkind, class.relrowsecurity
        FROM pg_catalog.pg_class AS class
        WHERE class.relnamespace = current_schema()::regnamespace
          AND class.relname NOT LIKE 'flyway%'
      )
      SELECT 'table ' || relname, CASE WHEN relrowsecurity THEN 'row security' ELSE '' END
      FROM ours WHERE relkind IN ('r', 'p')
      UNION ALL
      SELECT 'column ' || ours.relname || '.' || attribute.attname,
        format_type(attribute.atttypid, attribute.atttypmod) || ' ' || attribute.attnotnull
          || ' ' || coalesce(attribute.attcollation::regcollation::text, '')
      FROM ours
      JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = ours.oid
      WHERE ours.relkind IN ('r', 'p') AND attribute.attnum > 0 AND NOT attribute.attisdropped
      UNION ALL
      SELECT 'constraint of ' || ours.relname || ' ' || pg_get_constraintdef(rule.oid), ''
      FROM ours JOIN pg_catalog.pg_constraint AS rule ON rule.conrelid = ours.oid
      WHERE rule.contype IN ('c', 'p', 'u')
      UNION ALL
      SELECT 'trigger of ' || ours.relname || ' ' || trigger.tgname,
        trigger.tgenabled::text || ' ' || trigger.tgtype || ' ' || trigger.tgfoid::regproc::text
      FROM ours JOIN pg_catalog.pg_trigger AS trigger ON trigger.tgrelid = ours.oid
      WHERE NOT trigger.tgisinternal
      UNION ALL
      SELECT 'rule of ' || ours.relname || ' ' || rule.rulename, pg_get_ruledef(rule.oid)
      FROM ours JOIN pg_catalog.pg_rewrite AS rule ON rule.ev_class = ours.oid
      WHERE rule.rulename <> '_RETURN'
      UNION ALL
      SELECT 'view ' || relname, pg_get_viewdef(oid) FROM ours WHERE relkind = 'v'
      UNION ALL
      SELECT 'index ' || relname, pg_get_indexdef(oid) FROM ours WHERE relkind IN ('i', 'I')
      UNION ALL
      SELECT 'function ' || function.proname, function.prosrc
      FROM pg_catalog.pg_proc AS function
      WHERE function.pronamespace = current_schema()::regnamespace
      """;

  private static final String MAY_MAKE =
      "SELECT 1 WHERE has_database_privilege(current_database(), 'CREATE')"
          + " AND current_setting('transaction_read_only') = 'off'";

  /** Without a schema to compare with: what decides over writes, and is not ours. */
  private static final String FOREIGN =
      """
      SELECT 'trigger of ' || class.relname || ' ' || trigger.tgname
      FROM pg_catalog.pg_trigger AS trigger
      JOIN pg_catalog.pg_class AS class ON class.oid = trigger.tgrelid
      WHERE class.relnamespace = current_schema()::regnamespace AND NOT trigger.tgisinternal
        AND (trigger.tgname NOT IN ('never_changed', 'never_emptied')
          OR trigger.tgenabled <> 'A'
          OR trigger.tgfoid <> 'stored_never_changes'::regproc)
      UNION ALL
      SELECT 'rule of ' || class.relname || ' ' || rule.rulename
      FROM pg_catalog.pg_rewrite AS rule
      JOIN pg_catalog.pg_class AS class ON class.oid = rule.ev_class
      WHERE class.relnamespace = current_schema()::regnamespace AND rule.rulename <> '_RETURN'
      UNION ALL
      SELECT 'row security of ' || relname FROM pg_catalog.pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity
      """;

  private final Session session;
  private final Violations found = new Violations();
  private boolean hasTables = true;

  private ServerSchema(Session session) {
    this.session = session;
  }

  /** Looks at the schema once, for all logs in it. */
  static ServerSchema lookedAt(Session session) throws SQLException {
    ServerSchema schema = new ServerSchema(session);
    if (session.number(MAY_MAKE).isPresent()) {
      schema.compare();
    } else {
      schema.lookForOthers();
    }
    return schema;
  }

  private void compare() throws SQLException {
    Map<String, String> here = schema();
    Map<String, String> made = new TreeMap<>();
    session.<Object>attempt(
        () -> {
          try (Statement statement = session.connection().createStatement()) {
            statement.execute(
                "CREATE SCHEMA " + MADE + "; SET LOCAL search_path = " + MADE + ", pg_catalog");
            for (String script : ServerMigrations.SCRIPTS) {
              statement.execute(ServerMigrations.read(script));
            }
          }
          made.putAll(schema());
          return Optional.empty();
        });
    made.forEach(
        (name, definition) -> {
          String there = here.remove(name);
          if (there == null) {
            found.wrong(NO_RUN, name, "is missing");
            hasTables &= !name.startsWith("table ") && !name.startsWith("column ");
          } else if (!there.equals(definition)) {
            found.differs(NO_RUN, name, "definition", there, definition);
          }
        });
    here.forEach((name, any) -> found.wrong(NO_RUN, name, "is there, and no migration made it"));
  }

  private Map<String, String> schema() throws SQLException {
    Map<String, String> schema = new TreeMap<>();
    try (PreparedStatement select = session.connection().prepareStatement(ALL);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        schema.merge(
            unqualified(row.getString(1)),
            unqualified(row.getString(2)),
            (one, other) -> one + "; " + other);
      }
    }
    return schema;
  }

  private static String unqualified(String text) {
    return text.replace(MADE + ".", "").replace(Session.SCHEMA + ".", "");
  }

  private void lookForOthers() throws SQLException {
    try (PreparedStatement select = session.connection().prepareStatement(FOREIGN);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.wrong(NO_RUN, row.getString(1), "is there, and no migration made it so");
      }
    }
  }

  /** What is not as it should be in all of it. */
  Violations found() {
    return found;
  }

  /** What is left to look at in one log. */
  LogVerifier.Schema of(ServerLog log, boolean isLive) {
    return new OfLog(log, isLive);
  }

  private final class OfLog implements LogVerifier.Schema {
    private final ServerLog log;
    private final boolean isLive;

    OfLog(ServerLog log, boolean isLive) {
      this.log = log;
      this.isLive = isLive;
    }

    @Override
    public void verify(Violations breaks) {
      // It was looked at for all logs.
    }

    @Override
    public boolean hasTables() {
      return hasTables;
    }

    @Override
    public boolean hasSpans() {
      return isLive;
    }

    /** What went on elsewhere says nothing itself. */
    @Override
    public void verifyStorage(Violations breaks) throws SQLException {
      if (isLive) {
        return;
      }
      long computed = 0;
      for (String table : Logs.COMPUTED) {
        computed += log.number("SELECT count(*) FROM " + table).orElse(0);
      }
      if (computed > 0) {
        breaks.wrong(
            NO_RUN,
            "log " + log.number(),
            "goes on in another, and " + computed + " rows are computed from it");
      }
    }
  }
}
