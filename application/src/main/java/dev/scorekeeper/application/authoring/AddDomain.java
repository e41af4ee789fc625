package dev.scorekeeper.application.authoring;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.RegistryFiles;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.Surroundings;
import dev.scorekeeper.domain.workspace.UnreadableException;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Adds a domain: its entry in the registry, a sequence file to be written where one is asked for,
 * and a look at what became of it.
 */
public final class AddDomain {
  /** What every file system takes as a name, and no shell or URL takes for something else. */
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");

  /** What some file system takes for something else than a name, or not at all. */
  private static final Pattern ODD = Pattern.compile("[<>:\"|?*]|[. ](?:/|$)");

  private static final Pattern DEVICE =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

  /** In characters; nobody could read a longer one in a table. */
  private static final int LONGEST_ID = 1000;

  private final Workspace workspace;
  private final Settings settings;
  private final RegistryEditor registries;
  private final Snapshots snapshots;

  public AddDomain(
      Workspace workspace, Settings settings, RegistryEditor registries, Snapshots snapshots) {
    this.workspace = workspace;
    this.settings = settings;
    this.registries = registries;
    this.snapshots = snapshots;
  }

  /**
   * Adds it, both files or none.
   *
   * @throws InvalidRequestException when the request makes no sense, or the registry takes no such
   *     entry
   * @throws SettingsException when the settings describe entries that cannot be written
   * @throws UnreadableException when the registry cannot be read
   * @throws UnwritableException when a file cannot be written; nothing is then
   */
  public Addition run(AddRequest request) {
    check(request.id());
    checkRegistry();
    checkEvidence(request);
    Optional<WorkspacePath> file = sequenceFile(request);
    Addition addition = addition(request, entry(request, file), file);
    if (request.dry()) {
      return addition;
    }
    write(addition);
    return new Addition(
        addition.entry(),
        addition.registry(),
        addition.before(),
        addition.after(),
        addition.sequence(),
        addition.template(),
        addition.claim(),
        addition.terms(),
        Optional.of(assessment()));
  }

  private Assessment assessment() {
    try (SourceTree tree = workspace.files()) {
      return Assessment.of(snapshots.read(tree, settings.layout(), ProgressListener.NONE));
    }
  }

  /** An id is text and nothing more, as long as no file is called by it. */
  private static void check(String id) {
    boolean isLine =
        !id.isEmpty()
            && id.length() <= LONGEST_ID
            && id.equals(id.strip())
            && id.codePoints().noneMatch(AddDomain::isNoText);
    if (!isLine) {
      throw new InvalidRequestException(
          "'"
              + id
              + "' cannot be an id; it is a text in one line, without blanks around it, of at most "
              + LONGEST_ID
              + " characters");
    }
  }

  private static boolean isNoText(int character) {
    return Character.isISOControl(character)
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
  }

  private static NewEntry entry(AddRequest request, Optional<WorkspacePath> file) {
    for (String relation : request.relations()) {
      if (relation.isBlank()) {
        throw new InvalidRequestException("--relation needs the id of a domain");
      }
    }
    return new NewEntry(
        request.id(),
        request.name(),
        request.description(),
        request.category(),
        file.map(WorkspacePath::value),
        List.copyOf(new LinkedHashSet<>(request.relations())));
  }

  private Optional<WorkspacePath> sequenceFile(AddRequest request) {
    Optional<String> named = request.sequenceFile();
    if (named.isEmpty()) {
      return request.skeleton() ? Optional.of(usualFile(request.id())) : Optional.empty();
    }
    Optional<WorkspacePath> path =
        WorkspacePath.of(named.get()).filter(file -> !file.equals(WorkspacePath.ROOT));
    if (path.isEmpty() || path.get().value().codePoints().anyMatch(AddDomain::isNoText)) {
      throw new InvalidRequestException(
          "--sequence-file is not a file inside the workspace: " + named.get());
    }
    if (path.get().isReserved()) {
      throw new InvalidRequestException(
          "--sequence-file lies in a folder of git's or of the history: " + named.get());
    }
    return path;
  }

