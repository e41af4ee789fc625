-- The views: a public contract, documented by the class Views and in docs/schema.md.
-- Nothing in them depends on the order in which runs were recorded. Every column is cast, since a
-- view's expression has no declared type of its own, and programs ask for types.

-- Beneath them: what is stored, taken apart. Values are arrays of texts and subjects have prefixes
-- that FactCodec spells; no other view knows about that.

DROP VIEW IF EXISTS stored_verdict;
CREATE VIEW stored_verdict AS
SELECT
  stream, subject, since, until, since_run, until_run, cause, until_cause,
  CASE WHEN value ->> 1 = 'catalog' THEN 'cataloged' ELSE value ->> 0 END AS status,
  CASE value ->> 0 WHEN 'broken' THEN value ->> 1 END AS reason,
  CAST(value ->> 2 AS INTEGER) AS movements,
  CAST(value ->> 3 AS INTEGER) AS beats
FROM stored_span
WHERE kind = 1;

DROP VIEW IF EXISTS stored_profile;
CREATE VIEW stored_profile AS
SELECT
  stream, subject, since, until, since_run, until_run, cause, until_cause,
  nullif(value ->> 0, '') AS name,
  nullif(value ->> 1, '') AS category,
  nullif(value ->> CASE WHEN value ->> 4 IS NULL THEN 2 ELSE 3 END, '') AS sequence_file,
  nullif(value ->> 4, '') AS entry_file,
  nullif(value ->> 5, '') AS owner,
  nullif(value ->> 6, '') AS due,
  -- By which file it is known where its id changes: its own, or the one that it names.
  nullif(value ->> 2, '') AS identity
FROM stored_span
WHERE kind = 2;

DROP VIEW IF EXISTS stored_finding;
CREATE VIEW stored_finding AS
SELECT
  span.stream, span.subject AS finding, span.since, span.until, span.since_run, span.until_run,
  span.cause, span.until_cause,
  substr(subject.name, 1, instr(subject.name, ' ') - 1) AS rule,
  substr(subject.name, instr(subject.name, ' ') + 1) AS subject,
  span.value ->> 0 AS severity,
  span.value ->> 1 AS message,
  nullif(span.value ->> 2, '') AS file
FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
WHERE span.kind = 3;

DROP VIEW IF EXISTS stored_plugin;
CREATE VIEW stored_plugin AS
SELECT
  span.stream, span.since, span.until, span.since_run, span.cause,
  nullif(substr(subject.name, 8), '') AS plugin_id,
  span.value ->> 0 AS sequences,
  span.value ->> 1 AS movements,
  span.value ->> 2 AS beats,
  span.value ->> 3 AS handlers
FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
-- What the layers hold is said of counts, whose names are one word, and of plugins.
WHERE span.kind = 0 AND substr(subject.name, 1, 7) = 'plugin ';

-- Domains that count and arrive, and such that leave, by the file that they are known by.
DROP VIEW IF EXISTS stored_arrival;
CREATE VIEW stored_arrival AS
SELECT profile.stream, profile.since AS at, subject.name AS domain_id, profile.identity
FROM stored_profile AS profile JOIN stored_subject AS subject ON subject.id = profile.subject
WHERE profile.cause = 1
  AND profile.identity IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM stored_verdict AS verdict
    WHERE verdict.stream = profile.stream AND verdict.subject = profile.subject
      AND verdict.since = profile.since AND verdict.status <> 'cataloged'
  )
  AND NOT EXISTS (
    SELECT 1 FROM stored_span AS before
    WHERE before.stream = profile.stream AND before.kind = 2
      AND before.subject = profile.subject AND before.until = profile.since
  );

DROP VIEW IF EXISTS stored_departure;
CREATE VIEW stored_departure AS
SELECT profile.stream, profile.until AS at, subject.name AS domain_id, profile.identity
FROM stored_profile AS profile JOIN stored_subject AS subject ON subject.id = profile.subject
WHERE profile.until_cause = 1
  AND profile.identity IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM stored_verdict AS verdict
    WHERE verdict.stream = profile.stream AND verdict.subject = profile.subject
      AND verdict.until = profile.until AND verdict.status <> 'cataloged'
  )
  AND NOT EXISTS (
    SELECT 1 FROM stored_span AS after
    WHERE after.stream = profile.stream AND after.kind = 2
      AND after.subject = profile.subject AND after.since = profile.until
  );

