package dev.scorekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Proves of a contract that each of its tests can fail. */
public final class Proof {
  private Proof() {}

  /**
   * Runs a contract on something that does nothing.
   *
   * @param contract the contract of such a thing
   * @param more than so many tests it has
   */
  public static void everyTestFails(Class<?> contract, int more) {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(contract))
            .execute()
            .testEvents();

    assertThat(tests.succeeded().list()).isEmpty();
    assertThat(tests.failed().count()).isEqualTo(tests.started().count()).isGreaterThan(more);
  }
}
