package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class SourceTreeContractTest {
  @Test
  void everyTestOfTheContractFailsForATreeOfNothing() {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(OfNothing.class))
            .execute()
            .testEvents();

    assertThat(tests.succeeded().list()).isEmpty();
    assertThat(tests.failed().count()).isEqualTo(tests.started().count()).isGreaterThan(10);
  }

  static class OfNothing extends SourceTreeContract {
    @Override
    protected SourceTree tree(WorkspaceFiles files) {
      return new Nothing();
    }
  }

  private static final class Nothing implements SourceTree {
    @Override
    public Content read(WorkspacePath path) {
      return new Missing();
    }

    @Override
    public Listing list(WorkspacePath folder) {
      return new Folder(List.of());
    }
  }
}
