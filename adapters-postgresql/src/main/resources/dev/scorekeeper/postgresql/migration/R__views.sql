-- The views: a public contract, documented by the class Views and in docs/schema.md. They are those
-- of a history in SQLite, column by column; texts are compared byte by byte, as there. Each join is
-- within one log. Nothing in them depends on the order in which runs were recorded. Every column is
-- cast, since programs ask for types.

DROP VIEW IF EXISTS
  portfolio_trend, portfolio, stored_as_of, stored_main_line, stored_seen, plugins, ledger, finding_history, findings, transitions, domain_history, domains, trend, runs,
  stored_run_name, stored_renaming, stored_departure, stored_arrival, stored_plugin,
  stored_finding, stored_profile, stored_verdict;

-- Times as texts, as SQLite's views say them.
CREATE OR REPLACE FUNCTION stored_time(millis bigint) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT to_char(
    timestamp 'epoch' + millis * interval '1 millisecond', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
CREATE OR REPLACE FUNCTION stored_day(millis bigint) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT to_char(timestamp 'epoch' + millis * interval '1 millisecond', 'YYYY-MM-DD')
$$;
CREATE OR REPLACE FUNCTION stored_week(millis bigint) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT to_char(
    date_trunc('week', timestamp 'epoch' + millis * interval '1 millisecond'), 'YYYY-MM-DD')
$$;

-- SQLite's own, which the query of what is planned asks for.
CREATE OR REPLACE FUNCTION julianday(moment text) RETURNS double precision
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT extract(epoch FROM CASE moment WHEN 'now' THEN now() ELSE moment::timestamptz END)
    ::double precision / 86400 + 2440587.5
$$;

-- Beneath them: what is stored, taken apart. Values are arrays of texts and subjects have prefixes
-- that FactCodec spells; no other view knows about that.

CREATE VIEW stored_verdict AS
SELECT
  log, stream, subject, since, until, since_run, until_run, cause, until_cause,
  CASE WHEN value::json ->> 1 = 'catalog' THEN 'cataloged' ELSE value::json ->> 0 END AS status,
  CASE value::json ->> 0 WHEN 'broken' THEN value::json ->> 1 END AS reason,
  CAST(value::json ->> 2 AS integer) AS movements,
  CAST(value::json ->> 3 AS integer) AS beats
FROM stored_span
WHERE kind = 1;

CREATE VIEW stored_profile AS
SELECT
  log, stream, subject, since, until, since_run, until_run, cause, until_cause,
  nullif(value::json ->> 0, '') AS name,
  nullif(value::json ->> 1, '') AS category,
  nullif(value::json ->> (CASE WHEN value::json ->> 4 IS NULL THEN 2 ELSE 3 END), '') AS sequence_file,
  nullif(value::json ->> 4, '') AS entry_file,
  nullif(value::json ->> 5, '') AS owner,
  nullif(value::json ->> 6, '') AS due,
  -- By which file it is known where its id changes: its own, or the one that it names.
  nullif(value::json ->> 2, '') AS identity
FROM stored_span
WHERE kind = 2;

CREATE VIEW stored_finding AS
SELECT
  span.log, span.stream, span.subject AS finding, span.since, span.until, span.since_run, span.until_run,
  span.cause, span.until_cause,
  substr(subject.name, 1, strpos(subject.name, ' ') - 1) AS rule,
  substr(subject.name, strpos(subject.name, ' ') + 1) AS subject,
  span.value::json ->> 0 AS severity,
  span.value::json ->> 1 AS message,
  nullif(span.value::json ->> 2, '') AS file
FROM stored_span AS span
JOIN stored_subject AS subject ON subject.log = span.log AND subject.id = span.subject
WHERE span.kind = 3;

CREATE VIEW stored_plugin AS
SELECT
  span.log, span.stream, span.since, span.until, span.since_run, span.cause,
  nullif(substr(subject.name, 8), '') AS plugin_id,
  span.value::json ->> 0 AS sequences,
  span.value::json ->> 1 AS movements,
  span.value::json ->> 2 AS beats,
  span.value::json ->> 3 AS handlers
FROM stored_span AS span
JOIN stored_subject AS subject ON subject.log = span.log AND subject.id = span.subject
-- What the layers hold is said of counts, whose names are one word, and of plugins.
WHERE span.kind = 0 AND substr(subject.name, 1, 7) = 'plugin ';

-- Domains that count and arrive, and such that leave, by the file that they are known by.
CREATE VIEW stored_arrival AS
SELECT profile.log, profile.stream, profile.since AS at, subject.name AS domain_id, profile.identity
FROM stored_profile AS profile
JOIN stored_subject AS subject ON subject.log = profile.log AND subject.id = profile.subject
WHERE profile.cause = 1
  AND profile.identity IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM stored_verdict AS verdict
    WHERE verdict.log = profile.log AND verdict.stream = profile.stream
      AND verdict.subject = profile.subject
      AND verdict.since = profile.since AND verdict.status <> 'cataloged'
  )
  AND NOT EXISTS (
    SELECT 1 FROM stored_span AS before
    WHERE before.log = profile.log AND before.stream = profile.stream AND before.kind = 2
      AND before.subject = profile.subject AND before.until = profile.since
  );

