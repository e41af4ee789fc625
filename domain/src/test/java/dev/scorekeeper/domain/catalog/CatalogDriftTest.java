package dev.scorekeeper.domain.catalog;

import static dev.scorekeeper.domain.catalog.Scans.catalog;
import static dev.scorekeeper.domain.catalog.Scans.found;
import static dev.scorekeeper.domain.catalog.Scans.movement;
import static dev.scorekeeper.domain.catalog.Scans.scan;
import static dev.scorekeeper.domain.catalog.Scans.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogDriftTest {
  @Test
  void isNoneOfTheCatalogThatAnAuditMakes() {
    Scan scan = scan(found("b"), found("a"));

    CatalogDrift drift = drift(catalog(scan), scan);

    assertThat(drift.isStale()).isFalse();
    assertThat(drift.listed()).isEqualTo(2);
  }

  @Test
  void isWhatOnlyOneSideHas() {
    CatalogDrift drift = drift(catalog(scan(found("a"), found("b"))), scan(found("b"), found("c")));

    assertThat(drift.isStale()).isTrue();
    assertThat(drift.onlyInCatalog()).extracting(PluginSequence::id).containsExactly("a");
    assertThat(drift.onlyInFolders()).extracting(one -> one.sequence().id()).containsExactly("c");
    assertThat(drift.changed()).isEmpty();
  }

  @Test
  void saysWhichHandlersOfWhichBeatsChanged() {
    Scan before = scan(of(sequence("a", "add", "notify")));
    Scan after = scan(of(sequence("a", "add", "tell")));

    assertThat(differences(before, after))
        .containsExactly(
            new SequenceDifference("event of beat 2 of movement do", "did:notify", "did:tell"),
            new SequenceDifference("handler of beat 2 of movement do", "notify", "tell"));
  }

  @Test
  void saysWhichBeatsCameAndWent() {
    assertThat(
            differences(scan(of(sequence("a", "add", "notify"))), scan(of(sequence("a", "add")))))
        .containsExactly(
            new SequenceDifference("beats of movement do", "2", "1"),
            new SequenceDifference("beat 2 of movement do", "notify", ""));
  }

  @Test
  void saysWhichMovementsCameWentAndChangedPlaces() {
    Movement one = movement("one", "a");
    Movement two = movement("two", "b");
    Movement three = movement("three", "c");

    assertThat(differences(scan(of(sequence("a", one, two))), scan(of(sequence("a", two, three)))))
        .containsExactly(
            new SequenceDifference("movement", "one", ""),
            new SequenceDifference("movement", "", "three"));
    assertThat(differences(scan(of(sequence("a", one, two))), scan(of(sequence("a", two, one)))))
        .containsExactly(new SequenceDifference("order of movements", "one, two", "two, one"));
  }

  @Test
  void tellsMovementsWithoutANameApartByTheirPlace() {
    Movement nameless = new Movement("", "", OptionalLong.of(1), List.of());
    Movement larger = new Movement("", "", OptionalLong.of(2), List.of());

    assertThat(
            differences(
                scan(of(sequence("a", nameless, nameless))),
                scan(of(sequence("a", nameless, larger)))))
        .containsExactly(new SequenceDifference("beats of movement #2", "1", "2"));
  }

  @Test
  void isWhatACatalogListsMoreThanOnce() {
    Scan scan = scan(found("a"));
    ListedCatalog once = catalog(scan);
    ListedCatalog twice =
        with(once, List.of(once.sequences().get(0), once.sequences().get(0)), 0, once.summary());

    assertThat(drift(twice, scan).listedTwice()).isEqualTo(Map.of("a", 2));
    assertThat(drift(twice, scan).listed()).isEqualTo(1);
    assertThat(drift(twice, scan).isStale()).isTrue();
  }

  @Test
  void isNotWhatSeveralFilesOfTheFoldersShare() {
    Scan scan = scan(found("a"), new Scan.Found(sequence("a", "x"), new WorkspacePath("z.json")));

    assertThat(scan.duplicates())
        .containsExactly(
            new Scan.Duplicate(
                "a", List.of(Scans.FOLDER.child("a.json"), new WorkspacePath("z.json"))));
    assertThat(drift(catalog(scan), scan).isStale()).isFalse();
  }

  @Test
  void isManifestsThatTheCatalogCounts() {
    Scan scan =
        new Scan(
            scan().looked(),
            List.of(found("a")),
            List.of(
                new Scan.Skipped(new WorkspacePath("x/index.json"), Scan.Reason.MANIFEST),
                new Scan.Skipped(new WorkspacePath("x/package.json"), Scan.Reason.PACKAGE)),
            List.of(),
            List.of());
    ListedCatalog catalog = catalog(scan);

    CatalogDrift drift = drift(with(catalog, catalog.sequences(), 3, catalog.summary()), scan);

    assertThat(drift.unidentified()).isEqualTo(3);
    assertThat(drift.countedManifests()).isEqualTo(1);
    assertThat(drift.manifests()).containsExactly(new WorkspacePath("x/index.json"));
    assertThat(drift.isStale()).isTrue();
  }

  @Test
  void isCountsThatAreNotSo() {
    Scan scan = scan(found("a"));
    ListedCatalog catalog = catalog(scan);
    Catalog.Summary wrong =
        new Catalog.Summary(
            Location.START, OptionalLong.of(5), OptionalLong.of(2), OptionalLong.empty());

    assertThat(drift(with(catalog, catalog.sequences(), 0, wrong), scan).counts())
        .containsExactly(new CatalogDrift.Count("totalSequences", 5, 1));
  }

  @Test
  void isHandlersThatAreOthersAlthoughTheyAreAsMany() {
    Scan scan = scan(found("a"));
    ListedCatalog is = catalog(scan);
    ListedCatalog catalog =
        new ListedCatalog(
            is.sourceDirectories(),
            is.fileCount(),
            is.summary(),
            is.sequences(),
            0,
            Optional.of(List.of("add", "gone")),
            Optional.empty());

    assertThat(drift(catalog, scan).counts())
        .containsExactly(new CatalogDrift.Count("listed handlers that exist", 2, 1));
  }

  @Test
  void isEverythingWhereThereIsNoCatalog() {
    CatalogDrift drift = CatalogDrift.between(Optional.empty(), scan(found("a")));

    assertThat(drift.isStale()).isTrue();
    assertThat(drift.exists()).isFalse();
    assertThat(drift.isSevereLoss()).isFalse();
    assertThat(drift.onlyInFolders()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, false",
    "5, 2, true",
    "10, 2, false",
    "10, 3, true",
    "1, 1, true",
    "4, 1, true",
    "50, 0, false",
    "0, 0, false"
  })
  void isASevereLossWhereMoreThanAFifthIsGone(int listed, int gone, boolean severe) {
    List<Scan.Found> all =
        IntStream.range(0, listed).mapToObj(i -> found("s" + (100 + i))).toList();
    Scan before = scan(all.toArray(Scan.Found[]::new));
    Scan after = scan(all.subList(gone, listed).toArray(Scan.Found[]::new));

    assertThat(drift(catalog(before), after).isSevereLoss()).isEqualTo(severe);
  }

  @Property(tries = 200)
  void isNoneExactlyWhereTheCatalogsOfBothScansAreEqual(
      @ForAll("scans") Scan one, @ForAll("scans") Scan other) {
    boolean same = catalog(one).equals(catalog(other));

    assertThat(drift(catalog(one), other).isStale()).isEqualTo(!same);
    assertThat(drift(catalog(one), one).isStale()).isFalse();
  }

  @Property(tries = 200)
  void accountsForEverySequence(@ForAll("scans") Scan one, @ForAll("scans") Scan other) {
    CatalogDrift drift = drift(catalog(one), other);

    assertThat(drift.onlyInFolders().size() + drift.listed() - drift.onlyInCatalog().size())
        .isEqualTo(other.sequences().size());
    assertThat(drift.changed()).allSatisfy(one1 -> assertThat(one1.differences()).isNotEmpty());
  }

  @Provide
  Arbitrary<Scan> scans() {
    Arbitrary<Movement> movements =
        Combinators.combine(
                Arbitraries.of("", "m", "n"),
                Arbitraries.of("x", "y", "").list().ofMaxSize(2),
                Arbitraries.of(true, true, false))
            .as(
                (id, handlers, listed) -> {
                  Movement full = movement(id, handlers.toArray(String[]::new));
                  return listed ? full : new Movement(id, id, OptionalLong.of(4), List.of());
                });
    return Combinators.combine(
            Arbitraries.of("a", "b", "c"), movements.list().ofMinSize(1).ofMaxSize(3))
        .as((id, parts) -> of(sequence(id, parts.toArray(Movement[]::new))))
        .list()
        .ofMaxSize(4)
        .map(found -> scan(found.toArray(Scan.Found[]::new)));
  }

  @Test
  void isLookedForInTheSettingsFoldersOrThoseOfTheCatalogOrTheDefault() {
    List<FolderPattern> settings = List.of(new FolderPattern("plugins"));
    ListedCatalog named =
        new ListedCatalog(
            List.of("packages/a/json-sequences/", "../out/", "b\\c"),
            OptionalLong.empty(),
            Catalog.Summary.NONE,
            List.of(),
            0,
            Optional.empty(),
            Optional.empty());

    assertThat(AuditScope.of(settings, Optional.of(named), false))
        .isEqualTo(new AuditScope(settings, AuditScope.From.SETTINGS, List.of()));
    assertThat(AuditScope.of(List.of(), Optional.of(named), false))
        .isEqualTo(
            new AuditScope(
                List.of(new FolderPattern("packages/a/json-sequences"), new FolderPattern("b/c")),
                AuditScope.From.CATALOG,
                List.of("../out/")));
    assertThat(AuditScope.of(List.of(), Optional.of(ListedCatalog.NONE), false))
        .isEqualTo(
            new AuditScope(List.of(PluginFiles.DEFAULT), AuditScope.From.DEFAULT, List.of()));
    assertThat(AuditScope.of(settings, Optional.empty(), true).folders())
        .containsExactly(new FolderPattern("plugins"), PluginFiles.DEFAULT);
  }

  private static CatalogDrift drift(ListedCatalog catalog, Scan scan) {
    return CatalogDrift.between(Optional.of(catalog), scan);
  }

  private static List<SequenceDifference> differences(Scan before, Scan after) {
    List<SequenceDifference> differences = new ArrayList<>();
    drift(catalog(before), after)
        .changed()
        .forEach(changed -> differences.addAll(changed.differences()));
    return differences;
  }

  private static Scan.Found of(PluginSequence sequence) {
    return new Scan.Found(sequence, Scans.FOLDER.child(sequence.id() + ".json"));
  }

  private static ListedCatalog with(
      ListedCatalog is, List<PluginSequence> sequences, int unidentified, Catalog.Summary summary) {
    return new ListedCatalog(
        is.sourceDirectories(),
        is.fileCount(),
        summary,
        sequences,
        unidentified,
        is.handlers(),
        is.topics());
  }
}
