package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.testkit.Proof;
import org.junit.jupiter.api.Test;

class CommitsContractTest {
  @Test
  void everyTestOfTheContractFailsForCommitsOfNothing() {
    Proof.everyTestFails(OfNothing.class, 32);
  }

  static class OfNothing extends CommitsContract {
    @Override
    protected MadeRepository make(Past past) {
      return NoRepository.of(past);
    }

    @Override
    protected Repository none() {
      return new NoRepository();
    }
  }
}
