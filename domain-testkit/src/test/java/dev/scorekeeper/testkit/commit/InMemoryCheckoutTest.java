package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Repository;

class InMemoryCheckoutTest extends CheckoutContract {
  @Override
  protected MadeRepository make(Past past) {
    InMemoryRepository repository = new InMemoryRepository(past);
    return new MadeRepository(repository, repository.revisions());
  }

  @Override
  protected Repository none() {
    return InMemoryRepository.none();
  }

  @Override
  protected Repository unreadable() {
    return InMemoryRepository.unreadable("it is damaged");
  }
}
