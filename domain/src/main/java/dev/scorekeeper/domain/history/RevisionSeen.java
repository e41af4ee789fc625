package dev.scorekeeper.domain.history;

import java.time.Instant;

/**
 * When the state of a revision was observed, as a run says.
 *
 * @param run which one
 * @param revision in full
 * @param at the observed time
 */
public record RevisionSeen(RunId run, String revision, Instant at) {}