-- Who left and who arrived known by one file at one moment: the first with the first, by id.
DROP VIEW IF EXISTS stored_renaming;
CREATE VIEW stored_renaming AS
SELECT
  departure.stream, departure.at, departure.domain_id AS left_id, arrival.domain_id AS arrived_id
FROM stored_departure AS departure JOIN stored_arrival AS arrival
  ON arrival.stream = departure.stream
  AND arrival.at = departure.at
  AND arrival.identity = departure.identity
WHERE (
    SELECT count(*) FROM stored_departure AS other
    WHERE other.stream = departure.stream AND other.at = departure.at
      AND other.identity = departure.identity AND other.domain_id < departure.domain_id
  ) = (
    SELECT count(*) FROM stored_arrival AS other
    WHERE other.stream = arrival.stream AND other.at = arrival.at
      AND other.identity = arrival.identity AND other.domain_id < arrival.domain_id
  );

DROP VIEW IF EXISTS stored_run_name;
CREATE VIEW stored_run_name AS
SELECT
  seq,
  lower(hex(key)) AS run_id,
  CASE typeof(revision) WHEN 'blob' THEN lower(hex(revision)) ELSE revision END AS revision,
  -- As its commit says, which the log knows since it was first seen on a line.
  (
    SELECT min(one.author) FROM stored_commit AS one
    WHERE substr(one.revision, 1, 8) = substr(stored_run.revision, 1, 8)
      AND one.revision = stored_run.revision
  ) AS author
FROM stored_run;

DROP VIEW IF EXISTS runs;
CREATE VIEW runs AS
SELECT
  CAST(lower(hex(run.key)) AS TEXT) AS run_id,
  stream.project,
  stream.branch,
  CAST(CASE run.source WHEN 0 THEN 'git' WHEN 1 THEN 'worktree' ELSE 'draft' END AS TEXT) AS source,
  CAST(
    CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision))
      ELSE run.revision END AS TEXT
  ) AS revision,
  CAST((
    SELECT min(one.author) FROM stored_commit AS one
    WHERE substr(one.revision, 1, 8) = substr(run.revision, 1, 8) AND one.revision = run.revision
  ) AS TEXT) AS author,
  CAST(
    CASE
      WHEN run.source = 2 THEN 'draft'
      WHEN place.voice = 2 THEN 'speaks'
      WHEN place.voice = 1 THEN 'repeats'
      WHEN place.voice = 0 OR run.revision IS NULL THEN 'silent'
      ELSE 'left'
    END AS TEXT
  ) AS standing,
  CAST(
    strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(place.at, run.observed_at) / 1000.0, 'unixepoch')
      AS TEXT
  ) AS observed_at,
  CAST(date(coalesce(place.at, run.observed_at) / 1000, 'unixepoch') AS TEXT) AS day,
  CAST(
    date(coalesce(place.at, run.observed_at) / 1000, 'unixepoch', 'weekday 0', '-6 days') AS TEXT
  ) AS week,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', run.recorded_at / 1000.0, 'unixepoch') AS TEXT)
    AS recorded_at,
  CAST(CASE assessment.outcome WHEN 0 THEN 'assessed' ELSE 'unreadable' END AS TEXT) AS outcome,
  assessment.domains,
  assessment.implemented,
  assessment.planned,
  assessment.broken,
  assessment.cataloged,
  CAST(assessment.domains - assessment.cataloged AS INTEGER) AS counted,
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
-- Apart, since each has its own index.
FROM (
  SELECT * FROM stored_run WHERE source < 2 UNION ALL SELECT * FROM stored_run WHERE source = 2
) AS run
-- By the name that it has now.
JOIN stored_name AS own ON own.stream = run.stream
JOIN stored_stream AS stream ON stream.id = own.speaks_in
JOIN stored_ruleset AS ruleset ON ruleset.id = run.ruleset
JOIN stored_assessment AS assessment ON assessment.id = run.assessment
LEFT JOIN stored_place AS place ON place.run = run.seq;

