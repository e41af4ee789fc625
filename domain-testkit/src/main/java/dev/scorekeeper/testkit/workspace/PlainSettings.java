package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.PlainText.Flaw;
import dev.scorekeeper.testkit.workspace.PlainText.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings in plain text, a line for each:
 *
 * <pre>
 * registry plan/registry.json
 * project shop
 * fields.id /key
 * query slow SELECT 1
 * retired cart
 * backfill false
 * pluginFolders packages/*&#47;json-sequences
 * </pre>
 *
 * The lines {@code query}, {@code retired} and {@code pluginFolders} may come more than once.
 */
public final class PlainSettings implements SettingsFormat {
  private final Optional<SettingsProposal> proposal;

  /**
   * Proposes for each layer the first file or folder of its default's name, or else the default.
   */
  public PlainSettings() {
    this.proposal = Optional.empty();
  }

  /** Proposes this, whatever lies there. */
  public PlainSettings(SettingsProposal proposal) {
    this.proposal = Optional.of(proposal);
  }

  @Override
  public Settings read(SourceTree tree) {
    Layer<Settings> layer = PlainText.layer(tree.read(Settings.FILE), PlainSettings::settings);
    if (layer instanceof Layer.Read<Settings> read) {
      return read.content();
    }
    if (layer instanceof Layer.Flawed<Settings> flaw) {
      throw new SettingsException(
          "%s:%d:%d: %s; correct it"
              .formatted(Settings.FILE, flaw.at().line(), flaw.at().column(), flaw.why()));
    }
    if (layer instanceof Layer.Refused) {
      throw new SettingsException(
          Settings.FILE + ":1:1: is a link that leads out of the workspace; replace it");
    }
    return Settings.DEFAULT;
  }

  private static Settings settings(PlainText text) throws Flaw {
    Map<String, Setting> once = new HashMap<>();
    Map<String, String> queries = new LinkedHashMap<>();
    Set<String> retired = new HashSet<>();
    List<FolderPattern> folders = new ArrayList<>();
    for (Line line : text.lines()) {
      String[] parts = line.text().strip().split("\\s+", 2);
      String value = parts.length == 2 ? parts[1] : "";
      switch (parts[0]) {
        case "query" -> queries.put(first(value), value.substring(first(value).length()).strip());
        case "retired" -> retired.add(value);
        case "pluginFolders" ->
            folders.add(FolderPattern.of(value).orElseThrow(() -> flawed(line)));
        default -> once.put(parts[0], new Setting(line, value));
      }
    }
    Layout usual = Layout.DEFAULT;
    Layout.Fields fields = usual.fields();
    Settings settings =
        new Settings(
            new Layout(
                path(once.remove("registry"), usual.registry()),
                path(once.remove("catalog"), usual.catalog().orElseThrow()),
                path(once.remove("sequences"), usual.sequences().orElseThrow()),
                new Layout.Fields(
                    value(once.remove("fields.items"), fields.items()),
                    value(once.remove("fields.id"), fields.id()),
                    value(once.remove("fields.name"), fields.name()),
                    value(once.remove("fields.category"), fields.category()),
                    value(once.remove("fields.sequenceFile"), fields.sequenceFile()),
                    value(once.remove("fields.movements"), fields.movements()),
                    value(once.remove("fields.beats"), fields.beats()),
                    value(once.remove("fields.relations"), fields.relations()))),
            Optional.of(value(once.remove("project"), "")).filter(name -> !name.isEmpty()),
            queries,
            retired,
            !value(once.remove("backfill"), "true").equals("false"),
            folders,
            Duration.ofSeconds(
                Long.parseLong(
                    value(
                        once.remove("queryTimeout"),
                        Long.toString(Settings.USUAL_TIMEOUT.toSeconds())))));
    for (Setting unknown : once.values()) {
      throw flawed(unknown.line);
    }
    return settings;
  }

  private static Flaw flawed(Line line) {
    return new Flaw("says what is no setting: " + line.text().strip(), line.at());
  }

  private static String first(String value) {
    return value.split("\\s+", 2)[0];
  }

  private static String value(@Nullable Setting setting, String otherwise) {
    return setting == null ? otherwise : setting.value;
  }

  private static WorkspacePath path(@Nullable Setting setting, WorkspacePath otherwise)
      throws Flaw {
    return setting == null
        ? otherwise
        : WorkspacePath.of(setting.value).orElseThrow(() -> flawed(setting.line));
  }

  @Override
  public SettingsProposal propose(
      SourceTree tree, List<WorkspacePath> planFiles, SettingsProposal.Wish wish) {
    return proposal.orElseGet(() -> found(planFiles));
  }

  private static SettingsProposal found(List<WorkspacePath> planFiles) {
    List<WorkspacePath> folders = planFiles.stream().map(WorkspacePath::parent).toList();
    return new SettingsProposal(
        List.of(
            line("registry", planFiles, Layout.DEFAULT.registry()),
            line("catalog", planFiles, Layout.DEFAULT.catalog().orElseThrow()),
            line("sequences", folders, Layout.DEFAULT.sequences().orElseThrow())));
  }

  private static SettingsProposal.Line line(
      String key, List<WorkspacePath> there, WorkspacePath usual) {
    return there.stream()
        .filter(path -> path.name().equals(usual.name()))
        .findFirst()
        .map(path -> new SettingsProposal.Line(key, path.value(), "its name says so"))
        .orElse(SettingsProposal.Line.usual(key, usual.value(), "none was found"));
  }

  @Override
  public String text(SettingsProposal proposed) {
    StringBuilder text = new StringBuilder();
    for (SettingsProposal.Line line : proposed.lines()) {
      if (!line.found()) {
        continue;
      }
      text.append(line.key()).append(' ').append(line.value()).append('\n');
    }
    return text.toString();
  }

  /** A setting that a file says once. */
  private record Setting(Line line, String value) {}
}
