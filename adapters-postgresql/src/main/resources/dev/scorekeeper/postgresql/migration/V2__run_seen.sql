-- When a stream was last seen is one look, of however many runs.
CREATE INDEX run_seen ON stored_run (log, stream, recorded_at) WHERE source < 2;
