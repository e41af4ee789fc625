-- The log. Its rows are inserted once and never changed: the triggers below hold that against
-- everyone who opens the file, not only against Scorekeeper.

-- What tells this history from every other one; the chain of runs begins with it.
CREATE TABLE origin (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  bytes BLOB NOT NULL CHECK (length(bytes) = 16)
) STRICT;

INSERT INTO origin VALUES (1, randomblob(16));

CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL,
  branch TEXT NOT NULL,
  UNIQUE (project, branch)
) STRICT;

CREATE TABLE ruleset (
  id INTEGER PRIMARY KEY,
  rules INTEGER NOT NULL,
  settings TEXT NOT NULL,
  UNIQUE (rules, settings)
) STRICT;

-- What facts are about, written once.
CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

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

CREATE TABLE fact (
  assessment INTEGER NOT NULL REFERENCES assessment (id),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- layer, domain, profile, finding
  subject INTEGER NOT NULL REFERENCES subject (id),
  value TEXT CHECK (value IS NULL OR json_type(value) = 'array'), -- NULL: gone since the base
  PRIMARY KEY (assessment, kind, subject)
) STRICT, WITHOUT ROWID;

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

-- For how long each fact held, folded from the log and at any time computable from it.
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

CREATE INDEX span_subject ON span (stream, kind, subject, since);
CREATE INDEX span_since ON span (stream, since);

-- The planner is told the proportions of a large history, so that it chooses the same, right
-- indexes from the first run on.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('stream', 'sqlite_autoindex_stream_1', '20 2 1'),
  ('ruleset', 'sqlite_autoindex_ruleset_1', '10 5 1'),
  ('subject', 'sqlite_autoindex_subject_1', '5000 1'),
  ('assessment', 'sqlite_autoindex_assessment_1', '50000 1'),
  ('fact', 'fact', '1000000 20 10 1'),
  ('run', 'sqlite_autoindex_run_1', '100000 1'),
  ('run', 'run_moment', '100000 5000 1 1 1'),
  ('run', 'run_draft', '1000 100 1'),
  ('run', 'run_revision', '100000 1'),
  ('span', 'span', '1000000 50000 5 3 1'),
  ('span', 'span_subject', '1000000 50000 12500 20 1'),
  ('span', 'span_since', '1000000 50000 5');