CREATE VIEW stored_departure AS
SELECT profile.log, profile.stream, profile.until AS at, subject.name AS domain_id, profile.identity
FROM stored_profile AS profile
JOIN stored_subject AS subject ON subject.log = profile.log AND subject.id = profile.subject
WHERE profile.until_cause = 1
  AND profile.identity IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM stored_verdict AS verdict
    WHERE verdict.log = profile.log AND verdict.stream = profile.stream
      AND verdict.subject = profile.subject
      AND verdict.until = profile.until AND verdict.status <> 'cataloged'
  )
  AND NOT EXISTS (
    SELECT 1 FROM stored_span AS after
    WHERE after.log = profile.log AND after.stream = profile.stream AND after.kind = 2
      AND after.subject = profile.subject AND after.since = profile.until
  );

-- Who left and who arrived known by one file at one moment: the first with the first, by id.
CREATE VIEW stored_renaming AS
SELECT
  departure.log, departure.stream, departure.at, departure.domain_id AS left_id,
  arrival.domain_id AS arrived_id
FROM stored_departure AS departure JOIN stored_arrival AS arrival
  ON arrival.log = departure.log AND arrival.stream = departure.stream
  AND arrival.at = departure.at
  AND arrival.identity = departure.identity
WHERE (
    SELECT count(*) FROM stored_departure AS other
    WHERE other.log = departure.log AND other.stream = departure.stream AND other.at = departure.at
      AND other.identity = departure.identity AND other.domain_id < departure.domain_id
  ) = (
    SELECT count(*) FROM stored_arrival AS other
    WHERE other.log = arrival.log AND other.stream = arrival.stream AND other.at = arrival.at
      AND other.identity = arrival.identity AND other.domain_id < arrival.domain_id
  );

CREATE VIEW stored_run_name AS
SELECT
  log,
  seq,
  encode(key, 'hex') AS run_id,
  revision,
  -- As its commit says, which the log knows since it was first seen on a line.
  (
    SELECT min(one.author) FROM stored_commit AS one
    WHERE one.log = stored_run.log
      AND substr(one.revision, 1, 8) = substr(stored_run.revision, 1, 8)
      AND one.revision = stored_run.revision
  ) AS author
FROM stored_run;

CREATE VIEW runs AS
SELECT
  CAST(encode(run.key, 'hex') AS text) COLLATE "C" AS run_id,
  stream.project,
  stream.branch,
  CAST(
    CASE run.source WHEN 0 THEN 'git' WHEN 1 THEN 'worktree' ELSE 'draft' END
      AS text) COLLATE "C" AS source,
  CAST(run.revision AS text) COLLATE "C" AS revision,
  CAST((
    SELECT min(one.author) FROM stored_commit AS one
    WHERE one.log = run.log AND substr(one.revision, 1, 8) = substr(run.revision, 1, 8)
      AND one.revision = run.revision
  ) AS text) COLLATE "C" AS author,
  CAST(
    CASE
      WHEN run.source = 2 THEN 'draft'
      WHEN place.voice = 2 THEN 'speaks'
      WHEN place.voice = 1 THEN 'repeats'
      WHEN place.voice = 0 OR run.revision IS NULL THEN 'silent'
      ELSE 'left'
    END AS text) COLLATE "C" AS standing,
  CAST(
    stored_time(coalesce(place.at, run.observed_at))
      AS text) COLLATE "C" AS observed_at,
  CAST(stored_day(coalesce(place.at, run.observed_at)) AS text) COLLATE "C" AS day,
  CAST(
    stored_week(coalesce(place.at, run.observed_at)) AS text) COLLATE "C" AS week,
  CAST(stored_time(run.recorded_at) AS text) COLLATE "C"
    AS recorded_at,
  CAST(
    CASE assessment.outcome WHEN 0 THEN 'assessed' ELSE 'unreadable' END
      AS text) COLLATE "C" AS outcome,
  assessment.domains,
  assessment.implemented,
  assessment.planned,
  assessment.broken,
  assessment.cataloged,
  CAST(assessment.domains - assessment.cataloged AS integer) AS counted,
  -- Half up; nothing where nothing counts.
  CAST(
    (200 * assessment.implemented + assessment.domains - assessment.cataloged)
      / nullif(2 * (assessment.domains - assessment.cataloged), 0) AS INTEGER
  ) AS percent,
  assessment.registry_entries,
  assessment.system_sequences,
  assessment.catalog_entries,
  assessment.catalog_sequences,
  assessment.errors,
  assessment.warnings,
  ruleset.rules,
  ruleset.settings
-- By the name that it has now.
FROM stored_stream AS stream
JOIN stored_name AS own ON own.log = stream.log AND own.speaks_in = stream.id
JOIN stored_run AS run ON run.log = own.log AND run.stream = own.stream
JOIN stored_ruleset AS ruleset
  ON ruleset.log = run.log AND ruleset.id = run.ruleset
JOIN stored_assessment AS assessment
  ON assessment.log = run.log AND assessment.id = run.assessment
LEFT JOIN stored_place AS place ON place.log = run.log AND place.run = run.seq;

