package dev.scorekeeper.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlainRegistryTest extends RegistryEditorContract {
  @Override
  protected RegistryEditor editor() {
    return new PlainRegistry();
  }

  @Override
  protected Snapshots snapshots() {
    return new PlainSnapshots();
  }

  @Override
  protected String registry(String... ids) {
    return "# the plan\n" + String.join("\n\n", ids) + "\n";
  }

  @Override
  protected String illFormed() {
    return "a\nb\n!\n";
  }

  @Test
  void allThatAnEntryClaimsCanBeWritten() {
    String text = "\ncart ../cart.json name=The+cart movements=2 beats=5 relations=a,b\n-\n";

    assertThat(PlainRegistry.read(new SourceTree.Found(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(
            new Layer.Read<>(
                new Registry(
                    List.of(
                        new Registry.Entry(
                            new Location(2, 1),
                            Optional.of("cart"),
                            "The cart",
                            "",
                            Optional.of(new Registry.Claim("../cart.json", new Location(2, 6))),
                            OptionalLong.of(2),
                            OptionalLong.of(5),
                            List.of("a", "b")),
                        new Registry.Entry(
                            new Location(3, 1),
                            Optional.empty(),
                            "",
                            "",
                            Optional.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            List.of())))));
  }

  @Test
  void aNumberThatIsNoneIsAFlawInItsPlace() {
    assertThat(
            PlainRegistry.read(
                new SourceTree.Found("cart beats=many".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new Layer.Flawed<>("has no number where one is expected", new Location(1, 12)));
  }
}
