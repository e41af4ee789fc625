package dev.scorekeeper.domain.history;

import java.time.Instant;

/**
 * A point in a stream: where a run speaks.
 *
 * @param at the moment for which it stands
 * @param position the run's number in its log
 */
public record Moment(Instant at, long position) {}
