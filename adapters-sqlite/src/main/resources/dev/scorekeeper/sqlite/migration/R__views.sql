-- The views: a public contract, documented by the class Schema and in docs/schema.md.
-- Nothing in them depends on the order in which runs were recorded.

DROP VIEW IF EXISTS runs;
CREATE VIEW runs AS
SELECT
  lower(hex(run.key)) AS run_id,
  stream.project,
  stream.branch,
  CASE run.source WHEN 0 THEN 'git' WHEN 1 THEN 'worktree' ELSE 'draft' END AS source,
  CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision)) ELSE run.revision END
    AS revision,
  strftime('%Y-%m-%dT%H:%M:%fZ', run.observed_at / 1000.0, 'unixepoch') AS observed_at,
  strftime('%Y-%m-%dT%H:%M:%fZ', run.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
  CASE assessment.outcome WHEN 0 THEN 'assessed' ELSE 'unreadable' END AS outcome,
  assessment.domains,
  assessment.by_sequence_file + assessment.by_catalog AS implemented,
  assessment.by_sequence_file AS implemented_by_sequence_file,
  assessment.by_catalog AS implemented_by_catalog,
  assessment.planned,
  assessment.broken,
  assessment.by_sequence_file AS progress_implemented,
  assessment.domains - assessment.by_catalog AS progress_of,
  assessment.system_sequences,
  assessment.catalog_entries,
  assessment.catalog_sequences,
  assessment.errors,
  assessment.warnings,
  assessment.registry_entries,
  ruleset.rules,
  ruleset.settings
-- Apart, since each has its own index.
FROM (SELECT * FROM run WHERE source < 2 UNION ALL SELECT * FROM run WHERE source = 2) AS run
JOIN stream ON stream.id = run.stream
JOIN ruleset ON ruleset.id = run.ruleset
JOIN assessment ON assessment.id = run.assessment;

DROP VIEW IF EXISTS trend;
CREATE VIEW trend AS
SELECT
  stream.project,
  stream.branch,
  strftime('%Y-%m-%dT%H:%M:%fZ', run.observed_at / 1000.0, 'unixepoch') AS observed_at,
  lower(hex(run.key)) AS run_id,
  CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision)) ELSE run.revision END
    AS revision,
  CASE assessment.outcome WHEN 0 THEN 'assessed' ELSE 'unreadable' END AS outcome,
  assessment.domains,
  assessment.by_sequence_file + assessment.by_catalog AS implemented,
  assessment.by_sequence_file AS implemented_by_sequence_file,
  assessment.by_catalog AS implemented_by_catalog,
  assessment.planned,
  assessment.broken,
  assessment.by_sequence_file AS progress_implemented,
  assessment.domains - assessment.by_catalog AS progress_of,
  assessment.system_sequences,
  assessment.catalog_entries,
  assessment.catalog_sequences,
  assessment.errors,
  assessment.warnings,
  assessment.registry_entries,
  ruleset.rules,
  ruleset.settings
FROM run
JOIN stream ON stream.id = run.stream
JOIN ruleset ON ruleset.id = run.ruleset
JOIN assessment ON assessment.id = run.assessment
WHERE run.source < 2
  -- Two steps, so that a moment with thousands of runs by one ruleset takes one look at each.
  AND NOT EXISTS (
    SELECT 1 FROM run AS other
    WHERE other.source < 2
      AND other.stream = run.stream
      AND other.observed_at = run.observed_at
      AND other.ruleset = run.ruleset
      AND (other.recorded_at, other.key) > (run.recorded_at, run.key)
  )
  AND NOT EXISTS (
    SELECT 1 FROM run AS other JOIN ruleset AS others ON others.id = other.ruleset
    WHERE other.source < 2
      AND other.stream = run.stream
      AND other.observed_at = run.observed_at
      AND other.ruleset <> run.ruleset
      AND (others.rules, other.recorded_at, other.key)
        > (ruleset.rules, run.recorded_at, run.key)
  );

DROP VIEW IF EXISTS domains;
CREATE VIEW domains AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  nullif(profile.value ->> 0, '') AS name,
  nullif(profile.value ->> 1, '') AS category,
  nullif(profile.value ->> 2, '') AS sequence_file,
  span.value ->> 0 AS status,
  CASE span.value ->> 0 WHEN 'implemented' THEN span.value ->> 1 END AS evidence,
  CASE span.value ->> 0 WHEN 'broken' THEN span.value ->> 1 END AS reason,
  CAST(span.value ->> 2 AS INTEGER) AS movements,
  CAST(span.value ->> 3 AS INTEGER) AS beats,
  strftime('%Y-%m-%dT%H:%M:%fZ', span.since / 1000.0, 'unixepoch') AS since,
  lower(hex(since_run.key)) AS since_run,
  CASE span.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run AS since_run ON since_run.seq = span.since_run
LEFT JOIN span AS profile
  ON profile.stream = span.stream
  AND profile.until = 9223372036854775807
  AND profile.kind = 2
  AND profile.subject = span.subject
WHERE span.kind = 1 AND span.until = 9223372036854775807;

