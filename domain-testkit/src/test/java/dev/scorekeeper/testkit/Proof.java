package dev.scorekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
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
    everyTestFails(selectClass(contract), more);
  }

  /** The same of a part of a contract, which is nested in it. */
  public static void everyTestFails(Class<?> contract, Class<?> part, int more) {
    everyTestFails(selectNestedClass(List.of(contract), part), more);
  }

  private static void everyTestFails(DiscoverySelector contract, int more) {
    Events tests = EngineTestKit.engine("junit-jupiter").selectors(contract).execute().testEvents();

    assertThat(tests.succeeded().list()).isEmpty();
    assertThat(tests.failed().count()).isEqualTo(tests.started().count()).isGreaterThan(more);
  }
}
