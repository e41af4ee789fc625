package dev.scorekeeper.json;

import dev.scorekeeper.git.Checkout;
import java.util.Optional;

/** Breaks a law on purpose: readers know git. */
public final class KnowsCheckouts {
  Optional<String> branch(Checkout checkout) {
    return checkout.branch();
  }
}