CREATE VIEW trend AS
SELECT
  stream.project,
  stream.branch,
  CAST(stored_time(place.at) AS text) COLLATE "C"
    AS observed_at,
  CAST(stored_day(place.at) AS text) COLLATE "C" AS day,
  CAST(stored_week(place.at) AS text) COLLATE "C" AS week,
  CAST(encode(run.key, 'hex') AS text) COLLATE "C" AS run_id,
  CAST(run.revision AS text) COLLATE "C" AS revision,
  CAST((
    SELECT min(one.author) FROM stored_commit AS one
    WHERE one.log = run.log AND substr(one.revision, 1, 8) = substr(run.revision, 1, 8)
      AND one.revision = run.revision
  ) AS text) COLLATE "C" AS author,
  CAST(
    CASE assessment.outcome WHEN 0 THEN 'assessed' ELSE 'unreadable' END
      AS text) COLLATE "C" AS outcome,
  assessment.domains,
  assessment.implemented,
  assessment.planned,
  assessment.broken,
  assessment.cataloged,
  CAST(assessment.domains - assessment.cataloged AS integer) AS counted,
  -- Half up; nothing where nothing counts.
  CAST(
    (200 * assessment.implemented + assessment.domains - assessment.cataloged)
      / nullif(2 * (assessment.domains - assessment.cataloged), 0) AS INTEGER
  ) AS percent,
  assessment.registry_entries,
  assessment.system_sequences,
  assessment.catalog_entries,
  assessment.catalog_sequences,
  assessment.errors,
  assessment.warnings,
  ruleset.rules,
  ruleset.settings
-- Of the stream first, which people mostly ask for.
FROM stored_stream AS stream
JOIN stored_place AS place
  ON place.log = stream.log AND place.stream = stream.id AND place.voice = 2
JOIN stored_run AS run ON run.log = place.log AND run.seq = place.run
JOIN stored_ruleset AS ruleset
  ON ruleset.log = run.log AND ruleset.id = run.ruleset
JOIN stored_assessment AS assessment
  ON assessment.log = run.log AND assessment.id = run.assessment;

