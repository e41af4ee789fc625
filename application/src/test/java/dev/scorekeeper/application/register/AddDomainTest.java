package dev.scorekeeper.application.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.UnreadableException;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.registry.PlainRegistry;
import dev.scorekeeper.testkit.validation.PlainSnapshots;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddDomainTest {
  private static final String REGISTRY = Layout.DEFAULT.registry().value();
  private static final WorkspacePath FILE = Layout.DEFAULT.sequences().child("search.json");
  private static final String PLAN = "# the plan\ncart\nmenu name=Menu relations=gone\n";
  private static final String TEMPLATE = "# search\n1 1\n";

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace("shop", WorkspaceFiles.NONE.file(REGISTRY, PLAN));

  private Addition add(AddRequest request) {
    return add(request, Settings.DEFAULT);
  }

  private Addition add(AddRequest request, Settings settings) {
    return new AddDomain(workspace, settings, new PlainRegistry(), new PlainSnapshots())
        .run(request);
  }

  private static AddRequest request(String id) {
    return request(id, Optional.empty(), false, false);
  }

  private static AddRequest request(
      String id, Optional<String> file, boolean planned, boolean dry) {
    return new AddRequest(
        id, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), file, planned, dry);
  }

  private static AddRequest naming(String file) {
    return request("search", Optional.of(file), false, false);
  }

  private static AddRequest relating(String... ids) {
    return new AddRequest(
        "search",
        Optional.of("Search"),
        Optional.of("Finds things."),
        Optional.of("system"),
        List.of(ids),
        Optional.empty(),
        false,
        false);
  }

  private String registry() {
    return workspace.text(REGISTRY).orElseThrow();
  }

  private void assertRefused(AddRequest request, String message) {
    WorkspaceFiles before = workspace.content();
    assertThatThrownBy(() -> add(request))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
    assertThat(workspace.content()).isEqualTo(before);
  }

  @Test
  void makesTheEntryAndItsFileAndSaysWhatBecameOfThem() {
    Addition addition = add(request("search"));

    assertThat(registry()).isEqualTo(PLAN + "search " + FILE + "\n");
    assertThat(workspace.text(FILE.value())).contains(TEMPLATE);
    assertThat(addition.registry()).isEqualTo(Layout.DEFAULT.registry());
    assertThat(addition.before()).isEqualTo(PLAN.getBytes(StandardCharsets.UTF_8));
    assertThat(addition.after()).isEqualTo(registry().getBytes(StandardCharsets.UTF_8));
    assertThat(addition.sequence()).contains(FILE);
    assertThat(addition.template()).isEqualTo(TEMPLATE.getBytes(StandardCharsets.UTF_8));
    assertThat(addition.domain().orElseThrow().verdict())
        .isEqualTo(new Verdict.Implemented(new Size(1, 1)));
    assertThat(addition.assessment().orElseThrow())
        .isInstanceOfSatisfying(
            Assessment.Assessed.class, assessed -> assertThat(assessed.domains()).hasSize(3));
  }

  @Test
  void writesDownWhatIsSaidOfTheDomain() {
    Addition addition = add(relating("cart", "menu", "cart"));

    assertThat(addition.entry().name()).contains("Search");
    assertThat(addition.entry().description()).contains("Finds things.");
    assertThat(addition.entry().category()).contains("system");
    assertThat(addition.entry().sequenceFile()).contains(FILE.value());
    assertThat(addition.entry().relations()).containsExactly("cart", "menu");
    assertThat(registry())
        .contains("name=Search description=Finds+things. category=system relations=cart%2Cmenu");
  }

  @Test
  void findsWhatIsWrongWithTheDomainAndNotWithOthers() {
    assertThat(add(relating("cart", "nobody")).findings())
        .extracting("id", "subject")
        .containsExactly(tuple("relation-dangling", "search -> nobody"));
  }

  @Test
  void refusesARelationToNothing() {
    assertRefused(relating("cart", " "), "--relation needs the id of a domain");
  }

  @Test
  void makesNoFileForWhatIsOnlyPlanned() {
    Addition addition = add(AddRequest.planned("search"));

    assertThat(registry()).isEqualTo(PLAN + "search\n");
    assertThat(addition.sequence()).isEmpty();
    assertThat(addition.template()).isEmpty();
    assertThat(addition.domain().orElseThrow().verdict()).isEqualTo(new Verdict.Planned());
    assertThat(workspace.content().files()).containsOnlyKeys(REGISTRY);
  }

  @Test
  void refusesAFileForWhatIsOnlyPlanned() {
    assertRefused(
        request("search", Optional.of("x.json"), true, false),
        "--planned names no file, so --sequence-file cannot");
  }

  @Test
  void onlySaysWhatItWouldDoWhenItIsDry() {
    WorkspaceFiles before = workspace.content();

    Addition addition = add(request("search", Optional.empty(), false, true));

    assertThat(workspace.content()).isEqualTo(before);
    assertThat(addition.before()).isEqualTo(PLAN.getBytes(StandardCharsets.UTF_8));
    assertThat(addition.after())
        .isEqualTo((PLAN + "search " + FILE + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(addition.sequence()).contains(FILE);
    assertThat(addition.template()).isEqualTo(TEMPLATE.getBytes(StandardCharsets.UTF_8));
    assertThat(addition.assessment()).isEmpty();
    assertThat(addition.domain()).isEmpty();
    assertThat(addition.findings()).isEmpty();
  }

  @Test
  void isDryForWhatCannotBeWrittenToo() {
    workspace.refuseWriting(REGISTRY);

    assertThat(add(request("search", Optional.empty(), false, true)).assessment()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/b",
        "a\\b",
        "",
        ".",
        "..",
        "-x",
        ".x",
        "_x",
        "a b",
        "a.",
        "ü",
        "a\nb",
        "a\n",
        "a:b",
        "a%",
        "a*",
        "nul",
        "NUL",
        "con",
        "prn",
        "aux.json",
        "COM1.x",
        "lpt9"
      })
  void refusesAnIdThatIsNoSafeNameOfAFile(String id) {
    assertRefused(request(id), "'" + id + "' cannot be the name of a file everywhere");
    assertRefused(AddRequest.planned(id), "cannot be the name of a file everywhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "A-b_c.d", "a-", "a_", "null", "console", "com", "com10"})
  void takesAnIdThatIsASafeNameOfAFile(String id) {
    assertThat(add(request(id)).sequence())
        .contains(Layout.DEFAULT.sequences().child(id + ".json"));
  }

  @Test
  void takesAnIdOfAHundredLettersAndNoLongerOne() {
    assertThat(add(AddRequest.planned("a".repeat(100))).domain()).isPresent();
    assertRefused(AddRequest.planned("a".repeat(101)), "at most 100");
  }

  @Test
  void refusesAnIdThatTheRegistryHas() {
    assertRefused(request("cart"), "the registry has a domain 'cart' already");
  }

  @Test
  void saysWhereTheRegistryCannotBeRead() {
    workspace.write(REGISTRY, "cart\n  !");
    WorkspaceFiles before = workspace.content();

    assertThatThrownBy(() -> add(request("search")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(REGISTRY + ":2:3: is malformed");
    assertThat(workspace.content()).isEqualTo(before);
  }

  @Test
  void saysWhatHelpsWhereThereIsNoRegistry() {
    workspace.delete(REGISTRY);

    assertThatThrownBy(() -> add(request("search")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("there is no registry " + REGISTRY + "; scorekeeper init helps to find it");
    assertThat(workspace.content()).isEqualTo(WorkspaceFiles.NONE);
  }

  @Test
  void doesNotFollowTheRegistryOutOfTheWorkspace() {
    InMemoryWorkspace linked =
        new InMemoryWorkspace("shop", WorkspaceFiles.NONE.link(REGISTRY, "/etc/plan"));

    assertThatThrownBy(
            () ->
                new AddDomain(linked, Settings.DEFAULT, new PlainRegistry(), new PlainSnapshots())
                    .run(request("search")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(REGISTRY + " is a link that leads out of the workspace");
  }

  @Test
  void namesTheFileThatItIsToldToAndMakesIt() {
    Addition addition = add(naming("flows\\new/./search.json"));

    assertThat(addition.entry().sequenceFile()).contains("flows/new/search.json");
    assertThat(addition.sequence()).contains(new WorkspacePath("flows/new/search.json"));
    assertThat(workspace.text("flows/new/search.json")).contains(TEMPLATE);
  }

  @Test
  void refusesAFileThatIsAnotherOneOnSomeFileSystems() {
    workspace.write("flows/Search.json", "3 7");

    assertRefused(naming("flows/search.json"), "flows/search.json is flows/Search.json on some");
    assertRefused(naming("Flows/new.json"), "Flows/new.json is flows on some file systems");
  }

  @Test
  void leavesAFileAloneThatIsThere() {
    workspace.write("flows/search.json", "3 7");

    Addition addition = add(naming("flows/search.json"));

    assertThat(addition.sequence()).isEmpty();
    assertThat(addition.template()).isEmpty();
    assertThat(workspace.text("flows/search.json")).contains("3 7");
    assertThat(addition.domain().orElseThrow().verdict())
        .isEqualTo(new Verdict.Implemented(new Size(3, 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.json", "/x.json", "", ".", "a/../../x", "C:\\x.json", "a\u0007b"})
  void refusesAFileOutsideOfTheWorkspace(String file) {
    assertRefused(naming(file), "--sequence-file is no file inside the workspace: " + file);
  }

  @Test
  void findsWhatIsWrongWithTheFileThatItNames() {
    workspace.write("flows/search.json", "2 5 7");
    workspace.write("flows/menu.json", "!");
    AddRequest menu = request("menus", Optional.of("flows/menu.json"), false, false);

    assertThat(add(naming("flows/search.json")).findings())
        .extracting("id", "subject")
        .containsExactly(tuple("count-drift", "flows/search.json"));
    assertThat(add(menu).domain().orElseThrow().verdict()).isInstanceOf(Verdict.Broken.class);
    assertThat(add(request("more", menu.sequenceFile(), false, false)).findings())
        .extracting("subject")
        .containsExactly("more");
  }

  @Test
  void takesItsFileAwayAgainWhereTheRegistryCannotBeWritten() {
    workspace.refuseWriting(REGISTRY);
    WorkspaceFiles before = workspace.content();

    assertThatThrownBy(() -> add(request("search")))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(REGISTRY + " cannot be written, so nothing is: permission denied");
    assertThat(workspace.content()).isEqualTo(before);
  }

  @Test
  void leavesAFileOfOthersWhereTheRegistryCannotBeWritten() {
    workspace.write("flows/search.json", "3 7");
    workspace.refuseWriting(REGISTRY);

    assertThatThrownBy(() -> add(naming("flows/search.json")))
        .isInstanceOf(UnwritableException.class)
        .hasMessageStartingWith(REGISTRY);
    assertThat(workspace.text("flows/search.json")).contains("3 7");
  }

  @Test
  void leavesTheRegistryAloneWhereTheFileCannotBeMade() {
    workspace.refuseWriting(FILE.value());

    assertThatThrownBy(() -> add(request("search")))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(FILE + " cannot be written, so nothing is: permission denied");
    assertThat(registry()).isEqualTo(PLAN);
  }

  @Test
  void goesByTheLayoutOfTheSettings() {
    workspace.write("plan/registry", "cart");
    Settings settings =
        new Settings(
            new Layout(
                new WorkspacePath("plan/registry"),
                Layout.DEFAULT.catalog(),
                new WorkspacePath("flows"),
                Layout.DEFAULT.fields()),
            Optional.empty(),
            Map.of(),
            Set.of(),
            true,
            List.of(),
            Settings.USUAL_TIMEOUT);

    Addition addition = add(request("search"), settings);

    assertThat(addition.registry()).isEqualTo(new WorkspacePath("plan/registry"));
    assertThat(workspace.text("plan/registry")).contains("cart\nsearch flows/search.json\n");
    assertThat(workspace.text("flows/search.json")).contains(TEMPLATE);
    assertThat(addition.domain().orElseThrow().verdict())
        .isEqualTo(new Verdict.Implemented(new Size(1, 1)));
    assertThat(registry()).isEqualTo(PLAN);
  }
}
