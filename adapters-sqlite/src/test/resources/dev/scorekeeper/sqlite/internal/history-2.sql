-- A history as the program wrote it when its schema was 2: four runs, the third unreadable. As
-- the sqlite3 shell dumps it, but for the two numbers in the file's head.
PRAGMA application_id = 1396919120;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO flyway_schema_history VALUES(1,'1','log','SQL','V1__log.sql',-1913263530,'','2026-11-26 18:01:23.831',6,1);
INSERT INTO flyway_schema_history VALUES(2,NULL,'views','SQL','R__views.sql',-221407644,'','2026-11-26 18:01:23.885',4,1);
CREATE TABLE origin (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  bytes BLOB NOT NULL CHECK (length(bytes) = 16)
) STRICT;
INSERT INTO origin VALUES(1,X'fc0449320afb71a85c4094e0696f45cb');
CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL,
  branch TEXT NOT NULL,
  UNIQUE (project, branch)
) STRICT;
INSERT INTO stream VALUES(1,'tiny','default');
CREATE TABLE ruleset (
  id INTEGER PRIMARY KEY,
  rules INTEGER NOT NULL,
  settings TEXT NOT NULL,
  UNIQUE (rules, settings)
) STRICT;
INSERT INTO ruleset VALUES(1,2,replace('registry=orchestration-domains.json\ncatalog=packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json\nsequences=packages/ographx/.ographx/sequences\nitems=/domains\nid=/id\nname=/name\ncategory=/category\nsequenceFile=/sequenceFile\nmovements=/movements\nbeats=/beats\nrelations=/relatedDomains','\n',char(10)));
CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO subject VALUES(1,'catalog-entries');
INSERT INTO subject VALUES(2,'catalog-sequences');
INSERT INTO subject VALUES(3,'plugin canvas-component');
INSERT INTO subject VALUES(4,'registry-entries');
INSERT INTO subject VALUES(5,'system-sequences');
INSERT INTO subject VALUES(6,'cag-orchestration');
INSERT INTO subject VALUES(7,'canvas-component-align');
INSERT INTO subject VALUES(8,'governance-orchestration');
INSERT INTO subject VALUES(9,'self-awareness-orchestration');
INSERT INTO subject VALUES(10,'catalog-count-drift packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json');
INSERT INTO subject VALUES(11,'relation-dangling governance-orchestration -> continuous-delivery-orchestration');
INSERT INTO subject VALUES(12,'relation-dangling self-awareness-orchestration -> observability-orchestration');
INSERT INTO subject VALUES(13,'renamed-self-awareness-orchestration');
INSERT INTO subject VALUES(14,'relation-dangling cag-orchestration -> self-awareness-orchestration');
INSERT INTO subject VALUES(15,'relation-dangling renamed-self-awareness-orchestration -> observability-orchestration');
INSERT INTO subject VALUES(16,'sequence-file-missing cag-orchestration');
INSERT INTO subject VALUES(17,'registry-unreadable orchestration-domains.json');
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  -- The facts are those of the base, changed by this assessment's own. Storage, never meaning.
  base INTEGER REFERENCES assessment (id),
  -- How many rows of fact it takes to put the facts together, bases included.
  weight INTEGER NOT NULL,
  outcome INTEGER NOT NULL CHECK (outcome IN (0, 1)), -- assessed, unreadable
  domains INTEGER,
  by_sequence_file INTEGER,
  by_catalog INTEGER,
  planned INTEGER,
  broken INTEGER,
  errors INTEGER NOT NULL CHECK (errors >= 0),
  warnings INTEGER NOT NULL CHECK (warnings >= 0),
  registry_entries INTEGER,
  system_sequences INTEGER,
  catalog_entries INTEGER,
  catalog_sequences INTEGER,
  CHECK (base < id),
  CHECK (
    CASE outcome
      WHEN 0 THEN
        by_sequence_file >= 0 AND by_catalog >= 0 AND planned >= 0 AND broken >= 0
        AND domains IS by_sequence_file + by_catalog + planned + broken
      ELSE
        coalesce(domains, by_sequence_file, by_catalog, planned, broken) IS NULL
    END IS TRUE
  )
) STRICT;
INSERT INTO assessment VALUES(1,X'a97f158d48127f999253491c5cb130342629b248056cdb25517584925d87de99',NULL,16,0,4,2,1,1,0,0,3,4,2,1,1);
INSERT INTO assessment VALUES(2,X'bd5cca2be31be6fc9267aee6d9cc332f3f6222e437e443700a1fe426301309ef',1,26,0,4,1,1,1,1,1,4,4,1,1,1);
INSERT INTO assessment VALUES(3,X'118a501258fa92eaee4c36b42529081107cb0a66c3979a359b5e6e8648cf8373',NULL,2,1,NULL,NULL,NULL,NULL,NULL,1,1,NULL,NULL,NULL,NULL);
CREATE TABLE fact (
  assessment INTEGER NOT NULL REFERENCES assessment (id),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- layer, domain, profile, finding
  subject INTEGER NOT NULL REFERENCES subject (id),
  value TEXT CHECK (value IS NULL OR json_type(value) = 'array'), -- NULL: gone since the base
  PRIMARY KEY (assessment, kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO fact VALUES(1,0,1,'["1"]');
INSERT INTO fact VALUES(1,0,2,'["1"]');
INSERT INTO fact VALUES(1,0,3,'["1","1","3","3"]');
INSERT INTO fact VALUES(1,0,4,'["4"]');
INSERT INTO fact VALUES(1,0,5,'["2"]');
INSERT INTO fact VALUES(1,1,6,'["implemented","sequence-file","8","41"]');
INSERT INTO fact VALUES(1,1,7,'["implemented","catalog","1","3"]');
INSERT INTO fact VALUES(1,1,8,'["planned"]');
INSERT INTO fact VALUES(1,1,9,'["implemented","sequence-file","8","43"]');
INSERT INTO fact VALUES(1,2,6,'["CAG Orchestration","system","packages/ographx/.ographx/sequences/cag-agent-workflow.json"]');
INSERT INTO fact VALUES(1,2,7,'["In the catalog","canvas-operations"]');
INSERT INTO fact VALUES(1,2,8,'["Governance Orchestration","system"]');
INSERT INTO fact VALUES(1,2,9,'["Self-Awareness Orchestration","system","packages/ographx/.ographx/sequences/graphing-orchestration.json"]');
INSERT INTO fact VALUES(1,3,10,'["warning","its summary is not its content: 44 sequences declared, 1 there","packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"]');
INSERT INTO fact VALUES(1,3,11,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]');
INSERT INTO fact VALUES(1,3,12,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]');
INSERT INTO fact VALUES(2,0,5,'["1"]');
INSERT INTO fact VALUES(2,1,6,'["broken","missing"]');
INSERT INTO fact VALUES(2,1,9,NULL);
INSERT INTO fact VALUES(2,1,13,'["implemented","sequence-file","8","43"]');
INSERT INTO fact VALUES(2,2,9,NULL);
INSERT INTO fact VALUES(2,2,13,'["Self-Awareness Orchestration","system","packages/ographx/.ographx/sequences/graphing-orchestration.json"]');
INSERT INTO fact VALUES(2,3,12,NULL);
INSERT INTO fact VALUES(2,3,14,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]');
INSERT INTO fact VALUES(2,3,15,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]');
INSERT INTO fact VALUES(2,3,16,'["error","names packages/ographx/.ographx/sequences/cag-agent-workflow.json, and no such file exists; add it or drop the claim","orchestration-domains.json"]');
INSERT INTO fact VALUES(3,3,10,'["warning","its summary is not its content: 44 sequences declared, 1 there","packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"]');
INSERT INTO fact VALUES(3,3,17,'["error","expected a property name in double quotes, found the end of the file","orchestration-domains.json"]');
CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),
  stream INTEGER NOT NULL REFERENCES stream (id),
  ruleset INTEGER NOT NULL REFERENCES ruleset (id),
  assessment INTEGER NOT NULL REFERENCES assessment (id),
  source INTEGER NOT NULL CHECK (source IN (0, 1, 2)), -- git, worktree, draft
  -- A blob where it is lower-case hexadecimal, as all revisions of git are; else the text.
  revision ANY CHECK (typeof(revision) IN ('null', 'blob', 'text')),
  observed_at INTEGER NOT NULL, -- milliseconds since 1970, as all times here
  recorded_at INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
INSERT INTO run VALUES(1,X'386abf4999dec3e28875c9a748be654c',1,1,1,1,NULL,1795716084051,1795716084051,X'76d0409f4c40b1969709f7a7c6fedfba800917c94f408c79a097139b8467dfee');
INSERT INTO run VALUES(2,X'c556984548e001bba629d2a7312289d6',1,1,2,1,NULL,1795716085748,1795716085748,X'746870d853d78b16b0925b03e3a72f9f43fe36a8e96be711117fdc0629357a41');
INSERT INTO run VALUES(3,X'a5acd7d2f2b40ccc76dd832b70abc2e2',1,1,3,1,NULL,1795716087388,1795716087388,X'b8fb38959754cabecf9becd3ddb02a57f568ed51e679c080c98188a741bfba1d');
INSERT INTO run VALUES(4,X'bb53af20aae0ee4f6232e55faf93f8f8',1,1,2,1,NULL,1795716088960,1795716088960,X'e6d6686af2bccf04317768641de3bcc9651b53b230bf6564acd5e52207648390');
CREATE TABLE span (
  stream INTEGER NOT NULL REFERENCES stream (id),
  until INTEGER NOT NULL, -- 9223372036854775807 while it holds
  kind INTEGER NOT NULL,
  subject INTEGER NOT NULL REFERENCES subject (id),
  value TEXT NOT NULL,
  since INTEGER NOT NULL,
  since_run INTEGER NOT NULL REFERENCES run (seq),
  until_run INTEGER REFERENCES run (seq),
  cause INTEGER NOT NULL, -- first, change, ruleset
  until_cause INTEGER,
  PRIMARY KEY (stream, until, kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO span VALUES(1,1795716085748,0,5,'["2"]',1795716084051,1,2,0,1);
INSERT INTO span VALUES(1,1795716085748,1,6,'["implemented","sequence-file","8","41"]',1795716084051,1,2,0,1);
INSERT INTO span VALUES(1,1795716085748,1,9,'["implemented","sequence-file","8","43"]',1795716084051,1,2,0,1);
INSERT INTO span VALUES(1,1795716085748,2,9,'["Self-Awareness Orchestration","system","packages/ographx/.ographx/sequences/graphing-orchestration.json"]',1795716084051,1,2,0,1);
INSERT INTO span VALUES(1,1795716085748,3,12,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]',1795716084051,1,2,0,1);
INSERT INTO span VALUES(1,1795716088960,3,17,'["error","expected a property name in double quotes, found the end of the file","orchestration-domains.json"]',1795716087388,3,4,1,1);
INSERT INTO span VALUES(1,9223372036854775807,0,1,'["1"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,0,2,'["1"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,0,3,'["1","1","3","3"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,0,4,'["4"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,0,5,'["1"]',1795716085748,2,NULL,1,NULL);
INSERT INTO span VALUES(1,9223372036854775807,1,6,'["broken","missing"]',1795716085748,2,NULL,1,NULL);
INSERT INTO span VALUES(1,9223372036854775807,1,7,'["implemented","catalog","1","3"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,1,8,'["planned"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,1,13,'["implemented","sequence-file","8","43"]',1795716085748,2,NULL,1,NULL);
INSERT INTO span VALUES(1,9223372036854775807,2,6,'["CAG Orchestration","system","packages/ographx/.ographx/sequences/cag-agent-workflow.json"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,2,7,'["In the catalog","canvas-operations"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,2,8,'["Governance Orchestration","system"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,2,13,'["Self-Awareness Orchestration","system","packages/ographx/.ographx/sequences/graphing-orchestration.json"]',1795716085748,2,NULL,1,NULL);
INSERT INTO span VALUES(1,9223372036854775807,3,10,'["warning","its summary is not its content: 44 sequences declared, 1 there","packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,3,11,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]',1795716084051,1,NULL,0,NULL);
INSERT INTO span VALUES(1,9223372036854775807,3,14,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]',1795716085748,2,NULL,1,NULL);
INSERT INTO span VALUES(1,9223372036854775807,3,15,'["warning","relates to a domain that the registry does not have; add it or drop the relation","orchestration-domains.json"]',1795716085748,2,NULL,1,NULL);
INSERT INTO span VALUES(1,9223372036854775807,3,16,'["error","names packages/ographx/.ographx/sequences/cag-agent-workflow.json, and no such file exists; add it or drop the claim","orchestration-domains.json"]',1795716085748,2,NULL,1,NULL);
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('stream','sqlite_autoindex_stream_1','20 2 1');
INSERT INTO sqlite_stat1 VALUES('ruleset','sqlite_autoindex_ruleset_1','10 5 1');
INSERT INTO sqlite_stat1 VALUES('subject','sqlite_autoindex_subject_1','5000 1');
INSERT INTO sqlite_stat1 VALUES('assessment','sqlite_autoindex_assessment_1','50000 1');
INSERT INTO sqlite_stat1 VALUES('fact','fact','1000000 20 10 1');
INSERT INTO sqlite_stat1 VALUES('run','sqlite_autoindex_run_1','100000 1');
INSERT INTO sqlite_stat1 VALUES('run','run_moment','100000 5000 1 1 1');
INSERT INTO sqlite_stat1 VALUES('run','run_draft','1000 100 1');
INSERT INTO sqlite_stat1 VALUES('run','run_revision','100000 1');
INSERT INTO sqlite_stat1 VALUES('span','span','1000000 50000 5 3 1');
INSERT INTO sqlite_stat1 VALUES('span','span_subject','1000000 50000 12500 20 1');
INSERT INTO sqlite_stat1 VALUES('span','span_since','1000000 50000 5');
ANALYZE sqlite_schema;
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX run_moment ON run (stream, observed_at, ruleset, recorded_at) WHERE source < 2;
CREATE INDEX run_draft ON run (stream, observed_at) WHERE source = 2;
CREATE INDEX run_revision ON run (substr(revision, 1, 4)) WHERE revision IS NOT NULL;
CREATE TRIGGER origin_is_never_replaced BEFORE INSERT ON origin
WHEN EXISTS (SELECT 1 FROM origin)
BEGIN SELECT raise(ABORT, 'the log is append-only: it has its origin'); END;
CREATE TRIGGER origin_is_never_changed BEFORE UPDATE ON origin
BEGIN SELECT raise(ABORT, 'the log is append-only: its origin never changes'); END;
CREATE TRIGGER origin_is_never_removed BEFORE DELETE ON origin
BEGIN SELECT raise(ABORT, 'the log is append-only: its origin is never removed'); END;
CREATE TRIGGER stream_is_never_replaced BEFORE INSERT ON stream
WHEN EXISTS (SELECT 1 FROM stream WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM stream WHERE project = NEW.project AND branch = NEW.branch)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this stream'); END;
CREATE TRIGGER stream_is_never_changed BEFORE UPDATE ON stream
BEGIN SELECT raise(ABORT, 'the log is append-only: a stream never changes'); END;
CREATE TRIGGER stream_is_never_removed BEFORE DELETE ON stream
BEGIN SELECT raise(ABORT, 'the log is append-only: a stream is never removed'); END;
CREATE TRIGGER ruleset_is_never_replaced BEFORE INSERT ON ruleset
WHEN EXISTS (SELECT 1 FROM ruleset WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM ruleset WHERE rules = NEW.rules AND settings = NEW.settings)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this ruleset'); END;
CREATE TRIGGER ruleset_is_never_changed BEFORE UPDATE ON ruleset
BEGIN SELECT raise(ABORT, 'the log is append-only: a ruleset never changes'); END;
CREATE TRIGGER ruleset_is_never_removed BEFORE DELETE ON ruleset
BEGIN SELECT raise(ABORT, 'the log is append-only: a ruleset is never removed'); END;
CREATE TRIGGER subject_is_never_replaced BEFORE INSERT ON subject
WHEN EXISTS (SELECT 1 FROM subject WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM subject WHERE name = NEW.name)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this subject'); END;
CREATE TRIGGER subject_is_never_changed BEFORE UPDATE ON subject
BEGIN SELECT raise(ABORT, 'the log is append-only: a subject never changes'); END;
CREATE TRIGGER subject_is_never_removed BEFORE DELETE ON subject
BEGIN SELECT raise(ABORT, 'the log is append-only: a subject is never removed'); END;
CREATE TRIGGER assessment_is_never_replaced BEFORE INSERT ON assessment
WHEN EXISTS (SELECT 1 FROM assessment WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM assessment WHERE digest = NEW.digest)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this assessment'); END;
CREATE TRIGGER assessment_is_never_changed BEFORE UPDATE ON assessment
BEGIN SELECT raise(ABORT, 'the log is append-only: an assessment never changes'); END;
CREATE TRIGGER assessment_is_never_removed BEFORE DELETE ON assessment
BEGIN SELECT raise(ABORT, 'the log is append-only: an assessment is never removed'); END;
CREATE TRIGGER fact_is_never_replaced BEFORE INSERT ON fact
WHEN EXISTS (
  SELECT 1 FROM fact
  WHERE assessment = NEW.assessment AND kind = NEW.kind AND subject = NEW.subject
)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this fact'); END;
CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact
BEGIN SELECT raise(ABORT, 'the log is append-only: a fact never changes'); END;
CREATE TRIGGER fact_is_never_removed BEFORE DELETE ON fact
BEGIN SELECT raise(ABORT, 'the log is append-only: a fact is never removed'); END;
CREATE TRIGGER run_is_never_replaced BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM run WHERE key = NEW.key)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this run'); END;
CREATE TRIGGER run_is_never_changed BEFORE UPDATE ON run
BEGIN SELECT raise(ABORT, 'the log is append-only: a run never changes'); END;
CREATE TRIGGER run_is_never_removed BEFORE DELETE ON run
BEGIN SELECT raise(ABORT, 'the log is append-only: a run is never removed'); END;
CREATE INDEX span_subject ON span (stream, kind, subject, since);
CREATE INDEX span_since ON span (stream, since);
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
JOIN assessment ON assessment.id = run.assessment
;
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
  )
;
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
WHERE met.arrived_id IS NULL
;
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
  AND substr(subject.name, 1, 7) = 'plugin '
;
COMMIT;
