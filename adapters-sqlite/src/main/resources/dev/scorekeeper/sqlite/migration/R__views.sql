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

DROP VIEW IF EXISTS ledger;
CREATE VIEW ledger AS
-- Each subquery is partitioned by what people ask for, so that SQLite looks at that alone.
WITH
-- A span, with what the domain was before and after it if it was registered then.
piece AS (
  SELECT
    stream.project, stream.branch, span.stream, span.subject,
    CASE WHEN span.value ->> 1 = 'catalog' THEN 'restating' ELSE span.value ->> 0 END AS status,
    span.since, span.until, span.since_run, span.until_run, span.cause, span.until_cause
  FROM stream CROSS JOIN span ON span.stream = stream.id
  WHERE span.kind = 1
),
neighbours AS (
  SELECT
    *,
    lag(until) OVER one IS since AND lag(status) OVER one IS status AS goes_on,
    lead(since) OVER one IS until AND lead(status) OVER one IS status AS will_go_on
  FROM piece
  WINDOW one AS (PARTITION BY project, branch, stream, subject ORDER BY since)
),
-- A time during which a domain had one status.
stretch AS (
  SELECT
    project, branch, stream, subject, status, since, since_run, cause,
    CASE will_go_on WHEN 1 THEN lead(until) OVER one ELSE until END AS until,
    CASE will_go_on WHEN 1 THEN lead(until_run) OVER one ELSE until_run END AS until_run,
    CASE will_go_on WHEN 1 THEN lead(until_cause) OVER one ELSE until_cause END AS until_cause,
    goes_on
  FROM neighbours
  WHERE goes_on = 0 OR will_go_on = 0
  WINDOW one AS (PARTITION BY project, branch, stream, subject ORDER BY since)
),
life AS (
  SELECT
    project, branch, stream, subject, status, since, since_run, cause, until, until_run,
    until_cause,
    lag(since) OVER one AS last_since,
    lag(until) OVER one AS last_until,
    CASE WHEN lag(until) OVER one = since THEN lag(status) OVER one END AS came_from,
    CASE WHEN lag(until) OVER one = since AND lag(until, 2) OVER one = lag(since) OVER one
      THEN lag(status, 2) OVER one END AS before_that,
    lead(since) OVER one AS next_since
  FROM stretch
  WHERE goes_on = 0
  WINDOW one AS (PARTITION BY project, branch, stream, subject ORDER BY since)
),
-- Every beginning, every end that is no other beginning, and what holds now.
move AS (
  SELECT
    life.project, life.branch, life.stream, life.subject,
    side.side,
    CASE side.side WHEN 0 THEN life.came_from ELSE life.status END AS from_status,
    CASE side.side WHEN 1 THEN NULL ELSE life.status END AS to_status,
    -- What a broken domain was before it broke.
    CASE
      WHEN side.side = 0 AND life.came_from = 'broken' THEN life.before_that
      WHEN side.side = 0 THEN life.came_from
      WHEN life.status = 'broken' THEN life.came_from
      ELSE life.status
    END AS at_heart,
    CASE side.side WHEN 0 THEN life.since WHEN 1 THEN life.until ELSE (
      SELECT max(last.observed_at) FROM run AS last
      WHERE last.source < 2 AND last.stream = life.stream
    ) END AS at,
    CASE side.side WHEN 0 THEN life.since_run WHEN 1 THEN life.until_run END AS run,
    CASE side.side WHEN 0 THEN life.cause WHEN 1 THEN life.until_cause ELSE life.cause END
      AS cause,
    CASE
      WHEN side.side > 0 THEN life.since
      WHEN life.came_from IS NULL THEN life.last_until
      ELSE life.last_since
    END AS since,
    CASE side.side WHEN 0 THEN life.came_from IS NULL AND life.last_until IS NOT NULL END
      AS returned,
    CASE side.side
      WHEN 0 THEN (
        SELECT nullif(profile.value ->> 2, '') FROM span AS profile
        WHERE profile.stream = life.stream AND profile.kind = 2
          AND profile.subject = life.subject AND profile.since = life.since
          AND life.came_from IS NULL AND life.cause = 1
      )
      WHEN 1 THEN (
        SELECT nullif(profile.value ->> 2, '') FROM span AS profile
        WHERE profile.stream = life.stream AND profile.kind = 2
          AND profile.subject = life.subject AND profile.until = life.until
          AND life.until_cause = 1
      )
    END AS file
  FROM life CROSS JOIN (SELECT 0 AS side UNION ALL SELECT 1 UNION ALL SELECT 2) AS side
  WHERE CASE side.side
    WHEN 0 THEN life.status <> 'restating' OR life.came_from <> 'restating'
    WHEN 1 THEN life.status <> 'restating' AND life.until < 9223372036854775807
      AND life.until IS NOT life.next_since
    ELSE life.status <> 'restating' AND life.until = 9223372036854775807
  END
),
named AS (
  SELECT move.*, subject.name AS domain_id
  FROM move JOIN subject ON subject.id = move.subject
),
numbered AS (
  SELECT
    *,
    CASE WHEN file IS NOT NULL THEN
      row_number() OVER (PARTITION BY project, branch, stream, at, file, side ORDER BY domain_id)
    END AS number
  FROM named
),
met AS (
  SELECT
    *,
    CASE WHEN number > 0 THEN lead(domain_id) OVER meeting END AS left_id,
    CASE WHEN number > 0 THEN lead(from_status) OVER meeting END AS left_from,
    CASE WHEN number > 0 THEN lead(since) OVER meeting END AS left_since,
    CASE WHEN number > 0 THEN lag(domain_id) OVER meeting END AS arrived_id
  FROM numbered
  -- The arrival, then the leaving.
  WINDOW meeting AS (PARTITION BY project, branch, stream, at, file, number ORDER BY side)
)
SELECT
  met.project,
  met.branch,
  met.domain_id,
  CASE
    WHEN met.side = 2 THEN 'still-' || met.to_status
    WHEN met.cause = 0 THEN 'found'
    WHEN met.cause = 2 THEN 'reassessed'
    WHEN met.left_id IS NOT NULL THEN 'renamed'
    WHEN met.side = 1 THEN
      CASE met.at_heart WHEN 'planned' THEN 'dropped' WHEN 'implemented' THEN 'lost'
        ELSE 'discarded' END
    WHEN met.returned THEN 'returned'
    WHEN met.from_status IS NULL THEN
      CASE met.to_status WHEN 'implemented' THEN 'arrived-finished'
        WHEN 'broken' THEN 'arrived-broken' ELSE 'planned' END
    WHEN met.from_status = 'restating' THEN 'set-apart'
    WHEN met.to_status = 'implemented' THEN
      CASE met.at_heart WHEN 'planned' THEN 'delivered' ELSE 'repaired' END
    WHEN met.to_status = 'planned' THEN 'planned-again'
    WHEN met.to_status = 'restating' THEN 'restated'
    ELSE met.to_status
  END AS event,
  coalesce(met.left_from, met.from_status) AS from_status,
  met.to_status,
  strftime('%Y-%m-%dT%H:%M:%fZ', met.at / 1000.0, 'unixepoch') AS observed_at,
  nullif(lower(hex(run.key)), '') AS run_id,
  CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision)) ELSE run.revision END
    AS revision,
  CASE met.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' ELSE 'ruleset' END AS cause,
  strftime('%Y-%m-%dT%H:%M:%fZ', met.started / 1000.0, 'unixepoch') AS since,
  (met.at - met.started) / 86400000 AS days,
  met.left_id AS formerly
FROM (
  SELECT *, CASE WHEN left_id IS NULL THEN since ELSE left_since END AS started FROM met
) AS met LEFT JOIN run ON run.seq = met.run
WHERE met.arrived_id IS NULL;

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
