package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.validation.Workspace.domain;
import static dev.scorekeeper.domain.validation.Workspace.malformed;
import static dev.scorekeeper.domain.validation.Workspace.nameless;
import static dev.scorekeeper.domain.validation.Workspace.sized;
import static dev.scorekeeper.domain.validation.Workspace.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FindingTest {
  @ParameterizedTest
  @EnumSource
  void ofEachTypeIsTheOnlyOneInItsExample(FindingType type) {
    assertThat(FindingExamples.of(type).found().assess().findings())
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple(type.id(), type.severity()));
  }

  @ParameterizedTest
  @EnumSource
  void ofNoTypeIsInWhatOnlyComesCloseToIt(FindingType type) {
    assertThat(FindingExamples.of(type).notFound().assess().findings()).isEmpty();
  }

  @Test
  void pointsToTheClaimInTheRegistryWhereTheFileIsNotThere() {
    assertThat(only(workspace().with(domain("checkout").naming("s/a.json")).fromLine(10)))
        .returns("checkout", Finding::subject)
        .returns(Layout.DEFAULT.registry(), finding -> finding.file().orElseThrow())
        .returns(new Location(13, 23), finding -> finding.at().orElseThrow());
  }

  @Test
  void pointsIntoTheSequenceFileWhereItIsMalformed() {
    assertThat(
            only(
                workspace()
                    .with(domain("checkout").naming("s\\a.json".replace('\\', '/')))
                    .file("s/a.json", malformed("is no JSON"))))
        .returns("checkout", Finding::subject)
        .returns("is no JSON", Finding::message)
        .returns(new WorkspacePath("s/a.json"), finding -> finding.file().orElseThrow())
        .returns(new Location(5, 28), finding -> finding.at().orElseThrow());
  }

  @Test
  void pointsToTheSecondEntryOfAnId() {
    assertThat(only(workspace().with(domain("a"), domain("a"), domain("a"))))
        .returns(new Location(11, 5), finding -> finding.at().orElseThrow())
        .returns(
            "3 entries have this id, and only the first counts; give the others ids of their own, or remove them",
            Finding::message);
  }

  @Test
  void namesTheKeysThatComeAgainAndPointsToTheFirst() {
    assertThat(
            only(
                workspace()
                    .slipping(
                        again("'domains'", 6),
                        again("'version'", 7),
                        again("'a'", 8),
                        again("'b'", 9),
                        again("'c'", 10))))
        .returns("key-duplicate", Finding::id)
        .returns("orchestration-domains.json", Finding::subject)
        .returns(new Location(6, 3), finding -> finding.at().orElseThrow())
        .returns(
            "has the key 'domains' twice; the first one counts, so merge them into one; the same is true of"
                + " 'version', 'a', 'b' and 1 more",
            Finding::message);
  }

  private static Slip again(String key, int line) {
    return new Slip(Slip.Kind.KEY_AGAIN, key, "", new Location(line, 3));
  }

  @Test
  void isNotMadeOfADriftAgainstBeatsThatNobodyKnows() {
    SequenceReading partial =
        new SequenceReading.Sized(
            new Size(1, 0),
            OptionalLong.empty(),
            true,
            List.of(new Slip(Slip.Kind.NO_COUNT, "'beatCount'", "5.5", Location.START)));

    assertThat(
            workspace()
                .with(domain("a").naming("s/a.json").declaring(1, 8))
                .file("s/a.json", partial)
                .assess()
                .findings())
        .extracting(Finding::id, Finding::subject)
        .containsExactly(tuple("count-invalid", "s/a.json"));
    assertThat(
            workspace()
                .with(domain("a").naming("s/a.json").declaring(2, 8))
                .file("s/a.json", partial)
                .assess()
                .findings())
        .extracting(Finding::id)
        .containsExactly("count-invalid", "count-drift");
  }

  @Test
  void saysWhatLiesInPlaceOfAMissingFile() {
    Map<Remark, String> said =
        Map.of(
            new Remark.Twin(new WorkspacePath("s/A.json")),
            "names s/a.json; but s/A.json differs from it only in case; write the path as the file is named",
            new Remark.AFolder(),
            "names s/a.json; but s/a.json is a folder; name a file",
            new Remark.NotCheckedOut(),
            "names s/a.json; but s/a.json is in the commit but not checked out; see git"
                + " sparse-checkout");
    said.forEach(
        (remark, message) ->
            assertThat(
                    Assessment.of(
                            workspace()
                                .with(domain("a").naming("s/a.json"))
                                .systemSequence("s/A.json", sized(1, 1))
                                .snapshot()
                                .remarking(Map.of(new WorkspacePath("s/a.json"), remark)))
                        .findings())
                .filteredOn(finding -> !finding.id().equals("sequence-orphan"))
                .extracting(Finding::id, Finding::message)
                .containsExactly(tuple("sequence-file-missing", message)));
  }

  @Test
  void isNotMadeOfAnOrphanWhoseTwinADomainNames() {
    assertThat(
            Assessment.of(
                    workspace()
                        .with(domain("a").naming("s/a.json"))
                        .systemSequence("s/A.json", sized(1, 1))
                        .snapshot()
                        .remarking(
                            Map.of(
                                new WorkspacePath("s/a.json"),
                                new Remark.Twin(new WorkspacePath("s/A.json")))))
                .findings())
        .extracting(Finding::id)
        .containsExactly("sequence-file-missing");
  }

  @Test
  void saysWhatVersionControlHasToDoWithAFileThatCannotBeRead() {
    assertThat(
            Assessment.of(
                    workspace()
                        .registry(new Layer.Flawed<>("is UTF-16", Location.START))
                        .snapshot()
                        .remarking(
                            Map.of(
                                new WorkspacePath("orchestration-domains.json"),
                                new Remark.Converted(
                                    "working-tree-encoding=UTF-16",
                                    "the commit has it with 2 entries"))))
                .findings())
        .extracting(Finding::message)
        .containsExactly(
            "is UTF-16 (git changes this file when it checks it out, because of working-tree-encoding=UTF-16; the commit has it"
                + " with 2 entries)");
  }

  @Test
  void isMadeForANameThatNoPathCanHave() {
    Snapshot plain = workspace().snapshot();
    assertThat(
            Assessment.of(
                    new Snapshot(
                        plain.layout(),
                        plain.registry(),
                        plain.catalog(),
                        plain.sequences(),
                        plain.files(),
                        Map.of(),
                        List.of("a\\b.json")))
                .findings())
        .extracting(Finding::id, Finding::subject, Finding::message)
        .containsExactly(
            tuple(
                "path-not-portable",
                "packages/ographx/.ographx/sequences/a\\b.json",
                "has the name 'a\\b.json', which cannot be used in a path; rename it"));
  }

  @Test
  void callsAnEntryWithoutAnIdByItsName() {
    assertThat(only(workspace().with(nameless().called("Checkout", "core"))))
        .returns(
            "is called 'Checkout' and has no id, so it is not counted; give it one, or remove it",
            Finding::message);
  }

  @Test
  void isMadeForEveryDomainThatNamesTheSameBadFile() {
    assertThat(
            workspace()
                .with(domain("a").naming("s/a.json"), domain("b").naming("s/a.json"))
                .file("s/a.json", malformed("is no JSON"))
                .assess()
                .findings())
        .extracting(Finding::subject)
        .containsExactly("a", "b");
  }

  @Test
  void isMadeForAMalformedSystemSequenceThatNoDomainNames() {
    assertThat(workspace().systemSequence("s/a.json", malformed("is no JSON")).assess().findings())
        .extracting(Finding::id, Finding::subject)
        .containsExactly(
            tuple("sequence-file-malformed", "s/a.json"), tuple("sequence-orphan", "s/a.json"));
  }

  @Test
  void isMadeForASystemSequenceThatALinkLeadsOutOfTheWorkspace() {
    assertThat(
            workspace()
                .systemSequence("s/a.json", new SequenceReading.Outside())
                .assess()
                .findings())
        .extracting(Finding::id, Finding::subject)
        .containsExactly(
            tuple("path-escapes-workspace", "s/a.json"), tuple("sequence-orphan", "s/a.json"));
  }

  @Test
  void isNotMadeTwiceForAMalformedSystemSequenceThatADomainNames() {
    assertThat(
            workspace()
                .with(domain("checkout").naming("s/a.json"))
                .systemSequence("s/a.json", malformed("is no JSON"))
                .assess()
                .findings())
        .extracting(Finding::id, Finding::subject)
        .containsExactly(tuple("sequence-file-malformed", "checkout"));
  }

  @Test
  void takesASequenceForAnOrphanWhereOnlyAnEntryThatDoesNotDecideNamesIt() {
    assertThat(
            workspace()
                .with(domain("a"), domain("a").naming("s/a.json"), nameless().naming("s/a.json"))
                .systemSequence("s/a.json", sized(1, 1))
                .assess()
                .findings())
        .extracting(Finding::id)
        .containsExactly("domain-duplicate", "registry-entry-unidentified", "sequence-orphan");
  }

  @Test
  void takesASequenceForNamedHoweverItsPathIsWritten() {
    assertThat(
            workspace()
                .with(domain("a").naming("./t/../s//a.json"))
                .systemSequence("s/a.json", sized(1, 1))
                .assess()
                .findings())
        .isEmpty();
  }

  @Test
  void numbersEntriesWithoutAnIdAmongTheirLike() {
    assertThat(workspace().with(nameless(), domain("a"), nameless()).assess().findings())
        .extracting(Finding::subject)
        .containsExactly("entry without id #1", "entry without id #2");
    assertThat(workspace().catalogedWithoutId().catalogedWithoutId().assess().findings())
        .extracting(Finding::subject)
        .containsExactly("entry without id #1", "entry without id #2");
  }

  @Test
  void ofDriftSaysWhatIsDeclaredAndWhatIsThere() {
    assertThat(
            only(
                workspace()
                    .with(domain("a").naming("s/a.json").declaring(8, 41))
                    .file("s/a.json", sized(1, 1))))
        .returns(
            "declares 8 movements and 41 beats; its sequence file has 1 movement and 1 beat",
            Finding::message);
    assertThat(
            only(
                workspace()
                    .with(domain("a").declaring(OptionalLong.of(1), OptionalLong.empty()))
                    .cataloged("a", new Size(2, 5))))
        .returns("declares 1 movement; the catalog has 2 movements and 5 beats", Finding::message);
    assertThat(
            only(
                workspace()
                    .with(domain("a").declaring(OptionalLong.empty(), OptionalLong.of(4)))
                    .cataloged("a", new Size(2, 5))))
        .returns("declares 4 beats; the catalog has 2 movements and 5 beats", Finding::message);
  }

  @Test
  void ofDriftIsNotMadeForWhatIsNotDeclared() {
    assertThat(
            workspace()
                .with(domain("a").declaring(OptionalLong.of(2), OptionalLong.empty()))
                .cataloged("a", new Size(2, 5))
                .assess()
                .findings())
        .isEmpty();
  }

  @Test
  void ofDriftIsNotMadeForAPlannedOrABrokenDomain() {
    assertThat(workspace().with(domain("a").declaring(8, 41)).assess().findings()).isEmpty();
    assertThat(
            workspace()
                .with(domain("a").naming("s/a.json").declaring(8, 41))
                .file("s/a.json", sized(0, 0))
                .assess()
                .findings())
        .extracting(Finding::id)
        .containsExactly("sequence-file-empty");
  }

  @Test
  void ofDriftIsMadeForASequenceFileThatContradictsItself() {
    SequenceReading reading = new SequenceReading.Sized(new Size(2, 5), OptionalLong.of(1));

    assertThat(only(workspace().with(domain("a").naming("s/a.json")).file("s/a.json", reading)))
        .returns("count-drift", Finding::id)
        .returns("s/a.json", Finding::subject)
        .returns("declares 1 beat; its movements have 5", Finding::message);
  }

  @Test
  void ofTheCatalogsDriftNamesEverythingThatDiffers() {
    assertThat(
            only(
                workspace()
                    .cataloged("a", Size.NONE)
                    .catalogLists(2, 1)
                    .catalogDeclares(OptionalLong.of(3), OptionalLong.of(1), OptionalLong.of(0))))
        .returns(
            "its summary declares 3 sequences (entries with an id: 1), "
                + "1 handler (it lists 2), 0 topics (it lists 1); run scorekeeper audit",
            Finding::message);
  }

  @Test
  void ofTheCatalogsDriftDoesNotCountEntriesWithoutAnId() {
    assertThat(
            workspace()
                .cataloged("a", Size.NONE)
                .catalogedWithoutId()
                .catalogDeclares(OptionalLong.of(2), OptionalLong.empty(), OptionalLong.empty())
                .assess()
                .findings())
        .extracting(Finding::id)
        .containsExactly("catalog-entry-unidentified", "catalog-count-drift");
  }

  @Test
  void ofARelationNamesBothSidesAndIsMadeOnceForEach() {
    assertThat(
            workspace()
                .with(
                    domain("a").relatedTo("ghost", "b", "ghost", "a"),
                    domain("b").relatedTo("ghost"))
                .assess()
                .findings())
        .extracting(Finding::subject)
        .containsExactly("a -> ghost", "b -> ghost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\a.json", "C:\\a.json", "..\\a.json"})
  void ofAPathThatLeavesTheWorkspaceIsNotAlsoThatItIsNotPortable(String path) {
    assertThat(only(workspace().with(domain("a").naming(path))))
        .returns("path-escapes-workspace", Finding::id);
  }

  @Test
  void ofAPathThatLeavesTheWorkspaceSaysWhatToDo() {
    assertThat(only(workspace().with(domain("a").naming("../b.json"))))
        .returns(
            "names ../b.json, which leaves the workspace, so it was not opened; name a file inside it",
            Finding::message);
  }

  @Test
  void saysOfAnUnreadableLayerWhyAndWhere() {
    Location at = new Location(3, 9);

    assertThat(only(workspace().registry(new Layer.Flawed<>("is no JSON", at))))
        .returns("registry-unreadable", Finding::id)
        .returns(Layout.DEFAULT.registry().value(), Finding::subject)
        .returns("is no JSON", Finding::message)
        .returns(at, finding -> finding.at().orElseThrow());
  }

  private static Finding only(Workspace workspace) {
    assertThat(workspace.assess().findings()).hasSize(1);
    return workspace.assess().findings().get(0);
  }
}
