package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.fs.WorkspaceWriter;
import dev.scorekeeper.json.layers.SnapshotReader;
import dev.scorekeeper.json.registry.NewEntry;
import dev.scorekeeper.json.registry.RegistryEdit;
import dev.scorekeeper.json.sequence.SequenceTemplate;
import dev.scorekeeper.json.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Adds a domain: its entry in the registry, its sequence file, and a look at what became of it. */
final class AddCommand extends Command {
  private static final String NAME = "--name";
  private static final String DESCRIPTION = "--description";
  private static final String CATEGORY = "--category";
  private static final String RELATION = "--relation";
  private static final String SEQUENCE_FILE = "--sequence-file";
  private static final String PLANNED = "--planned";
  private static final String DRY_RUN = "--dry-run";

  /** What every file system takes as a name, and no shell or URL takes for something else. */
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");

  private static final Pattern DEVICE =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

  AddCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "add";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Add a domain: an entry in the registry and a sequence file to begin with; then show"
                + " what became of it.",
            "scorekeeper add search-orchestration --planned --dry-run",
            "scorekeeper add search-orchestration --name Search --category system --planned",
            "scorekeeper add undo-orchestration --relation data-flow-orchestration",
            "scorekeeper add import-orchestration --sequence-file flows/import.json --dry-run");
    spec.addPositional(
            PositionalParamSpec.builder()
                .paramLabel("DOMAIN-ID")
                .arity("1")
                .type(String.class)
                .description("The id of the new domain")
                .build())
        .addOption(Options.workspace())
        .addOption(Options.text(NAME, "TEXT", "Its name"))
        .addOption(Options.text(DESCRIPTION, "TEXT", "What it is about"))
        .addOption(Options.text(CATEGORY, "TEXT", "The category that it is shown in"))
        .addOption(
            OptionSpec.builder(RELATION)
                .paramLabel("ID")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A domain that it relates to; may be given several times")
                .build())
        .addOption(
            Options.text(
                SEQUENCE_FILE,
                "PATH",
                "The sequence file to name, made from a template unless it is there (default:"
                    + " DOMAIN-ID.json in the folder of system sequences)"))
        .addOption(Options.flag(PLANNED, "Only plan it: name no sequence file and make none"))
        .addOption(Options.flag(DRY_RUN, "Write nothing; print the patch"));
    return Options.withOutput(spec, "text", "json");
  }

  /**
   * What is to be written.
   *
   * @param registry the file, as it was and as it will be
   * @param sequence the sequence file to make, if one is to be made
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, like the content of a file
  private record Change(
      WorkspacePath registry,
      byte[] before,
      byte[] after,
      Optional<WorkspacePath> sequence,
      byte[] template) {
    List<String> patch() {
      List<String> patch = new ArrayList<>(UnifiedDiff.of(registry.value(), before, after));
      sequence.ifPresent(file -> patch.addAll(UnifiedDiff.ofNew(file.value(), template)));
      return patch;
    }
  }

  @Override
  int run(ParseResult parsed) {
    Path root = Place.root(parsed, environment());
    DirectoryTree tree = new DirectoryTree(root);
    Settings settings = SettingsReader.read(tree);
    String id = id(parsed);
    Optional<WorkspacePath> file = sequenceFile(parsed, settings, id);
    NewEntry entry = entry(parsed, id, file);
    Change change = change(parsed, tree, settings, entry, file);
    boolean writing = !parsed.hasMatchedOption(DRY_RUN);
    if (writing) {
      write(root, change);
    }
    if (isJson(parsed)) {
      print(root, settings, entry, change, writing);
    } else if (writing) {
      print(root, settings, entry, change, style(parsed));
    } else {
      boolean onTerminal = environment().terminal().out();
      change.patch().forEach(line -> printPatch(onTerminal ? Plain.text(line) : line));
    }
    return ExitCode.FINE;
  }

  /** A patch has the line ends of its files, whatever those of the system are. */
  private void printPatch(String line) {
    environment().out().print(line + "\n");
  }

  private static String id(ParseResult parsed) {
    String id = parsed.matchedPositionalValue(0, "");
    if (!SAFE.matcher(id).matches() || DEVICE.matcher(id).matches()) {
      throw Options.usage(
          parsed,
          "'"
              + id
              + "' cannot be the name of a file everywhere; use letters, digits, '.', '_' and '-',"
              + " at most 100");
    }
    return id;
  }

  private static NewEntry entry(ParseResult parsed, String id, Optional<WorkspacePath> file) {
    List<String> relations = parsed.matchedOptionValue(RELATION, List.<String>of());
    for (String relation : relations) {
      if (relation.isBlank()) {
        throw Options.usage(parsed, RELATION + " needs the id of a domain");
      }
    }
    return new NewEntry(
        id,
        Options.name(parsed, NAME),
        Options.name(parsed, DESCRIPTION),
        Options.name(parsed, CATEGORY),
        file.map(WorkspacePath::value),
        List.copyOf(new LinkedHashSet<>(relations)));
  }

  private static Optional<WorkspacePath> sequenceFile(
      ParseResult parsed, Settings settings, String id) {
    Optional<String> named = Options.name(parsed, SEQUENCE_FILE);
    if (parsed.hasMatchedOption(PLANNED)) {
      if (named.isPresent()) {
        throw Options.usage(parsed, PLANNED + " names no file, so " + SEQUENCE_FILE + " cannot");
      }
      return Optional.empty();
    }
    if (named.isEmpty()) {
      return Optional.of(settings.layout().sequences().child(id + ".json"));
    }
    Optional<WorkspacePath> path =
        WorkspacePath.of(named.get()).filter(file -> !file.equals(WorkspacePath.ROOT));
    if (path.isEmpty() || path.get().value().chars().anyMatch(Character::isISOControl)) {
      throw Options.usage(
          parsed, SEQUENCE_FILE + " is no file inside the workspace: " + named.get());
    }
    return path;
  }

  private static Change change(
      ParseResult parsed,
      DirectoryTree tree,
      Settings settings,
      NewEntry entry,
      Optional<WorkspacePath> file) {
    WorkspacePath registry = settings.layout().registry();
    SourceTree.Content content = tree.read(registry);
    if (!(content instanceof SourceTree.Found found)) {
      throw new UnreadableException(
          content instanceof SourceTree.Unreadable unreadable
              ? registry + " " + unreadable.why()
              : content instanceof SourceTree.Escapes
                  ? registry + " is a link that leads out of the workspace"
                  : "there is no registry " + registry + "; scorekeeper init helps to find it");
    }
    RegistryEdit.Result result = RegistryEdit.add(found.bytes(), settings.layout().fields(), entry);
    if (result instanceof RegistryEdit.Refused refused) {
      throw Options.usage(parsed, refused.why());
    }
    if (result instanceof RegistryEdit.Unreadable unreadable) {
      throw new UnreadableException(
          registry
              + ":"
              + unreadable.at().line()
              + ":"
              + unreadable.at().column()
              + ": "
              + unreadable.why());
    }
    boolean isNew = file.isPresent() && tree.read(file.get()) instanceof SourceTree.Missing;
    return new Change(
        registry,
        found.bytes(),
        ((RegistryEdit.Added) result).bytes(),
        isNew ? file : Optional.empty(),
        isNew ? SequenceTemplate.of(entry) : new byte[0]);
  }

  /**
   * Both files or none: the sequence file first, which nobody reads before the registry says so.
   */
  private static void write(Path root, Change change) {
    WorkspaceWriter writer = new WorkspaceWriter(root);
    Optional<WorkspaceWriter.Undo> undo = Optional.empty();
    WorkspacePath file = change.sequence().orElse(change.registry());
    try {
      if (change.sequence().isPresent()) {
        undo = Optional.of(writer.create(file, change.template()));
      }
      file = change.registry();
      writer.replace(file, change.after());
    } catch (IOException e) {
      undo.ifPresent(WorkspaceWriter.Undo::undo);
      throw new UnwritableException(
          file + " cannot be written, so nothing is: " + e.getMessage(), e);
    }
  }

  private static Assessment assess(Path root, Settings settings) {
    return Assessment.of(
        SnapshotReader.read(new DirectoryTree(root), settings.layout(), (read, of) -> {}));
  }

  private static Optional<Domain> domain(Assessment assessment, String id) {
    return assessment instanceof Assessment.Assessed assessed
        ? assessed.domains().stream().filter(domain -> domain.id().equals(id)).findFirst()
        : Optional.empty();
  }

  private static List<Finding> findings(Assessment assessment, NewEntry entry) {
    return assessment.findings().stream()
        .filter(
            finding ->
                finding.subject().equals(entry.id())
                    || finding.subject().startsWith(entry.id() + " -> ")
                    || entry.sequenceFile().filter(finding.subject()::equals).isPresent())
        .toList();
  }

  private void print(Path root, Settings settings, NewEntry entry, Change change, Style style) {
    print("Added " + entry.id() + " to " + Plain.text(change.registry().value()) + ".");
    change
        .sequence()
        .ifPresent(
            file ->
                print(
                    "Made "
                        + Plain.text(file.value())
                        + " from a template; give it its movements and beats."));
    Assessment assessment = assess(root, settings);
    Optional<Domain> domain = domain(assessment, entry.id());
    print("");
    domain.ifPresent(
        added -> {
          String line = entry.id() + "  " + Words.verdict(added.verdict());
          print(
              added.verdict() instanceof Verdict.Broken
                  ? style.bad("✘ " + line)
                  : added.verdict() instanceof Verdict.Planned
                      ? "○ " + line
                      : style.good("✔ " + line));
        });
    for (Finding finding : findings(assessment, entry)) {
      print(
          "  "
              + style.warning(finding.severity().text() + "  " + finding.id())
              + "  "
              + Plain.text(finding.subject() + ": " + finding.message()));
    }
    if (assessment instanceof Assessment.Assessed assessed) {
      print(style.faint(Words.headline(assessed.tally())));
    } else {
      print(style.bad("The workspace cannot be read; scorekeeper validate says why."));
    }
    print("");
    print(style.faint("Next: scorekeeper validate records it."));
  }

  private void print(Path root, Settings settings, NewEntry entry, Change change, boolean written) {
    try (Json json = new Json(environment().out())) {
      json.document()
          .put("domain", entry.id())
          .put("written", written)
          .put("registry", change.registry().value())
          .put("sequenceFile", entry.sequenceFile().orElse(null))
          .put("sequenceFileMade", change.sequence().isPresent())
          .put("patch", String.join("\n", change.patch()) + "\n");
      if (written) {
        Assessment assessment = assess(root, settings);
        json.put(
                "status",
                domain(assessment, entry.id())
                    .map(domain -> domain.verdict().status().text())
                    .orElse(null))
            .beginArray("findings");
        findings(assessment, entry).forEach(finding -> AssessmentJson.finding(json, finding));
        json.endArray();
      }
      json.endObject();
    }
  }
}
