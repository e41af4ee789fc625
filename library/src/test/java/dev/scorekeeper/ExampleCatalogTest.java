package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.fs.WorkspacePluginFolders;
import dev.scorekeeper.json.catalog.JsonCatalogs;
import dev.scorekeeper.json.catalog.JsonPluginScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalog of the example, as an audit of its folders writes it. */
class ExampleCatalogTest {
  @Test
  void theExamplesCatalogIsWhatItsFoldersMake() throws IOException {
    Path example = example();
    Path catalog =
        example.resolve(
            "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("en-US", "tr-TR", "ar-EG")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        Scan scan = scan(example, "packages/*/json-sequences");

        assertThat(scan.skipped(Scan.Reason.MANIFEST)).hasSize(6);
        assertThat(
                new String(new JsonCatalogs().text(scan, Optional.empty()), StandardCharsets.UTF_8))
            .isEqualTo(Files.readString(catalog));
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static Scan scan(Path workspace, String pattern) {
    PluginFolders.Look look =
        new WorkspacePluginFolders(workspace)
            .below(
                List.of(new FolderPattern(pattern)),
                PluginFiles.DEFAULT,
                Set.of(new WorkspacePath("packages/ographx/.ographx/sequences")));
    return new JsonPluginScanner().scan(look.tree(), look.files(), (read, of) -> {});
  }

  private static Path example() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .map(folder -> folder.resolve("examples").resolve("renderx"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow();
  }
}
