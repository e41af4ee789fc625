package dev.scorekeeper.domain.sequence;

import dev.scorekeeper.domain.validation.Verdict;

/** Breaks a law on purpose: sequences know what is made of them. */
public final class KnowsVerdicts {
  Verdict verdict(Verdict verdict) {
    return verdict;
  }
}
