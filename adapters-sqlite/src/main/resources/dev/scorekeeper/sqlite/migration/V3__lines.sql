-- A branch is a line: facts of commits and looks at tips are entries of the log, numbered and
-- chained with the runs. Which run speaks for which moment is computed from the set of entries.

-- Since when a branch stands at the commit of a run, as its recorder knows; of older runs unknown.
ALTER TABLE stored_run ADD COLUMN since INTEGER;

-- The order of what was recorded; the rest of it decides nothing any more.
DROP INDEX run_moment;
DELETE FROM sqlite_stat1 WHERE idx = 'run_moment';
CREATE INDEX run_observed ON stored_run (stream, observed_at) WHERE source < 2;

-- Commits that follow upon each other, each the first parent of the one before it.
CREATE TABLE stored_line (
  seq INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),
  project TEXT NOT NULL,
  below BLOB CHECK (length(below) IN (20, 32)), -- the first parent of the oldest; NULL: a root
  chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE INDEX line_project ON stored_line (project);
CREATE INDEX line_below ON stored_line (substr(below, 1, 8)) WHERE below IS NOT NULL;

CREATE TABLE stored_commit (
  line INTEGER NOT NULL REFERENCES stored_line (seq),
  number INTEGER NOT NULL, -- from 1, the newest first
  revision BLOB NOT NULL CHECK (length(revision) IN (20, 32)),
  seconds INTEGER NOT NULL, -- the committer's time as written, which can be any number
  author TEXT NOT NULL,
  PRIMARY KEY (line, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX commit_revision ON stored_commit (substr(revision, 1, 8));

-- A branch stands exactly here.
CREATE TABLE stored_tip (
  seq INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),
  stream INTEGER NOT NULL REFERENCES stored_stream (id),
  ruleset INTEGER NOT NULL REFERENCES stored_ruleset (id),
  revision BLOB NOT NULL CHECK (length(revision) IN (20, 32)),
  since INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE INDEX tip_stream ON stored_tip (stream);

-- What was recorded of one stream, and still will be, speaks in another.
CREATE TABLE stored_stream_renaming (
  seq INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),
  stream INTEGER NOT NULL REFERENCES stored_stream (id),
  renamed_to INTEGER NOT NULL REFERENCES stored_stream (id),
  recorded_at INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE TRIGGER line_is_never_replaced BEFORE INSERT ON stored_line
WHEN EXISTS (SELECT 1 FROM stored_line WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM stored_line WHERE key = NEW.key)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows these commits'); END;
CREATE TRIGGER line_is_never_changed BEFORE UPDATE ON stored_line
BEGIN SELECT raise(ABORT, 'the log is append-only: a line of commits never changes'); END;
CREATE TRIGGER line_is_never_removed BEFORE DELETE ON stored_line
BEGIN SELECT raise(ABORT, 'the log is append-only: a line of commits is never removed'); END;

CREATE TRIGGER commit_is_never_replaced BEFORE INSERT ON stored_commit
WHEN EXISTS (SELECT 1 FROM stored_commit WHERE line = NEW.line AND number = NEW.number)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this commit'); END;
CREATE TRIGGER commit_is_never_changed BEFORE UPDATE ON stored_commit
BEGIN SELECT raise(ABORT, 'the log is append-only: a commit never changes'); END;
CREATE TRIGGER commit_is_never_removed BEFORE DELETE ON stored_commit
BEGIN SELECT raise(ABORT, 'the log is append-only: a commit is never removed'); END;

CREATE TRIGGER tip_is_never_replaced BEFORE INSERT ON stored_tip
WHEN EXISTS (SELECT 1 FROM stored_tip WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM stored_tip WHERE key = NEW.key)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this tip'); END;
CREATE TRIGGER tip_is_never_changed BEFORE UPDATE ON stored_tip
BEGIN SELECT raise(ABORT, 'the log is append-only: a tip never changes'); END;
CREATE TRIGGER tip_is_never_removed BEFORE DELETE ON stored_tip
BEGIN SELECT raise(ABORT, 'the log is append-only: a tip is never removed'); END;

CREATE TRIGGER renaming_is_never_replaced BEFORE INSERT ON stored_stream_renaming
WHEN EXISTS (SELECT 1 FROM stored_stream_renaming WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM stored_stream_renaming WHERE key = NEW.key)
BEGIN SELECT raise(ABORT, 'the log is append-only: it knows this renaming'); END;
CREATE TRIGGER renaming_is_never_changed BEFORE UPDATE ON stored_stream_renaming
BEGIN SELECT raise(ABORT, 'the log is append-only: a renaming never changes'); END;
CREATE TRIGGER renaming_is_never_removed BEFORE DELETE ON stored_stream_renaming
BEGIN SELECT raise(ABORT, 'the log is append-only: a renaming is never removed'); END;

-- Computed from the log, as the spans are: in which stream each one's runs speak. Mostly in itself,
-- else in the one that it was renamed to. Moments and spans are of those alone.
CREATE TABLE stored_name (
  stream INTEGER PRIMARY KEY REFERENCES stored_stream (id),
  speaks_in INTEGER NOT NULL REFERENCES stored_stream (id)
) STRICT;

CREATE INDEX name_speaks_in ON stored_name (speaks_in);

INSERT INTO stored_name (stream, speaks_in) SELECT id, id FROM stored_stream;

-- Computed from the log, as the spans are: the moment of each run that is on its stream's line.
CREATE TABLE stored_place (
  run INTEGER PRIMARY KEY REFERENCES stored_run (seq),
  stream INTEGER NOT NULL REFERENCES stored_stream (id),
  at INTEGER NOT NULL,
  -- Not used for its commit; used, and says what was said before; used, and says something else.
  voice INTEGER NOT NULL CHECK (voice IN (0, 1, 2))
) STRICT;

CREATE INDEX place_moment ON stored_place (stream, voice, at);

-- Where a branch stands, so that a push on top is appended without a look at the whole line.
CREATE TABLE stored_stand (
  stream INTEGER PRIMARY KEY REFERENCES stored_stream (id),
  tip ANY NOT NULL, -- as revisions are
  since INTEGER NOT NULL,
  exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
  at INTEGER NOT NULL,
  time INTEGER,
  root INTEGER NOT NULL CHECK (root IN (0, 1)),
  stretches INTEGER NOT NULL,
  look_since INTEGER NOT NULL,
  look_id TEXT NOT NULL,
  look_ruleset INTEGER NOT NULL REFERENCES stored_ruleset (id),
  look_recorded_at INTEGER NOT NULL,
  latest INTEGER,
  future INTEGER
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('stored_run', 'run_observed', '100000 5000 1'),
  ('stored_line', 'sqlite_autoindex_stored_line_1', '10000 1'),
  ('stored_line', 'line_project', '10000 1000'),
  ('stored_line', 'line_below', '10000 1'),
  ('stored_commit', 'stored_commit', '100000 10 1'),
  ('stored_commit', 'commit_revision', '100000 1'),
  ('stored_name', 'name_speaks_in', '20 1'),
  ('stored_stream_renaming', 'sqlite_autoindex_stored_stream_renaming_1', '10 1'),
  ('stored_tip', 'sqlite_autoindex_stored_tip_1', '1000 1'),
  ('stored_tip', 'tip_stream', '1000 50'),
  ('stored_place', 'place_moment', '100000 5000 1700 1');
