package dev.scorekeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.fs.WorkspacePluginFolders;
import dev.scorekeeper.json.catalog.JsonCatalogs;
import dev.scorekeeper.json.catalog.JsonPluginScanner;
import dev.scorekeeper.json.planreader.JsonSnapshots;
import dev.scorekeeper.json.settings.JsonSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files that a page of {@code docs/findings} shows really make the finding that it shows. */
final class FindingPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "findings");
  private static final Pattern FILE =
      Pattern.compile("`([^`\n]+)`:\n\n```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OUTPUT = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

  /** A folder that may not be listed cannot be made by every user on every system. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SEQUENCES_UNREADABLE", "EVIDENCE_UNREADABLE"})
  void showWhatTheirExamplesMake(FindingType type, @TempDir Path workspace) throws IOException {
    String page = Files.readString(PAGES.resolve(type.id() + ".md"));
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      WorkspacePath path = new WorkspacePath(file.group(1));
      Files.createDirectories(workspace.resolve(path.parent().value()));
      Files.writeString(workspace.resolve(path.value()), file.group(2));
    }
    Matcher output = OUTPUT.matcher(page);

    assertThat(output.find()).isTrue();
    assertThat(shown(workspace, type)).isEqualTo(output.group(1));
  }

  private static String shown(Path workspace, FindingType type) {
    DirectoryTree tree = new DirectoryTree(workspace);
    Layout layout = new JsonSettings().read(tree).layout();
    Snapshot snapshot = new JsonSnapshots().read(tree, layout, (read, of) -> {});
    Assessment assessment =
        FindingType.needsScan(type.id()) ? scanned(workspace, snapshot) : Assessment.of(snapshot);
    return assessment.findings().stream()
        .filter(finding -> finding.id().equals(type.id()))
        .map(FindingPagesTest::shown)
        .collect(Collectors.joining());
  }

  private static Assessment scanned(Path workspace, Snapshot snapshot) {
    Optional<ListedCatalog> catalog =
        new JsonCatalogs()
                    .read(new DirectoryTree(workspace), Layout.DEFAULT.catalog().orElseThrow())
                instanceof Layer.Read<ListedCatalog> read
            ? Optional.of(read.content())
            : Optional.empty();
    PluginFolders.Look look =
        new WorkspacePluginFolders(workspace)
            .below(
                AuditScope.of(List.of(), catalog, false).folders(), PluginFiles.DEFAULT, Set.of());
    Scan scan = new JsonPluginScanner().scan(look.tree(), look.files(), ProgressListener.NONE);
    return Assessment.of(snapshot, scan, CatalogDrift.between(catalog, scan));
  }

  /** As the command line prints it. */
  private static String shown(Finding finding) {
    String lines =
        "%-9s%s  %s\n         %s\n"
            .formatted(
                finding.severity().text(), finding.id(), finding.subject(), finding.message());
    String place =
        finding
            .at()
            .map(
                at ->
                    "         %s:%d:%d\n"
                        .formatted(finding.file().orElseThrow(), at.line(), at.column()))
            .orElse("");
    return lines + place;
  }
}
