package dev.scorekeeper.application.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.PlainSettings;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InitTest {
  private static final String FILE = Settings.FILE.value();
  private static final Init.Request WRITE = new Init.Request(Optional.empty(), false, false);
  private static final Init.Request DRY = new Init.Request(Optional.empty(), true, false);
  private static final Init.Request FORCE = new Init.Request(Optional.empty(), false, true);
  private static final WorkspaceFiles PLANNED =
      WorkspaceFiles.NONE.file("plan/orchestration-domains.json", "cart");

  private static Init.Result init(InMemoryWorkspace workspace, Init.Request request) {
    return init(workspace, InMemoryRepository.none(), request);
  }

  private static Init.Result init(
      InMemoryWorkspace workspace, Repository repository, Init.Request request) {
    return new Init(workspace, new PlainSettings(), repository).run(request);
  }

  private static SettingsProposal.Line first(Init.Result result) {
    return result.proposal().lines().get(0);
  }

  @Test
  void writesSettingsThatFitWhatIsThere() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);

    Init.Result result = init(workspace, WRITE);

    assertThat(result.written()).isTrue();
    assertThat(workspace.text(FILE)).contains(result.text());
    assertThat(result.proposal().lines())
        .extracting("key")
        .containsExactly("project", "registry", "catalog", "sequences");
    assertThat(new PlainSettings().read(workspace.files()).layout().registry())
        .isEqualTo(new WorkspacePath("plan/orchestration-domains.json"));
  }

  @Test
  void putsTheProjectThatIsNamedFirst() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);

    Init.Result result =
        init(workspace, new Init.Request(Optional.of("github.com/acme/shop"), false, false));

    assertThat(result.proposal().lines())
        .extracting("key")
        .containsExactly("project", "registry", "catalog", "sequences");
    assertThat(result.proposal().lines().get(0).because()).isEqualTo("the command line names it");
    assertThat(new PlainSettings().read(workspace.files()).project())
        .contains("github.com/acme/shop");
  }

  @Test
  void writesDownWhatTheRemoteCallsTheProject() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);
    Past past = Past.NONE.commit("plan", PLANNED).cloneOf("example.org/acme/plans");
    InMemoryRepository repository = InMemoryRepository.around(workspace, past);

    Init.Result result = init(workspace, repository, WRITE);

    assertThat(first(result).value()).isEqualTo("example.org/acme/plans");
    assertThat(first(result).because()).isEqualTo("git's remote origin names it");
    assertThat(new PlainSettings().read(workspace.files()).project())
        .contains("example.org/acme/plans");
    assertThat(repository.open()).isZero();
  }

  @Test
  void writesDownTheFoldersNameWhereThereIsNoRemote() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);
    Past past = Past.NONE.commit("plan", PLANNED);

    for (Repository repository :
        new Repository[] {InMemoryRepository.none(), InMemoryRepository.around(workspace, past)}) {
      Init.Result result = init(workspace, repository, FORCE);

      assertThat(first(result).key()).isEqualTo("project");
      assertThat(first(result).value()).isEqualTo("shop");
    }
    assertThat(first(init(workspace, InMemoryRepository.none(), DRY)).because())
        .isEqualTo("the settings that are there name it");
  }

  @Test
  void keepsTheNameThatTheSettingsHave() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED.file(FILE, "project mine"));
    Past past = Past.NONE.commit("plan", PLANNED).cloneOf("example.org/acme/plans");

    Init.Result result = init(workspace, InMemoryRepository.around(workspace, past), FORCE);

    assertThat(first(result).value()).isEqualTo("mine");
    assertThat(new PlainSettings().read(workspace.files()).project()).contains("mine");
  }

  @Test
  void writesNoNameWhereTheRepositoryCannotBeRead() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);

    Init.Result result = init(workspace, InMemoryRepository.unreadable("it is damaged"), WRITE);

    assertThat(first(result).key()).isEqualTo("registry");
  }

  @Test
  void writesNoNameThatIsNone() {
    InMemoryWorkspace workspace = new InMemoryWorkspace(" ", PLANNED);

    assertThat(first(init(workspace, WRITE)).key()).isEqualTo("registry");
  }

  @Test
  void writesNothingWhenItIsDryWhateverIsThere() {
    for (WorkspaceFiles content :
        new WorkspaceFiles[] {PLANNED, PLANNED.file(FILE, "project mine")}) {
      InMemoryWorkspace workspace = new InMemoryWorkspace("shop", content);

      Init.Result result = init(workspace, DRY);

      assertThat(result.written()).isFalse();
      assertThat(result.text()).contains("registry plan/orchestration-domains.json");
      assertThat(workspace.content()).isEqualTo(content);
    }
  }

  @Test
  void replacesSettingsOnlyWhenItIsForced() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED.file(FILE, "project mine"));

    assertThatThrownBy(() -> init(workspace, WRITE))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "shop/scorekeeper.json exists already; pass --force to replace it, or --dry-run to"
                + " only look");
    assertThat(workspace.text(FILE)).contains("project mine");
    assertThat(init(workspace, FORCE).written()).isTrue();
    assertThat(workspace.text(FILE).orElseThrow()).startsWith("project mine\nregistry plan/");
  }

  @Test
  void neverWritesThroughALink() {
    for (String target : new String[] {"mine", "missing", "/etc/settings"}) {
      WorkspaceFiles before = PLANNED.file("mine", "project mine").link(FILE, target);
      InMemoryWorkspace workspace = new InMemoryWorkspace("shop", before);

      assertThatThrownBy(() -> init(workspace, WRITE)).isInstanceOf(InvalidRequestException.class);
      assertThat(workspace.content()).isEqualTo(before);
      init(workspace, FORCE);
      assertThat(workspace.content().links()).isEmpty();
      assertThat(workspace.text("mine")).contains("project mine");
      assertThat(workspace.text("missing")).isEmpty();
      assertThat(workspace.text(FILE).orElseThrow()).contains("\nregistry plan/");
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);
    workspace.refuseWriting(FILE);

    assertThatThrownBy(() -> init(workspace, WRITE))
        .isInstanceOf(UnwritableException.class)
        .hasMessage("shop/scorekeeper.json cannot be written: permission denied");
    assertThat(workspace.content()).isEqualTo(PLANNED);
  }

  @Test
  void writesNothingWhereItFindsNothing() {
    WorkspaceFiles kept = WorkspaceFiles.NONE.file(FILE, "project mine");
    InMemoryWorkspace empty = new InMemoryWorkspace("shop", WorkspaceFiles.NONE);
    InMemoryWorkspace other = new InMemoryWorkspace("shop", kept);

    for (Init.Request request :
        new Init.Request[] {WRITE, FORCE, DRY, new Init.Request(Optional.of("a"), false, false)}) {
      Init.Result result = init(empty, request);

      assertThat(result.isFound()).isFalse();
      assertThat(result.written()).isFalse();
      assertThat(result.place()).startsWith("shop");
      assertThat(empty.content()).isEqualTo(WorkspaceFiles.NONE);
    }
    assertThat(init(other, FORCE).isFound()).isFalse();
    assertThat(other.content()).isEqualTo(kept);
  }

  @Test
  void writesDownOnlyWhatItFound() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);

    Init.Result result = init(workspace, WRITE);

    assertThat(result.isFound()).isTrue();
    assertThat(workspace.text(FILE).orElseThrow())
        .contains("registry plan/")
        .doesNotContain("ographx");
  }
}
