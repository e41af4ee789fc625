package dev.scorekeeper.application.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
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
    return new Init(workspace, new PlainSettings()).run(request);
  }

  @Test
  void writesSettingsThatFitWhatIsThere() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", PLANNED);

    Init.Result result = init(workspace, WRITE);

    assertThat(result.written()).isTrue();
    assertThat(workspace.text(FILE)).contains(result.text());
    assertThat(result.proposal().lines().get(0).value())
        .isEqualTo("plan/orchestration-domains.json");
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
            "shop/scorekeeper.json is there already; --force replaces it, --dry-run only shows");
    assertThat(workspace.text(FILE)).contains("project mine");
    assertThat(init(workspace, FORCE).written()).isTrue();
    assertThat(workspace.text(FILE).orElseThrow()).startsWith("registry plan/");
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
      assertThat(workspace.text(FILE).orElseThrow()).startsWith("registry plan/");
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
}
