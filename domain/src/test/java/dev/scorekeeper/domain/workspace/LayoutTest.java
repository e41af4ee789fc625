package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LayoutTest {
  @Test
  void isThatOfTheFirstWorkspaceByDefault() {
    assertThat(Layout.DEFAULT.canonical())
        .isEqualTo(
            """
            registry=orchestration-domains.json
            catalog=packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json
            sequences=packages/ographx/.ographx/sequences
            items=/domains
            id=/id
            name=/name
            category=/category
            sequenceFile=/sequenceFile
            movements=/movements
            beats=/beats
            relations=/relatedDomains""");
  }

  @Test
  void hasAnotherCanonicalFormWhereAnySettingDiffers() {
    List<String> plain = IntStream.range(0, 11).mapToObj(i -> "x").toList();
    for (int i = 0; i < plain.size(); i++) {
      List<String> other = new ArrayList<>(plain);
      other.set(i, "y");

      assertThat(layout(other).canonical()).isNotEqualTo(layout(plain).canonical());
    }
  }

  @Property
  void isEqualWhereTheCanonicalFormIsAndOnlyThere(
      @ForAll("settings") List<String> one, @ForAll("settings") List<String> other) {
    assertThat(layout(one).canonical().equals(layout(other).canonical()))
        .isEqualTo(layout(one).equals(layout(other)));
  }

  /** Texts that would be taken for others if the form did not keep its lines apart. */
  @Provide
  Arbitrary<List<String>> settings() {
    return Arbitraries.of("a", "a%0Aname=b", "a\nname=b", "%", "%25").list().ofSize(11);
  }

  private static Layout layout(List<String> settings) {
    return new Layout(
        new WorkspacePath(settings.get(0)),
        new WorkspacePath(settings.get(1)),
        new WorkspacePath(settings.get(2)),
        new Layout.Fields(
            settings.get(3),
            settings.get(4),
            settings.get(5),
            settings.get(6),
            settings.get(7),
            settings.get(8),
            settings.get(9),
            settings.get(10)));
  }
}
