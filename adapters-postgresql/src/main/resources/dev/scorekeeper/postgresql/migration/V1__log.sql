-- The logs of a history, one for each project, or for those that renamings join. What is said of
-- the tables of a history in SQLite holds here too; each has one column more, the number of the log.
-- Rows of the log are inserted once and never changed: the triggers at the end hold that against
-- everyone, also in replica mode.

-- What a history is called where nothing is recorded yet.
CREATE TABLE stored_history (
  id integer PRIMARY KEY CHECK (id = 1),
  bytes bytea NOT NULL CHECK (length(bytes) = 16)
);

INSERT INTO stored_history VALUES (1, decode(replace(gen_random_uuid()::text, '-', ''), 'hex'));

-- A log, and what tells it from every other one; the chain of its entries begins with it.
CREATE TABLE stored_origin (
  log integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id integer NOT NULL DEFAULT 1 CHECK (id = 1),
  bytes bytea NOT NULL CHECK (length(bytes) = 16)
);

-- Whoever appends to a log holds its row, and nobody waits for the writers of another.
CREATE TABLE stored_turn (
  log integer PRIMARY KEY
);

-- In which log the entries of a project are. A log that was joined with another goes on there.
CREATE TABLE stored_project (
  project text COLLATE "C" PRIMARY KEY,
  log integer NOT NULL REFERENCES stored_origin (log)
);

CREATE TABLE stored_joining (
  log integer PRIMARY KEY REFERENCES stored_origin (log),
  goes_on_in integer NOT NULL REFERENCES stored_origin (log),
  CHECK (goes_on_in <> log)
);

CREATE TABLE stored_stream (
  log integer NOT NULL REFERENCES stored_origin (log),
  id bigint NOT NULL,
  project text COLLATE "C" NOT NULL,
  branch text COLLATE "C" NOT NULL,
  PRIMARY KEY (log, id)
);

CREATE UNIQUE INDEX stream_name ON stored_stream (project, branch, log);

CREATE TABLE stored_ruleset (
  log integer NOT NULL REFERENCES stored_origin (log),
  id bigint NOT NULL,
  rules integer NOT NULL,
  settings text COLLATE "C" NOT NULL,
  PRIMARY KEY (log, id)
);

CREATE UNIQUE INDEX ruleset_settings ON stored_ruleset (log, rules, md5(settings));

CREATE TABLE stored_subject (
  log integer NOT NULL,
  id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  PRIMARY KEY (log, id)
) PARTITION BY HASH (log);

-- By how it begins, since an index takes no text of any length.
CREATE INDEX subject_name ON stored_subject (log, substr(name, 1, 200));

CREATE TABLE stored_assessment (
  log integer NOT NULL,
  id bigint NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  base bigint,
  weight bigint NOT NULL,
  outcome integer NOT NULL CHECK (outcome IN (0, 1)),
  domains integer,
  implemented integer,
  cataloged integer,
  planned integer,
  broken integer,
  errors integer NOT NULL CHECK (errors >= 0),
  warnings integer NOT NULL CHECK (warnings >= 0),
  registry_entries integer,
  system_sequences integer,
  catalog_entries integer,
  catalog_sequences integer,
  PRIMARY KEY (log, id),
  UNIQUE (log, digest),
  CHECK (base < id),
  CHECK (
    CASE outcome
      WHEN 0 THEN
        implemented >= 0 AND cataloged >= 0 AND planned >= 0 AND broken >= 0
        AND domains IS NOT DISTINCT FROM implemented + cataloged + planned + broken
      ELSE
        coalesce(domains, implemented, cataloged, planned, broken) IS NULL
    END IS TRUE
  )
) PARTITION BY HASH (log);

CREATE TABLE stored_fact (
  log integer NOT NULL,
  assessment bigint NOT NULL,
  kind integer NOT NULL CHECK (kind BETWEEN 0 AND 3),
  subject bigint NOT NULL,
  value text COLLATE "C" CHECK (value IS NULL OR json_typeof(value::json) = 'array'),
  PRIMARY KEY (log, assessment, kind, subject)
) PARTITION BY HASH (log);

CREATE TABLE stored_run (
  log integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  key bytea NOT NULL CHECK (length(key) = 16),
  stream bigint NOT NULL,
  ruleset bigint NOT NULL,
  assessment bigint NOT NULL,
  source integer NOT NULL CHECK (source IN (0, 1, 2)),
  revision text COLLATE "C",
  observed_at bigint NOT NULL,
  recorded_at bigint NOT NULL,
  chain bytea NOT NULL CHECK (length(chain) = 32),
  since bigint,
  PRIMARY KEY (log, seq),
  UNIQUE (log, key),
  FOREIGN KEY (log, stream) REFERENCES stored_stream (log, id),
  FOREIGN KEY (log, ruleset) REFERENCES stored_ruleset (log, id),
  FOREIGN KEY (log, assessment) REFERENCES stored_assessment (log, id)
) PARTITION BY HASH (log);

CREATE INDEX run_observed ON stored_run (log, stream, observed_at);
CREATE INDEX run_revision ON stored_run (log, substr(revision, 1, 4)) WHERE revision IS NOT NULL;

CREATE TABLE stored_line (
  log integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  key bytea NOT NULL CHECK (length(key) = 16),
  project text COLLATE "C" NOT NULL,
  below text COLLATE "C" CHECK (length(below) IN (40, 64)),
  chain bytea NOT NULL CHECK (length(chain) = 32),
  PRIMARY KEY (log, seq),
  UNIQUE (log, key)
) PARTITION BY HASH (log);

CREATE INDEX line_project ON stored_line (log, project);
CREATE INDEX line_below ON stored_line (log, substr(below, 1, 8)) WHERE below IS NOT NULL;

