package dev.scorekeeper.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the use cases rely on where registries are edited, in whatever format they are. */
public abstract class RegistryEditorContract {
  private static final Layout LAYOUT = Layout.DEFAULT;
  private static final WorkspacePath FILE = new WorkspacePath("plans/new.json");
  private static final NewEntry NEW =
      new NewEntry(
          "new",
          Optional.of("The new one"),
          Optional.of("What it is for"),
          Optional.of("shop"),
          Optional.of(FILE.value()),
          List.of("a", "b"));
  private static final NewEntry BARE =
      new NewEntry(
          "bare",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** What edits registries. */
  protected abstract RegistryEditor editor();

  /** What reads what the editor writes. */
  protected abstract Snapshots snapshots();

  /** The text of a registry with the default fields and entries of these ids. */
  protected abstract String registry(String... ids);

  /** A text that is ill-formed in its third line. */
  protected abstract String illFormed();

  @Test
  void theEntryIsReadBehindTheOthersAsItWasGiven() {
    List<Registry.Entry> entries = entries(added(registry("a", "b"), NEW));

    assertThat(entries)
        .extracting(Registry.Entry::id)
        .containsExactly(Optional.of("a"), Optional.of("b"), Optional.of("new"));
    Registry.Entry entry = entries.get(2);
    assertThat(entry.name()).isEqualTo("The new one");
    assertThat(entry.category()).isEqualTo("shop");
    assertThat(entry.sequenceFile().flatMap(Registry.Claim::file)).contains(FILE);
    assertThat(entry.relations()).containsExactly("a", "b");
  }

  @Test
  void whatIsNotGivenIsNotSaid() {
    Registry.Entry entry = entries(added(registry("a"), BARE)).get(1);

    assertThat(entry.id()).contains("bare");
    assertThat(entry.name()).isEmpty();
    assertThat(entry.category()).isEmpty();
    assertThat(entry.sequenceFile()).isEmpty();
    assertThat(entry.relations()).isEmpty();
  }

  @Test
  void allElseKeepsItsBytes() {
    String before = registry("a", "b");

    String after = added(before, NEW);

    int same = 0;
    while (same < before.length() && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    assertThat(after).endsWith(before.substring(same)).hasSizeGreaterThan(before.length());
  }

  @Test
  void oneEntryAfterTheOtherCanBeAdded() {
    assertThat(entries(added(added(registry("a"), NEW), BARE)))
        .extracting(Registry.Entry::id)
        .containsExactly(Optional.of("a"), Optional.of("new"), Optional.of("bare"));
  }

  @Test
  void anIdThatTheRegistryHasIsRefused() {
    RegistryEditor.Edit edit = add(registry("a", "new"), NEW);

    assertThat(edit).isInstanceOf(RegistryEditor.Refused.class);
    assertThat(((RegistryEditor.Refused) edit).why()).contains("new");
  }

  @Test
  void anIdOrAFileThatIsTheSameElsewhereIsRefusedByTheNameThatIsThere() {
    NewEntry sharp =
        new NewEntry(
            "\u00e5-plan",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    NewEntry beside =
        new NewEntry(
            "beside",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("Plans/NEW.json"),
            List.of());

    assertThat(add(registry("a", "NEW"), NEW))
        .isInstanceOfSatisfying(
            RegistryEditor.Refused.class,
            refused -> assertThat(refused.why()).contains("'NEW'", "'new'"));
    assertThat(add(registry("A\u030a-plan"), sharp)).isInstanceOf(RegistryEditor.Refused.class);
    assertThat(add(added(registry("a"), NEW), beside))
        .isInstanceOfSatisfying(
            RegistryEditor.Refused.class,
            refused -> assertThat(refused.why()).contains(FILE.value(), "Plans/NEW.json"));
  }

  @Test
  void aRegistryThatCannotBeReadSaysWhere() {
    RegistryEditor.Edit edit = add(illFormed(), NEW);

    assertThat(edit).isInstanceOf(RegistryEditor.Malformed.class);
    assertThat(((RegistryEditor.Malformed) edit).at().line()).isEqualTo(3);
    assertThat(((RegistryEditor.Malformed) edit).why()).isNotBlank();
  }

  @Test
  void theSequenceFileToBeginWithHasNoMovementYet() {
    Snapshot snapshot =
        snapshots()
            .read(
                new InMemoryTree(
                    WorkspaceFiles.NONE
                        .file(LAYOUT.registry().value(), added(registry("a"), NEW))
                        .file(FILE.value(), editor().sequence(NEW))),
                LAYOUT,
                ProgressListener.NONE);

    assertThat(snapshot.files().get(FILE))
        .isInstanceOfSatisfying(
            SequenceReading.Sized.class, sized -> assertThat(sized.size().movements()).isZero());
  }

  private RegistryEditor.Edit add(String registry, NewEntry entry) {
    return editor().add(registry.getBytes(StandardCharsets.UTF_8), LAYOUT.fields(), entry);
  }

  private String added(String registry, NewEntry entry) {
    RegistryEditor.Edit edit = add(registry, entry);
    assertThat(edit).isInstanceOf(RegistryEditor.Added.class);
    return new String(((RegistryEditor.Added) edit).bytes(), StandardCharsets.UTF_8);
  }

  private List<Registry.Entry> entries(String registry) {
    Layer<Registry> layer =
        snapshots()
            .read(
                new InMemoryTree(WorkspaceFiles.NONE.file(LAYOUT.registry().value(), registry)),
                LAYOUT,
                ProgressListener.NONE)
            .registry();
    assertThat(layer).isInstanceOf(Layer.Read.class);
    return ((Layer.Read<Registry>) layer).content().entries();
  }
}
