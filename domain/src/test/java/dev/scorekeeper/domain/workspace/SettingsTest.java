package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  @Test
  void keepTheOrderOfTheirQueriesAndAreNotChangedFromOutside() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("late", "select 1");
    queries.put("early", "select 2");
    Settings settings =
        new Settings(
            Layout.DEFAULT,
            Optional.empty(),
            queries,
            Set.of(),
            true,
            List.of(),
            Settings.USUAL_TIMEOUT);

    queries.clear();

    assertThat(settings.queries())
        .containsExactly(Map.entry("late", "select 1"), Map.entry("early", "select 2"));
  }
}
