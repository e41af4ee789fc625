/**
 * Runs and what follows from them. The event is the run: at this moment, by this ruleset, this was
 * the assessment. What changed is never stored as an event; the {@link
 * dev.scorekeeper.domain.history.Timeline} derives it.
 */
@NullMarked
package dev.scorekeeper.domain.history;

import org.jspecify.annotations.NullMarked;
