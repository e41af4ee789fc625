package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.testkit.Proof;
import org.junit.jupiter.api.Test;

class CheckoutContractTest {
  @Test
  void everyTestOfTheContractFailsForACheckoutOfNothing() {
    Proof.everyTestFails(OfNothing.class, 15);
  }

  static class OfNothing extends CheckoutContract {
    @Override
    protected MadeRepository make(Past past) {
      return NoRepository.of(past);
    }

    @Override
    protected Repository none() {
      return new NoRepository();
    }

    @Override
    protected Repository unreadable() {
      return new NoRepository();
    }
  }
}