CREATE VIEW domains AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  CAST(profile.name AS text) COLLATE "C" AS name,
  CAST(profile.category AS text) COLLATE "C" AS category,
  CAST(profile.sequence_file AS text) COLLATE "C" AS sequence_file,
  CAST(verdict.status AS text) COLLATE "C" AS status,
  CAST(verdict.reason AS text) COLLATE "C" AS reason,
  CAST(verdict.movements AS integer) AS movements,
  CAST(verdict.beats AS integer) AS beats,
  CAST(stored_time(verdict.since) AS text) COLLATE "C" AS since,
  CAST(since_run.run_id AS text) COLLATE "C" AS since_run,
  CAST(
    CASE verdict.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C" AS cause,
  CAST(profile.entry_file AS text) COLLATE "C" AS entry_file,
  CAST(profile.owner AS text) COLLATE "C" AS owner,
  CAST(profile.due AS text) COLLATE "C" AS due
FROM stored_verdict AS verdict
JOIN stored_stream AS stream
  ON stream.log = verdict.log AND stream.id = verdict.stream
JOIN stored_subject AS subject
  ON subject.log = verdict.log AND subject.id = verdict.subject
JOIN stored_run_name AS since_run
  ON since_run.log = verdict.log AND since_run.seq = verdict.since_run
LEFT JOIN stored_profile AS profile
  ON profile.log = verdict.log AND profile.stream = verdict.stream
  AND profile.until = 9223372036854775807
  AND profile.subject = verdict.subject
WHERE verdict.until = 9223372036854775807;

CREATE VIEW domain_history AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  CAST(stage.name AS text) COLLATE "C" AS name,
  CAST(stage.category AS text) COLLATE "C" AS category,
  CAST(stage.sequence_file AS text) COLLATE "C" AS sequence_file,
  CAST(stage.status AS text) COLLATE "C" AS status,
  CAST(stage.reason AS text) COLLATE "C" AS reason,
  CAST(stage.movements AS integer) AS movements,
  CAST(stage.beats AS integer) AS beats,
  CAST(stored_time(stage.since) AS text) COLLATE "C" AS since,
  CAST(
    stored_time(nullif(stage.until, 9223372036854775807)) AS text) COLLATE "C" AS until,
  CAST((nullif(stage.until, 9223372036854775807) - stage.since) / 1000 AS bigint) AS seconds,
  CAST(since_run.run_id AS text) COLLATE "C" AS since_run,
  CAST(until_run.run_id AS text) COLLATE "C" AS until_run,
  CAST(
    CASE stage.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C"
    AS cause,
  CAST(stage.entry_file AS text) COLLATE "C" AS entry_file,
  CAST(stage.owner AS text) COLLATE "C" AS owner,
  CAST(stage.due AS text) COLLATE "C" AS due
FROM (
  -- As long as neither what the evidence says of a domain changes nor what it says of itself.
  SELECT
    verdict.log, verdict.stream, verdict.subject, verdict.status, verdict.reason,
    verdict.movements,
    verdict.beats, profile.name, profile.category, profile.sequence_file, profile.entry_file,
    profile.owner, profile.due,
    greatest(verdict.since, profile.since) AS since,
    least(verdict.until, profile.until) AS until,
    CASE WHEN verdict.since >= profile.since THEN verdict.since_run ELSE profile.since_run END
      AS since_run,
    CASE WHEN verdict.until <= profile.until THEN verdict.until_run ELSE profile.until_run END
      AS until_run,
    CASE WHEN verdict.since >= profile.since THEN verdict.cause ELSE profile.cause END AS cause
  FROM stored_verdict AS verdict JOIN stored_profile AS profile
    ON profile.log = verdict.log AND profile.stream = verdict.stream
    AND profile.subject = verdict.subject
    AND profile.since < verdict.until
    AND profile.until > verdict.since
) AS stage
JOIN stored_stream AS stream
  ON stream.log = stage.log AND stream.id = stage.stream
JOIN stored_subject AS subject
  ON subject.log = stage.log AND subject.id = stage.subject
JOIN stored_run_name AS since_run
  ON since_run.log = stage.log AND since_run.seq = stage.since_run
LEFT JOIN stored_run_name AS until_run
  ON until_run.log = stage.log AND until_run.seq = stage.until_run;

CREATE VIEW transitions AS
SELECT
  move.project,
  move.branch,
  move.domain_id,
  CAST((
    SELECT profile.category FROM stored_profile AS profile
    WHERE profile.log = move.log AND profile.stream = move.stream AND profile.subject = move.subject
      AND profile.since <= move.at - (move.to_status IS NULL)::integer
      AND profile.until > move.at - (move.to_status IS NULL)::integer
  ) AS text) COLLATE "C" AS category,
  CAST(move.from_status AS text) COLLATE "C" AS from_status,
  CAST(move.to_status AS text) COLLATE "C" AS to_status,
  CAST(CASE WHEN move.from_status IS NULL THEN (
    SELECT renaming.left_id FROM stored_renaming AS renaming
    WHERE renaming.log = move.log AND renaming.stream = move.stream AND renaming.at = move.at
      AND renaming.arrived_id = move.domain_id
  ) END AS text) COLLATE "C" AS formerly,
  CAST(CASE WHEN move.to_status IS NULL THEN (
    SELECT renaming.arrived_id FROM stored_renaming AS renaming
    WHERE renaming.log = move.log AND renaming.stream = move.stream AND renaming.at = move.at
      AND renaming.left_id = move.domain_id
  ) END AS text) COLLATE "C" AS renamed_to,
  CAST(move.run_id AS text) COLLATE "C" AS run_id,
  CAST(stored_time(move.at) AS text) COLLATE "C" AS observed_at,
  CAST(stored_day(move.at) AS text) COLLATE "C" AS day,
  CAST(stored_week(move.at) AS text) COLLATE "C" AS week,
  CAST(move.revision AS text) COLLATE "C" AS revision,
  CAST(move.author AS text) COLLATE "C" AS author,
  CAST(
    CASE move.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C"
    AS cause
FROM (
  -- Of each verdict its beginning, and its end where no other verdict begins there.
  SELECT
    stream.project, stream.branch, subject.name AS domain_id, run.run_id, run.revision, run.author,
    verdict.log, verdict.stream, verdict.subject,
    CASE side.ends WHEN 0 THEN before.status ELSE verdict.status END AS from_status,
    CASE side.ends WHEN 0 THEN verdict.status END AS to_status,
    CASE side.ends WHEN 0 THEN verdict.since ELSE verdict.until END AS at,
    CASE side.ends WHEN 0 THEN verdict.cause ELSE verdict.until_cause END AS cause
  FROM stored_verdict AS verdict
  CROSS JOIN (SELECT 0 AS ends UNION ALL SELECT 1) AS side
  JOIN stored_stream AS stream
    ON stream.log = verdict.log AND stream.id = verdict.stream
  JOIN stored_subject AS subject
    ON subject.log = verdict.log AND subject.id = verdict.subject
  JOIN stored_run_name AS run
    ON run.log = verdict.log
    AND run.seq = CASE side.ends WHEN 0 THEN verdict.since_run ELSE verdict.until_run END
  LEFT JOIN stored_verdict AS before
    ON side.ends = 0
    AND before.log = verdict.log AND before.stream = verdict.stream
    AND before.until = verdict.since
    AND before.subject = verdict.subject
  WHERE CASE side.ends
    WHEN 0 THEN before.status IS DISTINCT FROM verdict.status
    ELSE verdict.until < 9223372036854775807
      AND NOT EXISTS (
        SELECT 1 FROM stored_span AS after
        WHERE after.log = verdict.log AND after.stream = verdict.stream
          AND after.kind = 1
          AND after.subject = verdict.subject
          AND after.since = verdict.until
      )
  END
) AS move;

CREATE VIEW findings AS
SELECT
  stream.project,
  stream.branch,
  CAST(finding.rule AS text) COLLATE "C" AS rule,
  CAST(finding.severity AS text) COLLATE "C" AS severity,
  CAST(finding.subject AS text) COLLATE "C" AS subject,
  CAST(finding.message AS text) COLLATE "C" AS message,
  CAST(finding.file AS text) COLLATE "C" AS file,
  CAST(stored_time(first.since) AS text) COLLATE "C" AS since,
  CAST(stored_time(finding.since) AS text) COLLATE "C"
    AS message_since,
  CAST(since_run.run_id AS text) COLLATE "C" AS since_run,
  CAST(
    CASE first.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C"
    AS cause
FROM stored_finding AS finding
JOIN stored_stream AS stream
  ON stream.log = finding.log AND stream.id = finding.stream
-- Where the rule began to speak of the subject, in whatever words.
JOIN stored_span AS first
  ON first.log = finding.log AND first.stream = finding.stream
  AND first.kind = 3
  AND first.subject = finding.finding
  AND first.since = (
    SELECT max(began.since) FROM stored_span AS began
    WHERE began.log = finding.log AND began.stream = finding.stream
      AND began.kind = 3
      AND began.subject = finding.finding
      AND NOT EXISTS (
        SELECT 1 FROM stored_span AS before
        WHERE before.log = began.log AND before.stream = began.stream
          AND before.until = began.since
          AND before.kind = 3
          AND before.subject = began.subject
      )
  )
JOIN stored_run_name AS since_run
  ON since_run.log = first.log AND since_run.seq = first.since_run
WHERE finding.until = 9223372036854775807;

CREATE VIEW finding_history AS
WITH
-- Each wording, with whether another one of the same rule and subject joins it.
wording AS (
  SELECT
    stream.project, stream.branch, finding.*,
    lag(finding.until) OVER one IS NOT DISTINCT FROM finding.since AS goes_on,
    lead(finding.since) OVER one IS NOT DISTINCT FROM finding.until AS will_go_on
  FROM stored_stream AS stream JOIN stored_finding AS finding
    ON finding.log = stream.log AND finding.stream = stream.id
  WINDOW one AS (
    PARTITION BY stream.project, stream.branch, finding.stream, finding.finding
    ORDER BY finding.since
  )
),
stretch AS (
  SELECT
    log, project, branch, rule, subject, since, since_run, cause, goes_on,
    CASE WHEN will_go_on THEN lead(severity) OVER one ELSE severity END AS severity,
    CASE WHEN will_go_on THEN lead(message) OVER one ELSE message END AS message,
    CASE WHEN will_go_on THEN lead(file) OVER one ELSE file END AS file,
    CASE WHEN will_go_on THEN lead(since) OVER one ELSE since END AS message_since,
    CASE WHEN will_go_on THEN lead(until) OVER one ELSE until END AS until,
    CASE WHEN will_go_on THEN lead(until_run) OVER one ELSE until_run END AS until_run,
    CASE WHEN will_go_on THEN lead(until_cause) OVER one ELSE until_cause END AS until_cause
  FROM wording
  WHERE NOT goes_on OR NOT will_go_on
  WINDOW one AS (PARTITION BY project, branch, stream, finding ORDER BY since)
)
SELECT
  stretch.project,
  stretch.branch,
  CAST(stretch.rule AS text) COLLATE "C" AS rule,
  CAST(stretch.severity AS text) COLLATE "C" AS severity,
  CAST(stretch.subject AS text) COLLATE "C" AS subject,
  CAST(stretch.message AS text) COLLATE "C" AS message,
  CAST(stretch.file AS text) COLLATE "C" AS file,
  CAST(stored_time(stretch.since) AS text) COLLATE "C" AS since,
  CAST(stored_time(stretch.message_since) AS text) COLLATE "C"
    AS message_since,
  CAST(
    stored_time(nullif(stretch.until, 9223372036854775807)) AS text) COLLATE "C" AS until,
  CAST((nullif(stretch.until, 9223372036854775807) - stretch.since) / 1000 AS bigint) AS seconds,
  CAST(stored_week(stretch.since) AS text) COLLATE "C" AS since_week,
  CAST(
    stored_week(nullif(stretch.until, 9223372036854775807)) AS text) COLLATE "C" AS until_week,
  CAST(since_run.run_id AS text) COLLATE "C" AS since_run,
  CAST(until_run.run_id AS text) COLLATE "C" AS until_run,
  CAST(
    CASE stretch.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C" AS cause,
  CAST(
    CASE stretch.until_cause WHEN 0 THEN 'first'
      WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS text) COLLATE "C" AS until_cause
FROM stretch
JOIN stored_run_name AS since_run
  ON since_run.log = stretch.log AND since_run.seq = stretch.since_run
LEFT JOIN stored_run_name AS until_run
  ON until_run.log = stretch.log AND until_run.seq = stretch.until_run
WHERE NOT stretch.goes_on;

CREATE VIEW ledger AS
-- Each subquery is partitioned by what people ask for, so that the planner
-- looks at that alone.
WITH
-- A span, with what the domain was before and after it if it was registered then.
piece AS (
  SELECT
    stream.project, stream.branch, verdict.log, verdict.stream, verdict.subject, verdict.status,
    verdict.since, verdict.until, verdict.since_run, verdict.until_run, verdict.cause,
    verdict.until_cause
  FROM stored_stream AS stream JOIN stored_verdict AS verdict
    ON verdict.log = stream.log AND verdict.stream = stream.id
),
neighbours AS (
  SELECT
    *,
    lag(until) OVER one IS NOT DISTINCT FROM since
      AND lag(status) OVER one IS NOT DISTINCT FROM status AS goes_on,
    lead(since) OVER one IS NOT DISTINCT FROM until
      AND lead(status) OVER one IS NOT DISTINCT FROM status AS will_go_on
  FROM piece
  WINDOW one AS (PARTITION BY project, branch, stream, subject ORDER BY since)
),
-- A time during which a domain had one status.
stretch AS (
  SELECT
    log, project, branch, stream, subject, status, since, since_run, cause,
    CASE WHEN will_go_on THEN lead(until) OVER one ELSE until END AS until,
    CASE WHEN will_go_on THEN lead(until_run) OVER one ELSE until_run END AS until_run,
    CASE WHEN will_go_on THEN lead(until_cause) OVER one ELSE until_cause END AS until_cause,
    goes_on
  FROM neighbours
  WHERE NOT goes_on OR NOT will_go_on
  WINDOW one AS (PARTITION BY project, branch, stream, subject ORDER BY since)
),
life AS (
  SELECT
    log, project, branch, stream, subject, status, since, since_run, cause, until, until_run,
    until_cause,
    lag(since) OVER one AS last_since,
    lag(until) OVER one AS last_until,
    CASE WHEN lag(until) OVER one = since THEN lag(status) OVER one END AS came_from,
    CASE WHEN lag(until) OVER one = since AND lag(until, 2) OVER one = lag(since) OVER one
      THEN lag(status, 2) OVER one END AS before_that,
    lead(since) OVER one AS next_since
  FROM stretch
  WHERE NOT goes_on
  WINDOW one AS (PARTITION BY project, branch, stream, subject ORDER BY since)
),
-- Every beginning, every end that is no other beginning, and what holds now.
move AS (
  SELECT
    life.log, life.project, life.branch, life.stream, life.subject,
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
      SELECT coalesce(
        (SELECT stand.at FROM stored_stand AS stand WHERE stand.log = life.log
          AND stand.stream = life.stream),
        max(last.at)
      )
      FROM stored_place AS last
      WHERE last.voice IN (1, 2) AND last.log = life.log AND last.stream = life.stream
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
        SELECT profile.identity FROM stored_profile AS profile
        WHERE profile.log = life.log AND profile.stream = life.stream
          AND profile.subject = life.subject
          AND profile.since = life.since AND life.came_from IS NULL AND life.cause = 1
      )
      WHEN 1 THEN (
        SELECT profile.identity FROM stored_profile AS profile
        WHERE profile.log = life.log AND profile.stream = life.stream
          AND profile.subject = life.subject
          AND profile.until = life.until AND life.until_cause = 1
      )
    END AS file
  FROM life CROSS JOIN (SELECT 0 AS side UNION ALL SELECT 1 UNION ALL SELECT 2) AS side
  WHERE CASE side.side
    WHEN 0 THEN life.status <> 'cataloged' OR life.came_from <> 'cataloged'
    WHEN 1 THEN life.status <> 'cataloged' AND life.until < 9223372036854775807
      AND life.until IS DISTINCT FROM life.next_since
    ELSE life.status <> 'cataloged' AND life.until = 9223372036854775807
  END
),
named AS (
  SELECT move.*, subject.name AS domain_id
  FROM move JOIN stored_subject AS subject ON subject.log = move.log AND subject.id = move.subject
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
    CASE WHEN number > 0 THEN lead(at_heart) OVER meeting END AS left_at_heart,
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
  CAST((
    SELECT profile.category FROM stored_profile AS profile
    WHERE profile.log = met.log AND profile.stream = met.stream AND profile.subject = met.subject
      AND profile.since <= met.at - (met.side = 1)::integer
        AND profile.until > met.at - (met.side = 1)::integer
  ) AS text) COLLATE "C" AS category,
  CAST(CASE
    WHEN met.side = 2 THEN 'still-' || met.to_status
    WHEN met.cause = 0 THEN 'found'
    WHEN met.cause = 2 THEN 'reassessed'
    WHEN met.left_id IS NOT NULL THEN
      CASE
        WHEN met.left_from = met.to_status THEN 'renamed'
        WHEN met.to_status = 'broken' THEN 'broke'
        WHEN met.left_at_heart = 'planned' THEN 'delivered'
        ELSE 'repaired'
      END
    WHEN met.side = 1 THEN
      CASE met.at_heart WHEN 'planned' THEN 'dropped' WHEN 'implemented' THEN 'lost'
        ELSE 'removed' END
    WHEN met.returned THEN 'returned'
    WHEN met.from_status IS NULL THEN
      CASE met.to_status WHEN 'implemented' THEN 'added' WHEN 'broken' THEN 'added-broken'
        ELSE 'planned' END
    WHEN met.from_status = 'cataloged' THEN 'uncataloged'
    WHEN met.to_status = 'implemented' THEN
      CASE met.at_heart WHEN 'planned' THEN 'delivered' ELSE 'repaired' END
    WHEN met.to_status = 'planned' THEN 'replanned'
    WHEN met.to_status = 'broken' THEN 'broke'
    ELSE 'cataloged'
  END AS text) COLLATE "C" AS event,
  CAST(coalesce(met.left_from, met.from_status) AS text) COLLATE "C" AS from_status,
  CAST(met.to_status AS text) COLLATE "C" AS to_status,
  CAST(stored_time(met.at) AS text) COLLATE "C" AS observed_at,
  CAST(stored_day(met.at) AS text) COLLATE "C" AS day,
  CAST(stored_week(met.at) AS text) COLLATE "C" AS week,
  CAST(run.run_id AS text) COLLATE "C" AS run_id,
  CAST(run.revision AS text) COLLATE "C" AS revision,
  CAST(run.author AS text) COLLATE "C" AS author,
  CAST(
    CASE met.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C"
    AS cause,
  CAST(stored_time(met.started) AS text) COLLATE "C" AS since,
  CAST(CASE WHEN met.side < 2 THEN (met.at - met.started) / 1000 END AS bigint) AS seconds,
  CAST(CASE WHEN met.side < 2 THEN (met.at - met.started) / 86400000 END AS integer) AS days,
  CAST(CASE met.side WHEN 2 THEN (met.at - met.started) / 86400000 END AS integer)
    AS days_to_last_moment,
  CAST(met.left_id AS text) COLLATE "C" AS formerly
FROM (
  SELECT *, CASE WHEN left_id IS NULL THEN since ELSE left_since END AS started FROM met
) AS met LEFT JOIN stored_run_name AS run ON run.log = met.log AND run.seq = met.run
WHERE met.arrived_id IS NULL;

CREATE VIEW plugins AS
SELECT
  stream.project,
  stream.branch,
  CAST(plugin.plugin_id AS text) COLLATE "C" AS plugin_id,
  CAST(plugin.sequences AS integer) AS sequences,
  CAST(plugin.movements AS integer) AS movements,
  CAST(plugin.beats AS integer) AS beats,
  CAST(plugin.handlers AS integer) AS handlers,
  CAST(stored_time(plugin.since) AS text) COLLATE "C" AS since,
  CAST(since_run.run_id AS text) COLLATE "C" AS since_run,
  CAST(
    CASE plugin.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END
      AS text) COLLATE "C"
    AS cause
FROM stored_plugin AS plugin
JOIN stored_stream AS stream
  ON stream.log = plugin.log AND stream.id = plugin.stream
JOIN stored_run_name AS since_run
  ON since_run.log = plugin.log AND since_run.seq = plugin.since_run
WHERE plugin.until = 9223372036854775807;

-- Beneath the portfolio: when somebody last recorded a run of a stream, drafts aside.
CREATE VIEW stored_seen AS
SELECT
  stream.log,
  stream.id AS stream,
  (
    -- Each of its names by the last entry of an index.
    SELECT max((
      SELECT max(run.recorded_at) FROM stored_run AS run
      WHERE run.log = own.log AND run.stream = own.stream AND run.source < 2
    ))
    FROM stored_name AS own
    WHERE own.log = stream.log AND own.speaks_in = stream.id
  ) AS at
FROM stored_stream AS stream;

-- The stream that stands for its project. Most are chosen by their names alone.
CREATE VIEW stored_main_line AS
SELECT
  candidate.project, candidate.branch, candidate.log, candidate.stream,
  (
    SELECT seen.at FROM stored_seen AS seen
    WHERE seen.log = candidate.log AND seen.stream = candidate.stream
  ) AS last_seen
FROM (
  SELECT
    ranked.*,
    row_number() OVER (
      PARTITION BY project
      ORDER BY
        rank,
        CASE WHEN rank > 4 THEN (
          SELECT seen.at FROM stored_seen AS seen
          WHERE seen.log = ranked.log AND seen.stream = ranked.stream
        ) END DESC NULLS LAST,
        branch
    ) AS place
  FROM (
    SELECT
      stream.project, stream.branch, stream.log, stream.id AS stream,
      CASE stream.branch WHEN 'main' THEN 0 WHEN 'master' THEN 1 WHEN 'trunk' THEN 2
        WHEN 'develop' THEN 3 WHEN 'default' THEN 4
        ELSE CASE
          WHEN stream.branch = 'detached' OR substr(stream.branch, 1, 5) IN ('pull/', 'tags/')
            OR substr(stream.branch, 1, 14) = 'merge-request/' THEN 6
          ELSE 5
        END
      END AS rank
    FROM stored_stream AS stream
    WHERE EXISTS (
      SELECT 1 FROM stored_place AS place
      WHERE place.log = stream.log AND place.stream = stream.id AND place.voice = 2
    )
  ) AS ranked
) AS candidate
WHERE candidate.place = 1;

-- Until when the history tells: a clock that was ahead does not make all others stale.
CREATE VIEW stored_as_of AS
SELECT least(max(last_seen), 1000 * CAST(floor(extract(epoch FROM now())) AS bigint)) AS at
FROM stored_main_line;

-- What is subordinate is looked up by its key: OFFSET 0 keeps the planner from reading whole tables.
CREATE VIEW portfolio AS
WITH
main AS MATERIALIZED (SELECT * FROM stored_main_line),
reference AS MATERIALIZED (
  SELECT least(max(last_seen), 1000 * CAST(floor(extract(epoch FROM now())) AS bigint)) AS at
  FROM main
)
SELECT
  line.project,
  line.branch,
  CAST(
    CASE
      WHEN said.outcome = 1 THEN 'unreadable'
      WHEN line.last_seen < line.as_of - 2592000000 THEN 'stale'
      ELSE 'current'
    END AS text
  ) COLLATE "C" AS state,
  CAST(stored_time(line.as_of) AS text) COLLATE "C" AS as_of,
  CAST(stored_time(line.last_seen) AS text) COLLATE "C" AS last_seen,
  CAST(stored_time(last.at) AS text) COLLATE "C" AS observed_at,
  CAST(run.revision AS text) COLLATE "C" AS revision,
  known.domains,
  known.implemented,
  known.planned,
  known.broken,
  known.cataloged,
  CAST(known.domains - known.cataloged AS integer) AS counted,
  -- Half up; nothing where nothing counts.
  CAST(
    (200 * known.implemented + known.domains - known.cataloged)
      / nullif(2 * (known.domains - known.cataloged), 0) AS integer
  ) AS percent,
  CAST(known.implemented - before.implemented AS integer) AS implemented_change,
  CAST(known.domains - known.cataloged - before.domains + before.cataloged AS integer)
    AS counted_change,
  CAST(oldest.name AS text) COLLATE "C" AS oldest_planned,
  CAST(stored_time(oldest.since) AS text) COLLATE "C" AS planned_since,
  said.errors,
  said.warnings
FROM (
  SELECT
    main.project, main.branch, main.log, main.stream, main.last_seen, reference.at AS as_of,
    (
      SELECT place.run FROM stored_place AS place
      WHERE place.log = main.log AND place.stream = main.stream AND place.voice = 2
      ORDER BY place.at DESC LIMIT 1
    ) AS last_run,
    (
      SELECT run.assessment
      FROM stored_place AS place
      JOIN stored_run AS run ON run.log = place.log AND run.seq = place.run
      JOIN stored_assessment AS assessment
        ON assessment.log = run.log AND assessment.id = run.assessment
      WHERE place.log = main.log AND place.stream = main.stream AND place.voice = 2
        AND assessment.outcome = 0
      ORDER BY place.at DESC LIMIT 1
    ) AS known,
    (
      SELECT run.assessment
      FROM stored_place AS place
      JOIN stored_run AS run ON run.log = place.log AND run.seq = place.run
      JOIN stored_assessment AS assessment
        ON assessment.log = run.log AND assessment.id = run.assessment
      WHERE place.log = main.log AND place.stream = main.stream AND place.voice = 2
        AND assessment.outcome = 0 AND place.at <= reference.at - 2592000000
      ORDER BY place.at DESC LIMIT 1
    ) AS before
  FROM main CROSS JOIN reference
  OFFSET 0
) AS line
CROSS JOIN LATERAL (
  SELECT place.at FROM stored_place AS place
  WHERE place.log = line.log AND place.run = line.last_run OFFSET 0
) AS last
CROSS JOIN LATERAL (
  SELECT run.revision, run.assessment FROM stored_run AS run
  WHERE run.log = line.log AND run.seq = line.last_run OFFSET 0
) AS run
CROSS JOIN LATERAL (
  SELECT one.outcome, one.errors, one.warnings FROM stored_assessment AS one
  WHERE one.log = line.log AND one.id = run.assessment OFFSET 0
) AS said
LEFT JOIN LATERAL (
  SELECT one.domains, one.implemented, one.planned, one.broken, one.cataloged
  FROM stored_assessment AS one
  WHERE one.log = line.log AND one.id = line.known OFFSET 0
) AS known ON true
LEFT JOIN LATERAL (
  SELECT one.domains, one.implemented, one.cataloged FROM stored_assessment AS one
  WHERE one.log = line.log AND one.id = line.before OFFSET 0
) AS before ON true
LEFT JOIN LATERAL (
  SELECT subject.name, verdict.since
  FROM stored_verdict AS verdict
  JOIN stored_subject AS subject ON subject.log = verdict.log AND subject.id = verdict.subject
  WHERE verdict.log = line.log AND verdict.stream = line.stream
    AND verdict.until = 9223372036854775807 AND verdict.status = 'planned'
  ORDER BY verdict.since, subject.name LIMIT 1
) AS oldest ON true;

CREATE VIEW portfolio_trend AS
WITH RECURSIVE
line AS (
  SELECT
    main.project, main.branch, main.log, main.stream,
    (
      SELECT place.at
      FROM stored_place AS place
      JOIN stored_run AS run ON run.log = place.log AND run.seq = place.run
      JOIN stored_assessment AS assessment
        ON assessment.log = run.log AND assessment.id = run.assessment
      WHERE place.log = main.log AND place.stream = main.stream AND place.voice = 2
        AND assessment.outcome = 0
      ORDER BY place.at LIMIT 1
    ) AS first
  FROM stored_main_line AS main
),
-- Mondays, in milliseconds; the first of all days was a Thursday.
monday (at) AS (
  SELECT (min(line.first) + 259200000) / 604800000 * 604800000 - 259200000 FROM line
  UNION ALL
  SELECT monday.at + 604800000
  FROM monday CROSS JOIN stored_as_of AS reference
  WHERE monday.at + 604800000 <= reference.at
)
SELECT
  week.project,
  week.branch,
  CAST(stored_day(week.at) AS text) COLLATE "C" AS week,
  CAST(stored_time(place.at) AS text) COLLATE "C" AS observed_at,
  assessment.domains,
  assessment.implemented,
  assessment.planned,
  assessment.broken,
  assessment.cataloged,
  CAST(assessment.domains - assessment.cataloged AS integer) AS counted,
  CAST(
    (200 * assessment.implemented + assessment.domains - assessment.cataloged)
      / nullif(2 * (assessment.domains - assessment.cataloged), 0) AS integer
  ) AS percent
FROM (
  SELECT
    line.project, line.branch, line.log, monday.at,
    (
      SELECT place.run
      FROM stored_place AS place
      JOIN stored_run AS run ON run.log = place.log AND run.seq = place.run
      JOIN stored_assessment AS assessment
        ON assessment.log = run.log AND assessment.id = run.assessment
      WHERE place.log = line.log AND place.stream = line.stream AND place.voice = 2
        AND assessment.outcome = 0 AND place.at < monday.at + 604800000
      ORDER BY place.at DESC LIMIT 1
    ) AS run
  FROM line CROSS JOIN monday
  WHERE line.first < monday.at + 604800000
) AS week
JOIN stored_place AS place ON place.log = week.log AND place.run = week.run
JOIN stored_run AS run ON run.log = week.log AND run.seq = week.run
JOIN stored_assessment AS assessment
  ON assessment.log = week.log AND assessment.id = run.assessment;
