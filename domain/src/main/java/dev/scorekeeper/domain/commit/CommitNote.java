package dev.scorekeeper.domain.commit;

import java.time.Instant;

/**
 * What a commit says of itself.
 *
 * @param at the committer's time
 * @param author by name
 * @param subject the first line of its message
 */
public record CommitNote(Instant at, String author, String subject) {}