DROP VIEW IF EXISTS trend;
CREATE VIEW trend AS
SELECT
  stream.project,
  stream.branch,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', place.at / 1000.0, 'unixepoch') AS TEXT)
    AS observed_at,
  CAST(date(place.at / 1000, 'unixepoch') AS TEXT) AS day,
  CAST(date(place.at / 1000, 'unixepoch', 'weekday 0', '-6 days') AS TEXT) AS week,
  CAST(lower(hex(run.key)) AS TEXT) AS run_id,
  CAST(
    CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision))
      ELSE run.revision END AS TEXT
  ) AS revision,
  CAST((
    SELECT min(one.author) FROM stored_commit AS one
    WHERE substr(one.revision, 1, 8) = substr(run.revision, 1, 8) AND one.revision = run.revision
  ) AS TEXT) AS author,
  CAST(CASE assessment.outcome WHEN 0 THEN 'assessed' ELSE 'unreadable' END AS TEXT) AS outcome,
  assessment.domains,
  assessment.implemented,
  assessment.planned,
  assessment.broken,
  assessment.cataloged,
  CAST(assessment.domains - assessment.cataloged AS INTEGER) AS counted,
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
JOIN stored_place AS place ON place.stream = stream.id AND place.voice = 2
JOIN stored_run AS run ON run.seq = place.run
JOIN stored_ruleset AS ruleset ON ruleset.id = run.ruleset
JOIN stored_assessment AS assessment ON assessment.id = run.assessment;

DROP VIEW IF EXISTS domains;
CREATE VIEW domains AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  CAST(profile.name AS TEXT) AS name,
  CAST(profile.category AS TEXT) AS category,
  CAST(profile.sequence_file AS TEXT) AS sequence_file,
  CAST(verdict.status AS TEXT) AS status,
  CAST(verdict.reason AS TEXT) AS reason,
  CAST(verdict.movements AS INTEGER) AS movements,
  CAST(verdict.beats AS INTEGER) AS beats,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', verdict.since / 1000.0, 'unixepoch') AS TEXT) AS since,
  CAST(since_run.run_id AS TEXT) AS since_run,
  CAST(
    CASE verdict.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT
  ) AS cause,
  CAST(profile.entry_file AS TEXT) AS entry_file,
  CAST(profile.owner AS TEXT) AS owner,
  CAST(profile.due AS TEXT) AS due
FROM stored_verdict AS verdict
JOIN stored_stream AS stream ON stream.id = verdict.stream
JOIN stored_subject AS subject ON subject.id = verdict.subject
JOIN stored_run_name AS since_run ON since_run.seq = verdict.since_run
LEFT JOIN stored_profile AS profile
  ON profile.stream = verdict.stream
  AND profile.until = 9223372036854775807
  AND profile.subject = verdict.subject
WHERE verdict.until = 9223372036854775807;

DROP VIEW IF EXISTS domain_history;
CREATE VIEW domain_history AS
SELECT
  stream.project,
  stream.branch,
  subject.name AS domain_id,
  CAST(stage.name AS TEXT) AS name,
  CAST(stage.category AS TEXT) AS category,
  CAST(stage.sequence_file AS TEXT) AS sequence_file,
  CAST(stage.status AS TEXT) AS status,
  CAST(stage.reason AS TEXT) AS reason,
  CAST(stage.movements AS INTEGER) AS movements,
  CAST(stage.beats AS INTEGER) AS beats,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', stage.since / 1000.0, 'unixepoch') AS TEXT) AS since,
  CAST(
    strftime('%Y-%m-%dT%H:%M:%fZ',
      nullif(stage.until, 9223372036854775807) / 1000.0, 'unixepoch') AS TEXT
  ) AS until,
  CAST((nullif(stage.until, 9223372036854775807) - stage.since) / 1000 AS INTEGER) AS seconds,
  CAST(since_run.run_id AS TEXT) AS since_run,
  CAST(until_run.run_id AS TEXT) AS until_run,
  CAST(CASE stage.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT)
    AS cause,
  CAST(stage.entry_file AS TEXT) AS entry_file,
  CAST(stage.owner AS TEXT) AS owner,
  CAST(stage.due AS TEXT) AS due
