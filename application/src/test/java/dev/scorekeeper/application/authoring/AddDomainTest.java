package dev.scorekeeper.application.authoring;

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
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import dev.scorekeeper.testkit.registry.PlainRegistry;
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
  private static final WorkspacePath FILE =
      Layout.DEFAULT.sequences().orElseThrow().child("search.json");
  private static final String PLAN = "# the plan\ncart\nmenu name=Menu relations=gone\n";
  private static final String TEMPLATE = "# search\n";

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace("shop", WorkspaceFiles.NONE.file(REGISTRY, PLAN));

  private Addition add(AddRequest request) {
    return add(request, Settings.DEFAULT);
  }

  private Addition add(AddRequest request, Settings settings) {
    return new AddDomain(workspace, settings, new PlainRegistry(), new PlainSnapshots())
        .run(request);
  }

  private static AddRequest skeleton(String id) {
    return request(id, Optional.empty(), true, false);
  }

  private static AddRequest request(
      String id, Optional<String> file, boolean skeleton, boolean dry) {
    return new AddRequest(
        id, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), file, skeleton, dry);
  }

  private static AddRequest naming(String file) {
    return request("search", Optional.of(file), false, false);
  }

  private static AddRequest making(String file) {
    return request("search", Optional.of(file), true, false);
  }

  private static AddRequest relating(String... ids) {
    return new AddRequest(
        "search",
        Optional.of("Search"),
        Optional.of("Finds things."),
        Optional.of("system"),
        List.of(ids),
        Optional.empty(),
        true,
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
  void planningADomainRaisesNoScore() {
    Addition before = add(AddRequest.planned("search"));

    assertThat(before.domain().orElseThrow().verdict()).isEqualTo(new Verdict.Planned());
    assertThat(implemented(before)).isZero();
    assertThat(implemented(add(skeleton("undo")))).isZero();
    workspace.write(FILE.parent().child("undo.json").value(), "2 5");
    assertThat(implemented(add(AddRequest.planned("redo")))).isEqualTo(1);
  }

  private static int implemented(Addition addition) {
    return ((Assessment.Assessed) addition.assessment().orElseThrow()).tally().implemented();
  }

  @Test
  void makesTheEntryAndASkeletonAndSaysWhatBecameOfThem() {
    Addition addition = add(skeleton("search"));

    assertThat(registry()).isEqualTo(PLAN + "search " + FILE + "\n");
    assertThat(workspace.text(FILE.value())).contains(TEMPLATE);
    assertThat(addition.registry()).isEqualTo(Layout.DEFAULT.registry());
    assertThat(addition.before()).isEqualTo(PLAN.getBytes(StandardCharsets.UTF_8));
    assertThat(addition.after()).isEqualTo(registry().getBytes(StandardCharsets.UTF_8));
    assertThat(addition.sequence()).contains(FILE);
    assertThat(addition.template()).isEqualTo(TEMPLATE.getBytes(StandardCharsets.UTF_8));
    assertThat(addition.claim()).isEqualTo("/sequenceFile");
    assertThat(addition.domain().orElseThrow().verdict()).isInstanceOf(Verdict.Broken.class);
    assertThat(addition.findings()).extracting("id").containsExactly("sequence-file-empty");
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
        .contains(tuple("relation-dangling", "search -> nobody"))
        .doesNotContain(tuple("relation-dangling", "menu -> gone"));
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
  void namesNoFileThatIsNotThere() {
    assertRefused(
        naming("flows/search.json"), "there is no file flows/search.json; --skeleton creates one");
  }

  @Test
  void onlySaysWhatItWouldDoWhenItIsDry() {
    WorkspaceFiles before = workspace.content();

    Addition addition = add(request("search", Optional.empty(), true, true));

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

    assertThat(add(request("search", Optional.empty(), true, true)).assessment()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/b",
        "a\\b",
        ".",
        "..",
        "-x",
        ".x",
        "_x",
        "a b",
        "a.",
        "\u00fc",
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
  void anIdThatIsNoSafeNameOfAFileIsRefusedOnlyWhereAFileIsCalledByIt(String id) {
    workspace.write("flows/x.json", "1 1");

    assertRefused(skeleton(id), "'" + id + "' cannot be the name of a file everywhere");
    assertThat(add(request(id, Optional.of("flows/x.json"), true, true)).domain()).isEmpty();
    assertThat(request(id, Optional.of("flows/y.json"), true, true))
        .satisfies(dry -> assertThat(add(dry).sequence()).isPresent());
    assertThat(add(request(id, Optional.empty(), false, true)).entry().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\n", "a\u0007b", "a\ud800"})
  void refusesAnIdThatIsNoTextInOneLine(String id) {
    assertRefused(AddRequest.planned(id), "' cannot be an id; it is a text in one line");
    assertRefused(request(id, Optional.of("flows/x.json"), true, false), "cannot be an id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "A-b_c.d", "a-", "a_", "null", "console", "com", "com10"})
  void takesAnIdThatIsASafeNameOfAFile(String id) {
    assertThat(add(skeleton(id)).sequence())
        .contains(Layout.DEFAULT.sequences().orElseThrow().child(id + ".json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x/a:b.json", "nul.json", "a/con/b.json", "a*.json", "a./b.json", "a.json."})
  void makesNoFileThatSomeFileSystemHasNoNameFor(String file) {
    assertRefused(making(file), " cannot be the name of a file everywhere; take another");
    workspace.write(file, "1 1");
    assertThat(add(naming(file)).domain().orElseThrow().verdict())
        .isEqualTo(new Verdict.Implemented(new Size(1, 1)));
  }

  @Test
  void callsNoFileByAnIdOfMoreThanAHundredLettersAndTakesNoEndlessId() {
    assertThat(add(skeleton("a".repeat(100))).domain()).isPresent();
    assertRefused(skeleton("b".repeat(101)), "at most 100");
    assertThat(add(AddRequest.planned("c".repeat(1000))).domain()).isPresent();
    assertRefused(AddRequest.planned("d".repeat(1001)), "of at most 1000 characters");
  }

  @Test
  void refusesATwinOfAnIdThatTheRegistryHas() {
    assertRefused(AddRequest.planned("CART"), "the registry has a domain 'cart', which differs");
    workspace.write(REGISTRY, "cart\nA\u030ange\n");
    assertRefused(
        AddRequest.planned("\u00e5nge"), "only by case or by the form of its characters; choose");
  }

  @Test
  void refusesATwinOfAFileThatIsThereOrNamed() {
    workspace.write(FILE.parent().child("Search.json").value(), "1 1");
    workspace.write("flows/deep/\u00e5.json", "1 1");
    workspace.write(REGISTRY, PLAN + "till flows/Till.json\n");

    assertRefused(skeleton("search"), "there is " + FILE.parent().child("Search.json") + ", which");
    assertRefused(naming("flows/deep/A\u030a.json"), "there is flows/deep/\u00e5.json, which");
    assertRefused(making("Flows/new.json"), "there is flows, which differs from 'Flows/new.json'");
    assertRefused(making("flows/till.json"), "the registry names flows/Till.json, which");
  }

  @Test
  void refusesAnIdThatTheRegistryHas() {
    assertRefused(skeleton("cart"), "the registry has a domain 'cart' already");
  }

  @Test
  void saysWhereTheRegistryCannotBeRead() {
    workspace.write(REGISTRY, "cart\n  !");
    WorkspaceFiles before = workspace.content();

    assertThatThrownBy(() -> add(skeleton("search")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(REGISTRY + ":2:3: is malformed");
    assertThat(workspace.content()).isEqualTo(before);
  }

  @Test
  void saysWhatHelpsWhereThereIsNoRegistry() {
    workspace.delete(REGISTRY);

    assertThatThrownBy(() -> add(skeleton("search")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("there is no registry " + REGISTRY + "; find it with scorekeeper init");
    assertThat(workspace.content()).isEqualTo(WorkspaceFiles.NONE);
  }

  @Test
  void doesNotFollowTheRegistryOutOfTheWorkspace() {
    InMemoryWorkspace linked =
        new InMemoryWorkspace("shop", WorkspaceFiles.NONE.link(REGISTRY, "/etc/plan"));

    assertThatThrownBy(
            () ->
                new AddDomain(linked, Settings.DEFAULT, new PlainRegistry(), new PlainSnapshots())
                    .run(skeleton("search")))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(REGISTRY + " is a link that leads out of the workspace");
  }

  @Test
  void namesTheFileThatItIsToldToAndMakesIt() {
    Addition addition = add(making("flows\\new/./search.json"));

    assertThat(addition.entry().sequenceFile()).contains("flows/new/search.json");
    assertThat(addition.sequence()).contains(new WorkspacePath("flows/new/search.json"));
    assertThat(workspace.text("flows/new/search.json")).contains(TEMPLATE);
  }

  @Test
  void leavesAFileAloneThatIsThere() {
    workspace.write("flows/search.json", "3 7");

    Addition addition = add(making("flows/search.json"));

    assertThat(addition.sequence()).isEmpty();
    assertThat(addition.template()).isEmpty();
    assertThat(workspace.text("flows/search.json")).contains("3 7");
    assertThat(addition.domain().orElseThrow().verdict())
        .isEqualTo(new Verdict.Implemented(new Size(3, 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.json", "/x.json", "", ".", "a/../../x", "C:\\x.json", "a\u0007b"})
  void refusesAFileOutsideOfTheWorkspace(String file) {
    assertRefused(naming(file), "--sequence-file is not a file inside the workspace: " + file);
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

    assertThatThrownBy(() -> add(skeleton("search")))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(REGISTRY + " cannot be written, so nothing was written: permission denied");
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

    assertThatThrownBy(() -> add(skeleton("search")))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(FILE + " cannot be written, so nothing was written: permission denied");
    assertThat(registry()).isEqualTo(PLAN);
  }

  @Test
  void goesByTheLayoutOfTheSettings() {
    workspace.write("plan/registry", "cart");
    Settings settings =
        new Settings(
            new Layout(
                new WorkspacePath("plan/registry"),
                Layout.DEFAULT.catalog().orElseThrow(),
                new WorkspacePath("flows"),
                Layout.DEFAULT.fields()),
            Optional.empty(),
            Map.of(),
            Set.of(),
            true,
            List.of(),
            Settings.USUAL_TIMEOUT);

    Addition addition = add(skeleton("search"), settings);

    assertThat(addition.registry()).isEqualTo(new WorkspacePath("plan/registry"));
    assertThat(workspace.text("plan/registry")).contains("cart\nsearch flows/search.json\n");
    assertThat(workspace.text("flows/search.json")).contains(TEMPLATE);
    assertThat(addition.domain().orElseThrow().verdict()).isInstanceOf(Verdict.Broken.class);
    assertThat(registry()).isEqualTo(PLAN);
  }
}