  /** The file that is called by the id. */
  private WorkspacePath usualFile(String id) {
    if (!SAFE.matcher(id).matches() || DEVICE.matcher(id).matches()) {
      throw new InvalidRequestException(
          "'"
              + id
              + "' cannot be the name of a file everywhere; use letters, digits, '.', '_' and '-',"
              + " at most 100, or name the file with --sequence-file");
    }
    return settings
        .layout()
        .sequences()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "the plan has no folder of sequences to make a file in, since "
                        + Settings.FILE
                        + " says \"sequences\": null; name the file with --sequence-file"))
        .child(id + ".json");
  }

  /**
   * An entry is added where there is one place for it that can be written.
   *
   * @throws InvalidRequestException where there is not, and says where to write it
   */
  private void checkRegistry() {
    Layout layout = settings.layout();
    RegistryFiles registries = layout.registries();
    if (!registries.isOneFile()) {
      throw new InvalidRequestException(
          registries.patterns().isEmpty()
              ? "the registry is in several files, so write the entry yourself, into one of "
                  + registries
              : "each entry of the registry is a file, so write one yourself, whose path is like "
                  + registries.patterns().get(0));
    }
    if (FileFormat.of(layout.registry()) != FileFormat.JSON) {
      throw new InvalidRequestException(
          "add writes JSON only, so write the entry yourself, into " + layout.registry());
    }
    if (layout.fields().isNested()) {
      throw new InvalidRequestException(
          "entries lie in several places, "
              + layout.fields().items()
              + ", so write the entry yourself, into "
              + layout.registry());
    }
  }

  private void checkEvidence(AddRequest request) {
    Evidence evidence = settings.layout().evidence();
    boolean namesFile = request.sequenceFile().isPresent() || request.skeleton();
    if (namesFile && evidence instanceof Evidence.Claimed) {
      throw new InvalidRequestException(
          "the evidence of this plan is a claim, so entries name no file; add the domain as"
              + " planned");
    }
    if (request.skeleton() && !(evidence instanceof Evidence.Sequences)) {
      throw new InvalidRequestException(
          "the evidence of this plan is not a sequence file, so none is created; name what is"
              + " there with --sequence-file, or add the domain as planned");
    }
  }

  /** The fields by which an entry names its evidence. */
  private Layout.Fields fields() {
    Layout.Fields fields = settings.layout().fields();
    return settings.layout().evidence() instanceof Evidence.Existing existing
        ? fields.naming(existing.paths())
        : fields;
  }

  /**
   * Whether the file has to be made.
   *
   * @throws InvalidRequestException when it must not be
   */
  private boolean isToBeMade(AddRequest request, WorkspacePath file, SourceTree tree) {
    Optional<WorkspacePath> twin = new Surroundings(tree).twin(file);
    if (twin.isPresent()) {
      throw new InvalidRequestException(
          NewEntry.twin("there is " + twin.get(), file.value(), "a file"));
    }
    if (!(tree.read(file) instanceof SourceTree.Missing)) {
      return false;
    }
    if (!request.skeleton()) {
      throw new InvalidRequestException(
          "there is no file "
              + file
              + "; --skeleton creates one, and without --sequence-file the domain is planned");
    }
    boolean isOdd = ODD.matcher(file.value()).find();
    for (String name : file.value().split("/", -1)) {
      isOdd |= DEVICE.matcher(name).matches();
    }
    if (isOdd) {
      throw new InvalidRequestException(
          "--sequence-file " + file + " cannot be the name of a file everywhere; take another");
    }
    return true;
  }

  private Addition addition(AddRequest request, NewEntry entry, Optional<WorkspacePath> file) {
    WorkspacePath registry = settings.layout().registry();
    byte[] before;
    boolean isNew;
    try (SourceTree tree = workspace.files()) {
      before = bytes(registry, tree.read(registry));
      isNew = file.isPresent() && isToBeMade(request, file.get(), tree);
    }
    RegistryEditor.Edit edit = registries.add(before, fields(), entry);
    if (edit instanceof RegistryEditor.Refused refused) {
      throw new InvalidRequestException(refused.why());
    }
    if (edit instanceof RegistryEditor.Unfit unfit) {
      throw new SettingsException(Settings.FILE + ": " + unfit.why());
    }
    if (edit instanceof RegistryEditor.Malformed unreadable) {
      throw new UnreadableException(unreadable.at().in(registry) + ": " + unreadable.why());
    }
    return new Addition(
        entry,
        registry,
        before,
        ((RegistryEditor.Added) edit).bytes(),
        isNew ? file : Optional.empty(),
        isNew ? registries.sequence(entry) : new byte[0],
        fields().sequenceFile(),
        Terms.of(settings.layout()),
        Optional.empty());
  }

  private static byte[] bytes(WorkspacePath registry, SourceTree.Content content) {
    if (content instanceof SourceTree.Found found) {
      return found.bytes();
    }
    throw new UnreadableException(
        content instanceof SourceTree.Inaccessible unreadable
            ? registry + " " + unreadable.why()
            : content instanceof SourceTree.Escapes
                ? registry + " is a link that leads out of the workspace"
                : "there is no registry " + registry + "; find it with scorekeeper init");
  }

  /**
   * Both files or none: the sequence file first, which nobody reads before the registry says so.
   */
  private void write(Addition addition) {
    Optional<Workspace.Undo> undo = Optional.empty();
    WorkspacePath file = addition.sequence().orElse(addition.registry());
    try {
      if (addition.sequence().isPresent()) {
        undo = Optional.of(workspace.create(file, addition.template()));
      }
      file = addition.registry();
      workspace.replace(file, addition.after());
    } catch (UnwritableException e) {
      undo.ifPresent(Workspace.Undo::undo);
      throw new UnwritableException(
          file + " cannot be written, so nothing was written: " + e.getMessage(), e);
    }
  }
}