FROM (
  -- As long as neither what the evidence says of a domain changes nor what it says of itself.
  SELECT
    verdict.stream, verdict.subject, verdict.status, verdict.reason, verdict.movements,
    verdict.beats, profile.name, profile.category, profile.sequence_file, profile.entry_file,
    profile.owner, profile.due,
    max(verdict.since, profile.since) AS since,
    min(verdict.until, profile.until) AS until,
    CASE WHEN verdict.since >= profile.since THEN verdict.since_run ELSE profile.since_run END
      AS since_run,
    CASE WHEN verdict.until <= profile.until THEN verdict.until_run ELSE profile.until_run END
      AS until_run,
    CASE WHEN verdict.since >= profile.since THEN verdict.cause ELSE profile.cause END AS cause
  FROM stored_verdict AS verdict JOIN stored_profile AS profile
    ON profile.stream = verdict.stream
    AND profile.subject = verdict.subject
    AND profile.since < verdict.until
    AND profile.until > verdict.since
) AS stage
JOIN stored_stream AS stream ON stream.id = stage.stream
JOIN stored_subject AS subject ON subject.id = stage.subject
JOIN stored_run_name AS since_run ON since_run.seq = stage.since_run
LEFT JOIN stored_run_name AS until_run ON until_run.seq = stage.until_run;

DROP VIEW IF EXISTS transitions;
CREATE VIEW transitions AS
SELECT
  move.project,
  move.branch,
  move.domain_id,
  CAST((
    SELECT profile.category FROM stored_profile AS profile
    WHERE profile.stream = move.stream AND profile.subject = move.subject
      AND profile.since <= move.at - (move.to_status IS NULL)
      AND profile.until > move.at - (move.to_status IS NULL)
  ) AS TEXT) AS category,
  CAST(move.from_status AS TEXT) AS from_status,
  CAST(move.to_status AS TEXT) AS to_status,
  CAST(CASE WHEN move.from_status IS NULL THEN (
    SELECT renaming.left_id FROM stored_renaming AS renaming
    WHERE renaming.stream = move.stream AND renaming.at = move.at
      AND renaming.arrived_id = move.domain_id
  ) END AS TEXT) AS formerly,
  CAST(CASE WHEN move.to_status IS NULL THEN (
    SELECT renaming.arrived_id FROM stored_renaming AS renaming
    WHERE renaming.stream = move.stream AND renaming.at = move.at
      AND renaming.left_id = move.domain_id
  ) END AS TEXT) AS renamed_to,
  CAST(move.run_id AS TEXT) AS run_id,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', move.at / 1000.0, 'unixepoch') AS TEXT) AS observed_at,
  CAST(date(move.at / 1000, 'unixepoch') AS TEXT) AS day,
  CAST(date(move.at / 1000, 'unixepoch', 'weekday 0', '-6 days') AS TEXT) AS week,
  CAST(move.revision AS TEXT) AS revision,
  CAST(move.author AS TEXT) AS author,
  CAST(CASE move.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT)
    AS cause
FROM (
  -- Of each verdict its beginning, and its end where no other verdict begins there. One query, so
  -- that SQLite begins with the stream and the domain that are asked for.
  SELECT
    stream.project, stream.branch, subject.name AS domain_id, run.run_id, run.revision, run.author,
    verdict.stream, verdict.subject,
    CASE side.ends WHEN 0 THEN before.status ELSE verdict.status END AS from_status,
    CASE side.ends WHEN 0 THEN verdict.status END AS to_status,
    CASE side.ends WHEN 0 THEN verdict.since ELSE verdict.until END AS at,
    CASE side.ends WHEN 0 THEN verdict.cause ELSE verdict.until_cause END AS cause
  FROM stored_verdict AS verdict
  JOIN (SELECT 0 AS ends UNION ALL SELECT 1) AS side
  JOIN stored_stream AS stream ON stream.id = verdict.stream
  JOIN stored_subject AS subject ON subject.id = verdict.subject
  JOIN stored_run_name AS run
    ON run.seq = CASE side.ends WHEN 0 THEN verdict.since_run ELSE verdict.until_run END
  LEFT JOIN stored_verdict AS before
    ON side.ends = 0
    AND before.stream = verdict.stream
    AND before.until = verdict.since
    AND before.subject = verdict.subject
  WHERE CASE side.ends
    WHEN 0 THEN before.status IS NOT verdict.status
    ELSE verdict.until < 9223372036854775807
      AND NOT EXISTS (
        SELECT 1 FROM stored_span AS after
        WHERE after.stream = verdict.stream
          AND after.kind = 1
          AND after.subject = verdict.subject
          AND after.since = verdict.until
      )
  END
) AS move;

