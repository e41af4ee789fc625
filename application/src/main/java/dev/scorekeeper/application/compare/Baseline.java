package dev.scorekeeper.application.compare;

import java.util.Optional;

/**
 * What a run is compared with.
 *
 * @param state as it was
 * @param note why it is that one, where that is not plain
 */
public record Baseline(PlanState state, Optional<String> note) {}
