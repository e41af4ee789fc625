package dev.scorekeeper.domain.line;

import java.time.Instant;

/**
 * A place of a stream for which a run speaks: a commit on its line, or a moment outside of any.
 *
 * @param at the moment; later at each place
 * @param speaker the run that speaks
 * @param news whether it says something else than the place before; where not, it is no point of
 *     the stream's history
 */
public record Place<S extends Speaker>(Instant at, S speaker, boolean news) {}