DROP VIEW IF EXISTS findings;
CREATE VIEW findings AS
SELECT
  stream.project,
  stream.branch,
  CAST(finding.rule AS TEXT) AS rule,
  CAST(finding.severity AS TEXT) AS severity,
  CAST(finding.subject AS TEXT) AS subject,
  CAST(finding.message AS TEXT) AS message,
  CAST(finding.file AS TEXT) AS file,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', first.since / 1000.0, 'unixepoch') AS TEXT) AS since,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', finding.since / 1000.0, 'unixepoch') AS TEXT)
    AS message_since,
  CAST(since_run.run_id AS TEXT) AS since_run,
  CAST(CASE first.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT)
    AS cause
FROM stored_finding AS finding
JOIN stored_stream AS stream ON stream.id = finding.stream
-- Where the rule began to speak of the subject, in whatever words.
JOIN stored_span AS first
  ON first.stream = finding.stream
  AND first.kind = 3
  AND first.subject = finding.finding
  AND first.since = (
    SELECT max(began.since) FROM stored_span AS began
    WHERE began.stream = finding.stream
      AND began.kind = 3
      AND began.subject = finding.finding
      AND NOT EXISTS (
        SELECT 1 FROM stored_span AS before
        WHERE before.stream = began.stream
          AND before.until = began.since
          AND before.kind = 3
          AND before.subject = began.subject
      )
  )
JOIN stored_run_name AS since_run ON since_run.seq = first.since_run
WHERE finding.until = 9223372036854775807;

DROP VIEW IF EXISTS finding_history;
CREATE VIEW finding_history AS
WITH
-- Each wording, with whether another one of the same rule and subject joins it.
wording AS (
  SELECT
    stream.project, stream.branch, finding.*,
    lag(finding.until) OVER one IS finding.since AS goes_on,
    lead(finding.since) OVER one IS finding.until AS will_go_on
  FROM stored_stream AS stream CROSS JOIN stored_finding AS finding
    ON finding.stream = stream.id
  WINDOW one AS (
    PARTITION BY stream.project, stream.branch, finding.stream, finding.finding
    ORDER BY finding.since
  )
),
stretch AS (
  SELECT
    project, branch, rule, subject, since, since_run, cause, goes_on,
    CASE will_go_on WHEN 1 THEN lead(severity) OVER one ELSE severity END AS severity,
    CASE will_go_on WHEN 1 THEN lead(message) OVER one ELSE message END AS message,
    CASE will_go_on WHEN 1 THEN lead(file) OVER one ELSE file END AS file,
    CASE will_go_on WHEN 1 THEN lead(since) OVER one ELSE since END AS message_since,
    CASE will_go_on WHEN 1 THEN lead(until) OVER one ELSE until END AS until,
    CASE will_go_on WHEN 1 THEN lead(until_run) OVER one ELSE until_run END AS until_run,
    CASE will_go_on WHEN 1 THEN lead(until_cause) OVER one ELSE until_cause END AS until_cause
  FROM wording
  WHERE goes_on = 0 OR will_go_on = 0
  WINDOW one AS (PARTITION BY project, branch, stream, finding ORDER BY since)
)
SELECT
  stretch.project,
  stretch.branch,
  CAST(stretch.rule AS TEXT) AS rule,
  CAST(stretch.severity AS TEXT) AS severity,
  CAST(stretch.subject AS TEXT) AS subject,
  CAST(stretch.message AS TEXT) AS message,
  CAST(stretch.file AS TEXT) AS file,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', stretch.since / 1000.0, 'unixepoch') AS TEXT) AS since,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', stretch.message_since / 1000.0, 'unixepoch') AS TEXT)
    AS message_since,
  CAST(
    strftime('%Y-%m-%dT%H:%M:%fZ',
      nullif(stretch.until, 9223372036854775807) / 1000.0, 'unixepoch') AS TEXT
  ) AS until,
  CAST((nullif(stretch.until, 9223372036854775807) - stretch.since) / 1000 AS INTEGER) AS seconds,
  CAST(date(stretch.since / 1000, 'unixepoch', 'weekday 0', '-6 days') AS TEXT) AS since_week,
  CAST(
    date(nullif(stretch.until, 9223372036854775807) / 1000,
      'unixepoch', 'weekday 0', '-6 days') AS TEXT
  ) AS until_week,
  CAST(since_run.run_id AS TEXT) AS since_run,
  CAST(until_run.run_id AS TEXT) AS until_run,
  CAST(
    CASE stretch.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT
  ) AS cause,
  CAST(
    CASE stretch.until_cause WHEN 0 THEN 'first'
      WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT
  ) AS until_cause
