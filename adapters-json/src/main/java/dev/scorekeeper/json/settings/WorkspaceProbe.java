package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.catalog.ToolFiles;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.SequenceReading.Sized;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Folder;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.RegistryReader;
import dev.scorekeeper.json.internal.SequenceReader;
import dev.scorekeeper.json.settings.Outline.Items;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at the files of a workspace for the three layers, one file at a time. */
final class WorkspaceProbe {
  /** Folders above a registry that is not at its default place. */
  private static final int REGISTRY_DEPTH = 3;

  /** Claims that are followed. */
  private static final int MOST_CLAIMS = 1_000;

  /** Bytes that are looked at; of a workspace that has more, the rest is not. */
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  private static final Layout DEFAULT = Layout.DEFAULT;
  private static final WorkspacePath CATALOG = DEFAULT.catalog().orElseThrow();
  private static final WorkspacePath SEQUENCES = DEFAULT.sequences().orElseThrow();
  private static final String NOT_FOUND = "the default place (nothing there yet)";
  static final String NO_LAYER = "none was found, so the plan has none";
  private static final String BY_DEFAULT = "the default place, and it is there";

  private final SourceTree tree;
  private boolean hasDefaultRegistry;
  private @Nullable RegistryGuess registry;
  private boolean hasNamedRegistry;
  private Line catalog = Line.usual("catalog", CATALOG.value(), NOT_FOUND);
  private int catalogRank;
  private boolean catalogNamesFolders;
  private @Nullable WorkspacePath folderOfTheName;

  private WorkspaceProbe(SourceTree tree) {
    this.tree = tree;
  }

  static SettingsProposal of(
      SourceTree tree, List<WorkspacePath> allFiles, SettingsProposal.Wish wish) {
    WorkspaceProbe survey = new WorkspaceProbe(tree);
    List<WorkspacePath> planFiles = new ArrayList<>();
    for (WorkspacePath file : allFiles) {
      if (FileFormat.of(file) == FileFormat.JSON) {
        planFiles.add(file);
      }
    }
    List<WorkspacePath> plugins = ProposedFolders.among(planFiles);
    Set<WorkspacePath> files = new LinkedHashSet<>(List.of(DEFAULT.registry(), CATALOG));
    files.addAll(planFiles);
    long seen = 0;
    for (WorkspacePath file : files) {
      if (seen < MOST_BYTES && tree.read(file) instanceof Found found) {
        seen += found.bytes().length;
        survey.look(file, found.bytes());
      }
    }
    SettingsProposal usual = survey.proposal(plugins);
    boolean isChosen = !wish.equals(SettingsProposal.Wish.NONE);
    // Who has layers has a plan of the first shape, and only of others there is more to guess.
    boolean isOther =
        survey.catalogRank == 0
            && !usual.isFound("sequences")
            && plugins.isEmpty()
            && (survey.registry == null || survey.registry.claims() == 0);
    if (!isChosen && !isOther) {
      return usual;
    }
    // What somebody chose is found or not; nothing else takes its place.
    SettingsProposal other = PlanProbe.of(tree, allFiles, wish);
    return other.isFound() || !isWished(usual, wish)
        ? other
        : new SettingsProposal(
            usual.lines(), usual.isFound() ? Optional.empty() : other.obstacle());
  }

  private static boolean isWished(SettingsProposal usual, SettingsProposal.Wish wish) {
    boolean evidence = wish.evidence().isEmpty() || wish.evidence().get().equals("sequence");
    return evidence
        && (wish.registry().isEmpty()
            || usual.lines().stream()
                .anyMatch(
                    line ->
                        line.found()
                            && line.key().equals("registry")
                            && line.value().equals(wish.registry().get())));
  }

  private void look(WorkspacePath file, byte[] bytes) {
    if (!Outline.isPlain(file.value()) || isNoPlan(file) || ProposedFolders.isIn(file)) {
      return;
    }
    Outline outline = Outline.of(bytes);
    if (file.equals(DEFAULT.registry())) {
      hasDefaultRegistry = true;
      registry = RegistryGuess.of(file, outline).orElse(null);
    } else if (!lookForCatalog(file, outline) && !hasDefaultRegistry) {
      lookForRegistry(file, outline, bytes);
    }
    WorkspacePath folder = file.parent();
    if (folderOfTheName == null && folder.name().equals(SEQUENCES.name())) {
      folderOfTheName = folder;
    }
  }

  private boolean lookForCatalog(WorkspacePath file, Outline outline) {
    boolean isCatalog =
        outline.arrays().containsKey("/sequences")
            && (outline.objects().contains("/summary")
                || outline.arrays().containsKey("/metadata/sourceDirectories"));
    int sequences = outline.arrays().getOrDefault("/sequences", Items.NONE).length();
    int rank = isCatalog ? sequences + 1 : 0;
    String because = "it lists " + Counted.of(sequences, "sequence", "sequences");
    if (file.equals(CATALOG)) {
      rank = Integer.MAX_VALUE;
      because = BY_DEFAULT;
    } else if (file.name().equals(CATALOG.name())) {
      rank = Integer.MAX_VALUE - 1;
      because = "it has a catalog's name";
    }
    if (rank > catalogRank) {
      catalogRank = rank;
      catalogNamesFolders =
          outline.arrays().getOrDefault("/metadata/sourceDirectories", Items.NONE).length() > 0;
      catalog = new Line("catalog", file.value(), because);
    }
    return rank > 0;
  }

