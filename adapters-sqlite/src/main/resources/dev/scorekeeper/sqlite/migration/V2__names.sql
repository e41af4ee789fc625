-- What lies beneath the views says by its name that it does: run beside runs was a trap. No row is
-- copied. The views are made again after this.
DROP VIEW IF EXISTS runs;
DROP VIEW IF EXISTS trend;
DROP VIEW IF EXISTS domains;
DROP VIEW IF EXISTS domain_history;
DROP VIEW IF EXISTS transitions;
DROP VIEW IF EXISTS findings;
DROP VIEW IF EXISTS finding_history;
DROP VIEW IF EXISTS ledger;
DROP VIEW IF EXISTS plugins;

ALTER TABLE origin RENAME TO stored_origin;
ALTER TABLE stream RENAME TO stored_stream;
ALTER TABLE ruleset RENAME TO stored_ruleset;
ALTER TABLE subject RENAME TO stored_subject;
ALTER TABLE assessment RENAME TO stored_assessment;
ALTER TABLE fact RENAME TO stored_fact;
ALTER TABLE run RENAME TO stored_run;
ALTER TABLE span RENAME TO stored_span;

ALTER TABLE stored_assessment RENAME COLUMN by_sequence_file TO implemented;
ALTER TABLE stored_assessment RENAME COLUMN by_catalog TO cataloged;

-- What the planner was told does not follow by itself.
UPDATE sqlite_stat1 SET
  idx = CASE
    WHEN idx = tbl THEN 'stored_' || tbl
    ELSE replace(idx, 'sqlite_autoindex_' || tbl, 'sqlite_autoindex_stored_' || tbl)
  END,
  tbl = 'stored_' || tbl;

-- What may be half of a renaming is found by the file that it names, so that a thousand domains of
-- new ids at one moment are no million comparisons.
CREATE INDEX span_left ON stored_span (stream, until, nullif(value ->> 2, ''), subject)
WHERE kind = 2 AND until_cause = 1;
CREATE INDEX span_arrived ON stored_span (stream, since, nullif(value ->> 2, ''), subject)
WHERE kind = 2 AND cause = 1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('stored_span', 'span_left', '10000 500 3 1 1'),
  ('stored_span', 'span_arrived', '10000 500 3 1 1');
