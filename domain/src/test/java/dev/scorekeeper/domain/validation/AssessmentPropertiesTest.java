package dev.scorekeeper.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the assessment of every workspace. */
final class AssessmentPropertiesTest {
  @Property
  void isTheSameWheneverTheSameSnapshotIsAssessed(@ForAll("workspaces") Workspace workspace) {
    assertThat(workspace.assess()).isEqualTo(workspace.assess());
  }

  @Property
  void hasItsFindingsWorstFirst(@ForAll("workspaces") Workspace workspace) {
    assertThat(workspace.assess().findings())
        .extracting(Finding::severity)
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Property
  void hasNoTwoFindingsOfOneIdAndSubject(@ForAll("workspaces") Workspace workspace) {
    assertThat(workspace.assess().findings())
        .extracting(finding -> List.of(finding.id(), finding.subject()))
        .doesNotHaveDuplicates();
  }

  @Property
  void saysTheSameAfterAllPlacesHaveMoved(@ForAll("workspaces") Workspace workspace) {
    Assessment above = workspace.assess();
    Assessment below = workspace.fromLine(70_000).assess();

    assertThat(withoutPlaces(below.findings())).isEqualTo(withoutPlaces(above.findings()));
  }

  @Property
  void hasFindingsOfKnownTypesWithTheSeverityOfTheirType(
      @ForAll("workspaces") Workspace workspace) {
    Map<String, Severity> types = new LinkedHashMap<>();
    for (FindingType type : FindingType.values()) {
      types.put(type.id(), type.severity());
    }

    assertThat(workspace.assess().findings())
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(types.get(finding.id())));
  }

  @Property
  void saysInEveryFindingWhatIsWrongAndInWhichFile(@ForAll("workspaces") Workspace workspace) {
    assertThat(workspace.assess().findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.message()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
              assertThat(finding.file()).isPresent();
            });
  }

  @Property
  void accountsForEveryEntryOfTheRegistry(@ForAll("readable") Workspace workspace) {
    Assessment.Assessed assessed = workspace.assessed();
    Registry registry = ((Layer.Read<Registry>) workspace.snapshot().registry()).content();
    Set<String> ids = new HashSet<>();
    registry.entries().forEach(entry -> entry.id().ifPresent(ids::add));

    assertThat(assessed.domains()).extracting(Domain::id).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(assessed.tally().domains()).isEqualTo(ids.size());
    assertThat(assessed.layers().registryEntries()).hasValue(registry.entries().size());
    int unidentified =
        (int) registry.entries().stream().filter(entry -> entry.id().isEmpty()).count();
    boolean isSaidOnce = ids.isEmpty() && unidentified > 1;
    assertThat(ids(assessed, FindingType.REGISTRY_ENTRY_UNIDENTIFIED))
        .hasSize(isSaidOnce ? 0 : unidentified);
    assertThat(ids(assessed, FindingType.REGISTRY_UNIDENTIFIED)).hasSize(isSaidOnce ? 1 : 0);
  }

  @Property
  void hasAnErrorForEveryBrokenDomainAndForNoOther(@ForAll("readable") Workspace workspace) {
    Assessment.Assessed assessed = workspace.assessed();
    for (Verdict.Reason reason : Verdict.Reason.values()) {
      Set<String> broken =
          assessed.domains().stream()
              .filter(domain -> domain.verdict().equals(new Verdict.Broken(reason)))
              .map(Domain::id)
              .collect(Collectors.toSet());
      Set<String> reported = ids(assessed, typeOf(reason));
      // Layers and system sequences that no domain names are reported by their path.
      reported.removeIf(subject -> subject.contains("/"));

      assertThat(reported).as("%s", reason).isEqualTo(broken);
    }
  }

  @Property
  void doesNotBelieveWhatAnEntryClaimsOfItself(@ForAll("readable") Workspace workspace) {
    Snapshot snapshot = workspace.snapshot();
    List<Registry.Entry> boasting = new ArrayList<>();
    for (Registry.Entry entry : ((Layer.Read<Registry>) snapshot.registry()).content().entries()) {
      boasting.add(
          new Registry.Entry(
              entry.at(),
              entry.id(),
              entry.name(),
              entry.category(),
              entry.sequenceFile(),
              OptionalLong.of(1000),
              OptionalLong.of(1000),
              entry.relations()));
    }
    Assessment claimed =
        Assessment.of(
            new Snapshot(
                snapshot.layout(),
                new Layer.Read<>(new Registry(boasting)),
                snapshot.catalog(),
                snapshot.sequences(),
                snapshot.files()));

    assertThat(((Assessment.Assessed) claimed).domains()).isEqualTo(workspace.assessed().domains());
  }

  @Property
  void countsEveryFindingOnce(@ForAll("workspaces") Workspace workspace) {
    Assessment assessment = workspace.assess();

    assertThat(assessment.count(Severity.ERROR) + assessment.count(Severity.WARNING))
        .isEqualTo(assessment.findings().size());
  }

  @Provide
  Arbitrary<Workspace> workspaces() {
    return Generated.workspaces();
  }

  @Provide
  Arbitrary<Workspace> readable() {
    return Generated.readableWorkspaces();
  }

  private static FindingType typeOf(Verdict.Reason reason) {
    return switch (reason) {
      case MISSING -> FindingType.SEQUENCE_FILE_MISSING;
      case MALFORMED -> FindingType.SEQUENCE_FILE_MALFORMED;
      case EMPTY -> FindingType.SEQUENCE_FILE_EMPTY;
      case ESCAPES -> FindingType.PATH_ESCAPES_WORKSPACE;
      case UNKNOWN_CLAIM -> FindingType.CLAIM_UNKNOWN;
    };
  }

  private static Set<String> ids(Assessment assessment, FindingType type) {
    return assessment.findings().stream()
        .filter(finding -> finding.id().equals(type.id()))
        .map(Finding::subject)
        .collect(Collectors.toSet());
  }

  private static List<Finding> withoutPlaces(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                new Finding(
                    finding.id(),
                    finding.severity(),
                    finding.subject(),
                    finding.message(),
                    finding.file(),
                    Optional.empty()))
        .toList();
  }
}