  private void lookForRegistry(WorkspacePath file, Outline outline, byte[] bytes) {
    boolean isNamed = file.name().equals(DEFAULT.registry().name());
    boolean isElse = file.name().equals(Layout.MANIFEST) || file.equals(Settings.FILE);
    if (isElse
        || hasNamedRegistry
        || (depth(file) > REGISTRY_DEPTH && !isNamed)
        || isSequence(SequenceReader.read(bytes))) {
      return;
    }
    RegistryGuess guess = RegistryGuess.of(file, outline).orElse(null);
    if (guess != null && (isNamed || guess.isBetterThan(registry))) {
      registry = guess;
      hasNamedRegistry = isNamed;
    }
  }

  private SettingsProposal proposal(List<WorkspacePath> plugins) {
    Line sequences = sequencesLine();
    boolean isUsual = sequences.found() && sequences.because().equals(BY_DEFAULT);
    if (!plugins.isEmpty() && !catalog.found() && !isUsual) {
      // The default place is in a folder of one repository's own.
      catalog = new Line("catalog", CATALOG.name(), "none was found; an audit writes it here");
    }
    if (!catalog.found()
        && plugins.isEmpty()
        && registry != null
        && !hasDefaultRegistry
        && !hasNamedRegistry) {
      // Else its absence would be a finding for ever.
      catalog = Line.json("catalog", "null", NO_LAYER);
    }
    List<Line> lines = new ArrayList<>(List.of(registryLine(), catalog, sequences));
    if (!catalogNamesFolders) {
      lines.addAll(ProposedFolders.lines(plugins));
    }
    if (registry != null) {
      lines.addAll(registry.lines());
    }
    return new SettingsProposal(lines);
  }

  private Line registryLine() {
    if (registry == null) {
      String usual = DEFAULT.registry().value();
      return hasDefaultRegistry
          ? new Line("registry", usual, BY_DEFAULT)
          : Line.usual("registry", usual, NOT_FOUND);
    }
    String ids = Counted.of(registry.identified(), "entry with an id", "entries with an id");
    String claims = Counted.of(registry.claims(), "names", "name");
    return new Line(
        "registry",
        registry.file().value(),
        registry.claims() == 0
            ? "it has " + ids
            : "it has " + ids + ", " + claims + " a JSON file");
  }

  private Line sequencesLine() {
    if (tree.list(SEQUENCES) instanceof Folder) {
      return sequencesLine(SEQUENCES, BY_DEFAULT);
    }
    Map<WorkspacePath, Integer> named = foldersThatTheRegistryNames();
    WorkspacePath most = null;
    for (Map.Entry<WorkspacePath, Integer> folder : named.entrySet()) {
      if (most == null || folder.getValue() > named.getOrDefault(most, 0)) {
        most = folder.getKey();
      }
    }
    if (most != null) {
      int files = named.getOrDefault(most, 0);
      return sequencesLine(
          most,
          "the registry names " + Counted.of(files, "sequence file", "sequence files") + " there");
    }
    return folderOfTheName == null
        ? Line.usual("sequences", SEQUENCES.value(), NOT_FOUND)
        : sequencesLine(folderOfTheName, "it has the name, and JSON files");
  }

  private static Line sequencesLine(WorkspacePath folder, String because) {
    String value = folder.equals(WorkspacePath.ROOT) ? "." : folder.value();
    return new Line("sequences", value, because);
  }

  /** How many sequence files the registry names in which folder, as far as they can be read. */
  private Map<WorkspacePath, Integer> foldersThatTheRegistryNames() {
    Map<WorkspacePath, Integer> folders = new TreeMap<>();
    if (registry == null
        || !(tree.read(registry.file()) instanceof Found found)
        || !(RegistryReader.read(found.bytes(), registry.fields())
            instanceof Layer.Read<Registry> read)) {
      return folders;
    }
    Set<WorkspacePath> files = new LinkedHashSet<>();
    for (Registry.Entry entry : read.content().entries()) {
      entry.sequenceFile().flatMap(Registry.Claim::file).ifPresent(files::add);
    }
    for (WorkspacePath file : files.stream().limit(MOST_CLAIMS).toList()) {
      if (!file.isReserved()
          && tree.read(file) instanceof Found sequence
          && isSequence(SequenceReader.read(sequence.bytes()))) {
        folders.merge(file.parent(), 1, Integer::sum);
      }
    }
    return folders;
  }

  private static boolean isSequence(SequenceReading reading) {
    return reading instanceof Sized sized && sized.size().movements() > 0;
  }

  private static long depth(WorkspacePath file) {
    return file.value().chars().filter(c -> c == '/').count();
  }

  /** Whether the name of a file says that it is a tool's, a manifest or a schema. */
  static boolean isNoPlan(WorkspacePath file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return ToolFiles.reason(file).isPresent()
        || name.startsWith(".")
        || name.startsWith("package.")
        || name.endsWith("manifest.json")
        || name.endsWith(".schema.json");
  }
}