DROP VIEW IF EXISTS domain_history;
CREATE VIEW domain_history AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  span.value ->> 0 AS status,
  CASE span.value ->> 0 WHEN 'implemented' THEN span.value ->> 1 END AS evidence,
  CASE span.value ->> 0 WHEN 'broken' THEN span.value ->> 1 END AS reason,
  CAST(span.value ->> 2 AS INTEGER) AS movements,
  CAST(span.value ->> 3 AS INTEGER) AS beats,
  strftime('%Y-%m-%dT%H:%M:%fZ', span.since / 1000.0, 'unixepoch') AS since,
  strftime('%Y-%m-%dT%H:%M:%fZ', nullif(span.until, 9223372036854775807) / 1000.0, 'unixepoch')
    AS until,
  lower(hex(since_run.key)) AS since_run,
  nullif(lower(hex(until_run.key)), '') AS until_run,
  CASE span.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run AS since_run ON since_run.seq = span.since_run
LEFT JOIN run AS until_run ON until_run.seq = span.until_run
WHERE span.kind = 1;

DROP VIEW IF EXISTS transitions;
CREATE VIEW transitions AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  before.value ->> 0 AS from_status,
  span.value ->> 0 AS to_status,
  lower(hex(run.key)) AS run_id,
  strftime('%Y-%m-%dT%H:%M:%fZ', span.since / 1000.0, 'unixepoch') AS observed_at,
  CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision)) ELSE run.revision END
    AS revision,
  CASE span.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run ON run.seq = span.since_run
LEFT JOIN span AS before
  ON before.stream = span.stream
  AND before.until = span.since
  AND before.kind = 1
  AND before.subject = span.subject
WHERE span.kind = 1 AND before.value ->> 0 IS NOT span.value ->> 0
UNION ALL
SELECT
  stream.project,
  stream.branch,
  subject.name,
  span.value ->> 0,
  NULL,
  lower(hex(run.key)),
  strftime('%Y-%m-%dT%H:%M:%fZ', span.until / 1000.0, 'unixepoch'),
  CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision)) ELSE run.revision END,
  CASE span.until_cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run ON run.seq = span.until_run
WHERE span.kind = 1
  AND span.until < 9223372036854775807
  AND NOT EXISTS (
    SELECT 1 FROM span AS after
    WHERE after.stream = span.stream
      AND after.kind = 1
      AND after.subject = span.subject
      AND after.since = span.until
  );

DROP VIEW IF EXISTS findings;
CREATE VIEW findings AS
SELECT
  stream.project,
  stream.branch,
  substr(subject.name, 1, instr(subject.name, ' ') - 1) AS finding_id,
  span.value ->> 0 AS severity,
  substr(subject.name, instr(subject.name, ' ') + 1) AS subject,
  span.value ->> 1 AS message,
  nullif(span.value ->> 2, '') AS file,
  strftime('%Y-%m-%dT%H:%M:%fZ', span.since / 1000.0, 'unixepoch') AS since,
  lower(hex(since_run.key)) AS since_run,
  CASE span.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run AS since_run ON since_run.seq = span.since_run
WHERE span.kind = 3 AND span.until = 9223372036854775807;

DROP VIEW IF EXISTS finding_history;
CREATE VIEW finding_history AS
SELECT
  stream.project,
  stream.branch,
  substr(subject.name, 1, instr(subject.name, ' ') - 1) AS finding_id,
  span.value ->> 0 AS severity,
  substr(subject.name, instr(subject.name, ' ') + 1) AS subject,
  span.value ->> 1 AS message,
  nullif(span.value ->> 2, '') AS file,
  strftime('%Y-%m-%dT%H:%M:%fZ', span.since / 1000.0, 'unixepoch') AS since,
  strftime('%Y-%m-%dT%H:%M:%fZ', nullif(span.until, 9223372036854775807) / 1000.0, 'unixepoch')
    AS until,
  lower(hex(since_run.key)) AS since_run,
  nullif(lower(hex(until_run.key)), '') AS until_run,
  CASE span.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause,
  CASE span.until_cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
    AS until_cause
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run AS since_run ON since_run.seq = span.since_run
LEFT JOIN run AS until_run ON until_run.seq = span.until_run
WHERE span.kind = 3;

DROP VIEW IF EXISTS plugins;
CREATE VIEW plugins AS
SELECT
  stream.project,
  stream.branch,
  nullif(substr(subject.name, 8), '') AS plugin_id,
  CAST(span.value ->> 0 AS INTEGER) AS sequences,
  CAST(span.value ->> 1 AS INTEGER) AS movements,
  CAST(span.value ->> 2 AS INTEGER) AS beats,
  CAST(span.value ->> 3 AS INTEGER) AS handlers,
  strftime('%Y-%m-%dT%H:%M:%fZ', span.since / 1000.0, 'unixepoch') AS since,
  lower(hex(since_run.key)) AS since_run,
  CASE span.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause
FROM span
JOIN stream ON stream.id = span.stream
JOIN subject ON subject.id = span.subject
JOIN run AS since_run ON since_run.seq = span.since_run
-- What the layers hold is said of counts, whose names are one word, and of plugins.
WHERE span.kind = 0
  AND span.until = 9223372036854775807
  AND substr(subject.name, 1, 7) = 'plugin ';
