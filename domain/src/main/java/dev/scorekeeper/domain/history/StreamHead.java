package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.storedassessment.Facts;

/**
 * Where a stream stands after its last run, drafts aside.
 *
 * @param last the run used for the stream's latest moment
 * @param facts what that run said
 * @param state what holds since: the last run's facts, or, when it is unreadable, those of the last
 *     assessed run with the findings of all unreadable runs since on top
 */
public record StreamHead(RecordedRun last, Facts facts, Facts state) {}