FROM stretch
JOIN stored_run_name AS since_run ON since_run.seq = stretch.since_run
LEFT JOIN stored_run_name AS until_run ON until_run.seq = stretch.until_run
WHERE stretch.goes_on = 0;

DROP VIEW IF EXISTS ledger;
CREATE VIEW ledger AS
-- Each subquery is partitioned by what people ask for, so that SQLite looks at that alone.
WITH
-- A span, with what the domain was before and after it if it was registered then.
piece AS (
  SELECT
    stream.project, stream.branch, verdict.stream, verdict.subject, verdict.status,
    verdict.since, verdict.until, verdict.since_run, verdict.until_run, verdict.cause,
    verdict.until_cause
  FROM stored_stream AS stream CROSS JOIN stored_verdict AS verdict ON verdict.stream = stream.id
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
      SELECT coalesce(
        (SELECT stand.at FROM stored_stand AS stand WHERE stand.stream = life.stream),
        max(last.at)
      )
      FROM stored_place AS last
      WHERE last.voice IN (1, 2) AND last.stream = life.stream
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
        WHERE profile.stream = life.stream AND profile.subject = life.subject
          AND profile.since = life.since AND life.came_from IS NULL AND life.cause = 1
      )
      WHEN 1 THEN (
        SELECT profile.identity FROM stored_profile AS profile
        WHERE profile.stream = life.stream AND profile.subject = life.subject
          AND profile.until = life.until AND life.until_cause = 1
      )
    END AS file
  FROM life CROSS JOIN (SELECT 0 AS side UNION ALL SELECT 1 UNION ALL SELECT 2) AS side
  WHERE CASE side.side
    WHEN 0 THEN life.status <> 'cataloged' OR life.came_from <> 'cataloged'
    WHEN 1 THEN life.status <> 'cataloged' AND life.until < 9223372036854775807
      AND life.until IS NOT life.next_since
    ELSE life.status <> 'cataloged' AND life.until = 9223372036854775807
  END
),
named AS (
  SELECT move.*, subject.name AS domain_id
  FROM move JOIN stored_subject AS subject ON subject.id = move.subject
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
    WHERE profile.stream = met.stream AND profile.subject = met.subject
      AND profile.since <= met.at - (met.side = 1) AND profile.until > met.at - (met.side = 1)
  ) AS TEXT) AS category,
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
  END AS TEXT) AS event,
  CAST(coalesce(met.left_from, met.from_status) AS TEXT) AS from_status,
  CAST(met.to_status AS TEXT) AS to_status,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', met.at / 1000.0, 'unixepoch') AS TEXT) AS observed_at,
  CAST(date(met.at / 1000, 'unixepoch') AS TEXT) AS day,
  CAST(date(met.at / 1000, 'unixepoch', 'weekday 0', '-6 days') AS TEXT) AS week,
  CAST(run.run_id AS TEXT) AS run_id,
  CAST(run.revision AS TEXT) AS revision,
  CAST(run.author AS TEXT) AS author,
  CAST(CASE met.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT)
    AS cause,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', met.started / 1000.0, 'unixepoch') AS TEXT) AS since,
  CAST(CASE WHEN met.side < 2 THEN (met.at - met.started) / 1000 END AS INTEGER) AS seconds,
  CAST(CASE WHEN met.side < 2 THEN (met.at - met.started) / 86400000 END AS INTEGER) AS days,
  CAST(CASE met.side WHEN 2 THEN (met.at - met.started) / 86400000 END AS INTEGER)
    AS days_to_last_moment,
  CAST(met.left_id AS TEXT) AS formerly
