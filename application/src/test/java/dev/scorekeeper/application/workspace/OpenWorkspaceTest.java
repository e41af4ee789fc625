package dev.scorekeeper.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.Surroundings;
import dev.scorekeeper.application.Surroundings.Plan;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who names the stream of a workspace, and what else is known of it. */
class OpenWorkspaceTest {
  private static final Map<String, String> CI = Map.of("GITHUB_REF", "refs/heads/next");
  private static final Plan PLAN = Plan.NONE.planned("search");

  private final Surroundings alone = Surroundings.alone().write(PLAN);
  private final Surroundings committed = Surroundings.inRepository().write(PLAN);
  private final String revision = committed.commit("one");

  private static StreamChoice ci() {
    return new StreamChoice(Optional.empty(), Optional.empty(), CI);
  }

  private static StreamChoice project(String name) {
    return new StreamChoice(Optional.of(name), Optional.empty(), Map.of());
  }

  private static StreamChoice branch(String name) {
    return new StreamChoice(Optional.empty(), Optional.of(name), CI);
  }

  private static StreamId stream(Surroundings surroundings) {
    return surroundings.workspace().stream();
  }

  @Test
  void withoutARepositoryTheFolderNamesTheProject() {
    assertThat(stream(alone)).isEqualTo(new StreamId("shop", "default"));
    assertThat(alone.workspace().tracked()).isEmpty();
    assertThat(alone.workspace().commits()).isEmpty();
  }

  @Test
  void withoutARepositoryTheCiSystemNamesTheBranch() {
    assertThat(stream(alone.choose(ci()))).isEqualTo(new StreamId("shop", "next"));
  }

  @Test
  void theRepositoryNamesTheProjectAndTheBranch() {
    assertThat(stream(committed)).isEqualTo(new StreamId("example.org/acme/shop", "main"));
    assertThat(committed.workspace().tracked().flatMap(Checkout::revision)).contains(revision);
  }

  @Test
  void theRepositorysBranchGoesBeforeTheCiSystems() {
    assertThat(stream(committed.choose(ci())).branch()).isEqualTo("main");
  }

  @Test
  void aDetachedHeadHasTheBranchOfTheCiSystem() {
    committed.checkOut("one");

    assertThat(stream(committed).branch()).isEqualTo("default");
    assertThat(stream(committed.choose(ci())).branch()).isEqualTo("next");
  }

  @Test
  void aRepositoryThatIsNobodysCloneLeavesTheProjectToTheFolder() {
    Surroundings own =
        committed.change(past -> past.named("elsewhere").commit("two", past.lying()));
    assertThat(stream(own).project()).isEqualTo("example.org/acme/shop");

    own.change(past -> Past.NONE.commit(ACommit.of("one", past.files("one"))));

    assertThat(stream(own)).isEqualTo(new StreamId("shop", "main"));
  }

  @Test
  void aRegistryThatIsNotTrackedIsNoneOfTheRepository() {
    committed.commit(ACommit.of("two", WorkspaceFiles.NONE.file("notes.txt", "")));

    assertThat(stream(committed)).isEqualTo(new StreamId("shop", "default"));
    assertThat(committed.workspace().tracked()).isEmpty();
    assertThat(stream(committed.choose(ci())).branch()).isEqualTo("next");
  }

  @Test
  void theSettingsNameTheProjectBeforeTheRepository() {
    assertThat(stream(committed.settings("project store")))
        .isEqualTo(new StreamId("store", "main"));
    assertThat(stream(alone.settings("project store")).project()).isEqualTo("store");
  }

  @Test
  void whatIsChosenGoesBeforeEverything() {
    committed.settings("project store");

    assertThat(stream(committed.choose(project("mine")))).isEqualTo(new StreamId("mine", "main"));
    assertThat(stream(committed.choose(branch("fix")))).isEqualTo(new StreamId("store", "fix"));
  }

  @Test
  void aStreamIsNamedByAChoiceOrTheSettings() {
    assertThat(committed.workspace().namesStream()).isFalse();
    assertThat(committed.choose(ci()).workspace().namesStream()).isFalse();
    assertThat(committed.choose(project("mine")).workspace().namesStream()).isTrue();
    assertThat(committed.choose(branch("fix")).workspace().namesStream()).isTrue();
    assertThat(alone.settings("project store").workspace().namesStream()).isTrue();
  }

  @Test
  void aProjectThatIsOnlyAskedForIsNotTheWorkspacesOwn() {
    assertThat(committed.workspace().isOwnProject()).isTrue();
    assertThat(committed.choose(branch("fix")).workspace().isOwnProject()).isTrue();
    assertThat(committed.choose(project("mine")).workspace().isOwnProject()).isFalse();
    assertThat(committed.choose(project("example.org/acme/shop")).workspace().isOwnProject())
        .isTrue();
    committed.settings("project mine");
    assertThat(committed.choose(project("mine")).workspace().isOwnProject()).isTrue();
    assertThat(alone.choose(project("shop")).workspace().isOwnProject()).isTrue();
  }

  @Test
  void theRulesetFollowsTheLayout() {
    assertThat(alone.workspace().ruleset()).isEqualTo(Ruleset.of(Layout.DEFAULT));
    alone.settings("registry plan/domains.json");

    assertThat(alone.workspace().ruleset()).isNotEqualTo(Ruleset.of(Layout.DEFAULT));
  }

  @Test
  void theLayersAreReadWhereTheSettingsSay() {
    alone.settings("registry plan/domains.json").write("plan/domains.json", "a\nb\n");

    assertThat(alone.workspace().snapshot().layout().registry().value())
        .isEqualTo("plan/domains.json");
    assertThat(alone.validate().tally().orElseThrow().counted()).isEqualTo(2);
  }
}
