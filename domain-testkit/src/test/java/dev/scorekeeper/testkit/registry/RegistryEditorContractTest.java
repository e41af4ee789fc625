package dev.scorekeeper.testkit.registry;

import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.testkit.Proof;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import org.junit.jupiter.api.Test;

class RegistryEditorContractTest {
  @Test
  void everyTestOfTheContractFailsForAnEditorThatChangesNothing() {
    Proof.everyTestFails(OfNothing.class, 5);
  }

  static class OfNothing extends RegistryEditorContract {
    @Override
    protected RegistryEditor editor() {
      return new Nothing();
    }

    @Override
    protected Snapshots snapshots() {
      return new PlainSnapshots();
    }

    @Override
    protected String registry(String... ids) {
      return String.join("\n", ids) + "\n";
    }

    @Override
    protected String illFormed() {
      return "";
    }
  }

  private static final class Nothing implements RegistryEditor {
    @Override
    public Edit add(byte[] registry, Layout.Fields fields, NewEntry entry) {
      return new Added(registry);
    }

    @Override
    public byte[] sequence(NewEntry entry) {
      return new byte[0];
    }
  }
}