FROM (
  SELECT *, CASE WHEN left_id IS NULL THEN since ELSE left_since END AS started FROM met
) AS met LEFT JOIN stored_run_name AS run ON run.seq = met.run
WHERE met.arrived_id IS NULL;

DROP VIEW IF EXISTS plugins;
CREATE VIEW plugins AS
SELECT
  stream.project,
  stream.branch,
  CAST(plugin.plugin_id AS TEXT) AS plugin_id,
  CAST(plugin.sequences AS INTEGER) AS sequences,
  CAST(plugin.movements AS INTEGER) AS movements,
  CAST(plugin.beats AS INTEGER) AS beats,
  CAST(plugin.handlers AS INTEGER) AS handlers,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', plugin.since / 1000.0, 'unixepoch') AS TEXT) AS since,
  CAST(since_run.run_id AS TEXT) AS since_run,
  CAST(CASE plugin.cause WHEN 0 THEN 'first' WHEN 1 THEN 'change' WHEN 2 THEN 'ruleset' END AS TEXT)
    AS cause
FROM stored_plugin AS plugin
JOIN stored_stream AS stream ON stream.id = plugin.stream
JOIN stored_run_name AS since_run ON since_run.seq = plugin.since_run
WHERE plugin.until = 9223372036854775807;

-- Beneath the portfolio: when somebody last recorded a run of a stream, drafts aside.
DROP VIEW IF EXISTS stored_seen;
CREATE VIEW stored_seen AS
SELECT
  stream.id AS stream,
  (
    SELECT max(run.recorded_at)
    FROM stored_name AS own CROSS JOIN stored_run AS run ON run.stream = own.stream
    WHERE own.speaks_in = stream.id AND run.source < 2
  ) AS at
FROM stored_stream AS stream;

-- The stream that stands for its project. Most are chosen by their names alone.
DROP VIEW IF EXISTS stored_main_line;
CREATE VIEW stored_main_line AS
SELECT
  candidate.project, candidate.branch, candidate.stream,
  (SELECT seen.at FROM stored_seen AS seen WHERE seen.stream = candidate.stream) AS last_seen
FROM (
  SELECT
    ranked.*,
    row_number() OVER (
      PARTITION BY project
      ORDER BY
        rank,
        CASE WHEN rank > 4 THEN (
          SELECT seen.at FROM stored_seen AS seen WHERE seen.stream = ranked.stream
        ) END DESC,
        branch
    ) AS place
  FROM (
    SELECT
      stream.project, stream.branch, stream.id AS stream,
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
      SELECT 1 FROM stored_place AS place WHERE place.stream = stream.id AND place.voice = 2
    )
  ) AS ranked
) AS candidate
WHERE candidate.place = 1;

-- Until when the history tells: a clock that was ahead does not make all others stale.
DROP VIEW IF EXISTS stored_as_of;
CREATE VIEW stored_as_of AS
SELECT min(max(last_seen), 1000 * CAST(strftime('%s', 'now') AS INTEGER)) AS at
FROM stored_main_line;

DROP VIEW IF EXISTS portfolio;
CREATE VIEW portfolio AS
SELECT
  line.project,
  line.branch,
  CAST(
    CASE
      WHEN said.outcome = 1 THEN 'unreadable'
      WHEN line.last_seen < line.as_of - 2592000000 THEN 'stale'
      ELSE 'current'
    END AS TEXT
  ) AS state,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', line.as_of / 1000.0, 'unixepoch') AS TEXT) AS as_of,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', line.last_seen / 1000.0, 'unixepoch') AS TEXT) AS last_seen,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', last.at / 1000.0, 'unixepoch') AS TEXT) AS observed_at,
  CAST(
    CASE typeof(run.revision) WHEN 'blob' THEN lower(hex(run.revision))
      ELSE run.revision END AS TEXT
  ) AS revision,
  known.domains,
  known.implemented,
  known.planned,
  known.broken,
  known.cataloged,
  CAST(known.domains - known.cataloged AS INTEGER) AS counted,
  -- Half up; nothing where nothing counts.
  CAST(
    (200 * known.implemented + known.domains - known.cataloged)
      / nullif(2 * (known.domains - known.cataloged), 0) AS INTEGER
  ) AS percent,
  CAST(known.implemented - before.implemented AS INTEGER) AS implemented_change,
  CAST(known.domains - known.cataloged - before.domains + before.cataloged AS INTEGER)
    AS counted_change,
  CAST(oldest.name AS TEXT) AS oldest_planned,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', planned.since / 1000.0, 'unixepoch') AS TEXT)
    AS planned_since,
  said.errors,
  said.warnings