CREATE TABLE stored_commit (
  log integer NOT NULL,
  line bigint NOT NULL,
  number integer NOT NULL,
  revision text COLLATE "C" NOT NULL CHECK (length(revision) IN (40, 64)),
  seconds bigint NOT NULL,
  author text COLLATE "C" NOT NULL,
  PRIMARY KEY (log, line, number)
) PARTITION BY HASH (log);

CREATE INDEX commit_revision ON stored_commit (log, substr(revision, 1, 8));

CREATE TABLE stored_tip (
  log integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  key bytea NOT NULL CHECK (length(key) = 16),
  stream bigint NOT NULL,
  ruleset bigint NOT NULL,
  revision text COLLATE "C" NOT NULL CHECK (length(revision) IN (40, 64)),
  since bigint NOT NULL,
  recorded_at bigint NOT NULL,
  chain bytea NOT NULL CHECK (length(chain) = 32),
  PRIMARY KEY (log, seq),
  UNIQUE (log, key)
) PARTITION BY HASH (log);

CREATE INDEX tip_stream ON stored_tip (log, stream);

CREATE TABLE stored_stream_renaming (
  log integer NOT NULL REFERENCES stored_origin (log),
  seq bigint NOT NULL CHECK (seq > 0),
  key bytea NOT NULL CHECK (length(key) = 16),
  stream bigint NOT NULL,
  renamed_to bigint NOT NULL,
  recorded_at bigint NOT NULL,
  chain bytea NOT NULL CHECK (length(chain) = 32),
  PRIMARY KEY (log, seq),
  UNIQUE (log, key)
);

-- Computed from the log, and at any time computable from it: the spans, the moments, where branches
-- stand, and in which stream each one's runs speak.
CREATE TABLE stored_span (
  log integer NOT NULL,
  stream bigint NOT NULL,
  until bigint NOT NULL,
  kind integer NOT NULL,
  subject bigint NOT NULL,
  value text COLLATE "C" NOT NULL,
  since bigint NOT NULL,
  since_run bigint NOT NULL,
  until_run bigint,
  cause integer NOT NULL,
  until_cause integer,
  PRIMARY KEY (log, stream, until, kind, subject)
) PARTITION BY HASH (log);

CREATE INDEX span_subject ON stored_span (log, stream, kind, subject, since);
CREATE INDEX span_since ON stored_span (log, stream, since);
CREATE INDEX span_left ON stored_span (log, stream, until, nullif(value::json ->> 2, ''), subject)
WHERE kind = 2 AND until_cause = 1;
CREATE INDEX span_arrived ON stored_span (log, stream, since, nullif(value::json ->> 2, ''), subject)
WHERE kind = 2 AND cause = 1;

CREATE TABLE stored_place (
  log integer NOT NULL,
  run bigint NOT NULL,
  stream bigint NOT NULL,
  at bigint NOT NULL,
  voice integer NOT NULL CHECK (voice IN (0, 1, 2)),
  PRIMARY KEY (log, run)
) PARTITION BY HASH (log);

CREATE INDEX place_moment ON stored_place (log, stream, voice, at);

CREATE TABLE stored_stand (
  log integer NOT NULL,
  stream bigint NOT NULL,
  tip text COLLATE "C" NOT NULL,
  since bigint NOT NULL,
  exact integer NOT NULL CHECK (exact IN (0, 1)),
  at bigint NOT NULL,
  time bigint,
  root integer NOT NULL CHECK (root IN (0, 1)),
  stretches integer NOT NULL,
  look_since bigint NOT NULL,
  look_id text COLLATE "C" NOT NULL,
  look_ruleset bigint NOT NULL,
  look_recorded_at bigint NOT NULL,
  latest bigint,
  future bigint,
  PRIMARY KEY (log, stream)
);

CREATE TABLE stored_name (
  log integer NOT NULL,
  stream bigint NOT NULL,
  speaks_in bigint NOT NULL,
  PRIMARY KEY (log, stream)
);

CREATE INDEX name_speaks_in ON stored_name (log, speaks_in);

CREATE FUNCTION stored_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only: % never changes', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

-- Partitions, by the hash of the log; and triggers on each table and partition of the log, which
-- hold in replica mode too.
DO $$
DECLARE
  partitions CONSTANT integer := 16;
  parent text;
  place text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['stored_subject', 'stored_assessment', 'stored_fact', 'stored_run',
    'stored_line', 'stored_commit', 'stored_tip', 'stored_span', 'stored_place']
  LOOP
    FOR number IN 0 .. partitions - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
        parent || '_' || lpad(number::text, 2, '0'), parent, partitions, number);
    END LOOP;
  END LOOP;
  FOREACH parent IN ARRAY ARRAY['stored_history', 'stored_origin', 'stored_turn', 'stored_project',
    'stored_joining', 'stored_stream', 'stored_ruleset', 'stored_subject', 'stored_assessment',
    'stored_fact', 'stored_run', 'stored_line', 'stored_commit', 'stored_tip',
    'stored_stream_renaming']
  LOOP
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON %I'
      ' FOR EACH ROW EXECUTE FUNCTION stored_never_changes()', parent);
    FOR place IN
      SELECT parent UNION ALL
      SELECT child.relname::text FROM pg_inherits AS part
      JOIN pg_class AS child ON child.oid = part.inhrelid
      WHERE part.inhparent = parent::regclass
    LOOP
      EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I'
        ' FOR EACH STATEMENT EXECUTE FUNCTION stored_never_changes()', place);
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER never_changed', place);
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER never_emptied', place);
    END LOOP;
  END LOOP;
END
$$;
