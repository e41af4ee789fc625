package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsFormatContractTest {
  @Test
  void everyTestOfTheContractFailsForAFormatOfNothing() {
    Proof.everyTestFails(OfNothing.class, 5);
  }

  static class OfNothing extends SettingsFormatContract {
    @Override
    protected SettingsFormat format() {
      return new Nothing();
    }

    @Override
    protected String illFormed() {
      return "";
    }
  }

  private static final class Nothing implements SettingsFormat {
    @Override
    public Settings read(SourceTree tree) {
      return Settings.DEFAULT;
    }

    @Override
    public SettingsProposal propose(
        SourceTree tree, List<WorkspacePath> planFiles, SettingsProposal.Wish wish) {
      return new SettingsProposal(List.of());
    }

    @Override
    public String text(SettingsProposal proposal) {
      return "";
    }
  }
}