FROM (
  SELECT
    main.project, main.branch, main.stream, main.last_seen, reference.at AS as_of,
    (
      SELECT place.run FROM stored_place AS place
      WHERE place.stream = main.stream AND place.voice = 2
      ORDER BY place.at DESC LIMIT 1
    ) AS last_run,
    (
      SELECT run.assessment
      FROM stored_place AS place CROSS JOIN stored_run AS run ON run.seq = place.run
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE place.stream = main.stream AND place.voice = 2 AND assessment.outcome = 0
      ORDER BY place.at DESC LIMIT 1
    ) AS known,
    (
      SELECT run.assessment
      FROM stored_place AS place CROSS JOIN stored_run AS run ON run.seq = place.run
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE place.stream = main.stream AND place.voice = 2 AND assessment.outcome = 0
        AND place.at <= reference.at - 2592000000
      ORDER BY place.at DESC LIMIT 1
    ) AS before,
    (
      SELECT span.subject
      FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = main.stream AND span.until = 9223372036854775807 AND span.kind = 1
        AND span.value ->> 0 = 'planned'
      ORDER BY span.since, subject.name LIMIT 1
    ) AS oldest
  FROM stored_main_line AS main CROSS JOIN stored_as_of AS reference
) AS line
JOIN stored_place AS last ON last.run = line.last_run
JOIN stored_run AS run ON run.seq = line.last_run
JOIN stored_assessment AS said ON said.id = run.assessment
LEFT JOIN stored_assessment AS known ON known.id = line.known
LEFT JOIN stored_assessment AS before ON before.id = line.before
LEFT JOIN stored_subject AS oldest ON oldest.id = line.oldest
LEFT JOIN stored_span AS planned
  ON planned.stream = line.stream
  AND planned.until = 9223372036854775807
  AND planned.kind = 1
  AND planned.subject = line.oldest;

DROP VIEW IF EXISTS portfolio_trend;
CREATE VIEW portfolio_trend AS
WITH RECURSIVE
line AS (
  SELECT
    main.project, main.branch, main.stream,
    (
      SELECT place.at
      FROM stored_place AS place CROSS JOIN stored_run AS run ON run.seq = place.run
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE place.stream = main.stream AND place.voice = 2 AND assessment.outcome = 0
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
  CAST(date(week.at / 1000, 'unixepoch') AS TEXT) AS week,
  CAST(strftime('%Y-%m-%dT%H:%M:%fZ', place.at / 1000.0, 'unixepoch') AS TEXT) AS observed_at,
  assessment.domains,
  assessment.implemented,
  assessment.planned,
  assessment.broken,
  assessment.cataloged,
  CAST(assessment.domains - assessment.cataloged AS INTEGER) AS counted,
  CAST(
    (200 * assessment.implemented + assessment.domains - assessment.cataloged)
      / nullif(2 * (assessment.domains - assessment.cataloged), 0) AS INTEGER
  ) AS percent
FROM (
  SELECT
    line.project, line.branch, monday.at,
    (
      SELECT place.run
      FROM stored_place AS place CROSS JOIN stored_run AS run ON run.seq = place.run
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE place.stream = line.stream AND place.voice = 2 AND assessment.outcome = 0
        AND place.at < monday.at + 604800000
      ORDER BY place.at DESC LIMIT 1
    ) AS run
  FROM line CROSS JOIN monday
  WHERE line.first < monday.at + 604800000
) AS week
JOIN stored_place AS place ON place.run = week.run
JOIN stored_run AS run ON run.seq = week.run
JOIN stored_assessment AS assessment ON assessment.id = run.assessment;
