package dev.scorekeeper.domain.history;

import java.time.Instant;

/**
 * A point in a stream: the run that speaks at an observed time.
 *
 * @param at the observed time
 * @param position the run's number in its log
 */
public record Moment(Instant at, long position) {}
