package dev.scorekeeper.testkit.planreader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlainSnapshotsTest extends SnapshotsContract {
  @Override
  protected Snapshots snapshots() {
    return new PlainSnapshots();
  }

  @Override
  protected String registry(List<Map.Entry<String, String>> files) {
    return files.stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  @Override
  protected String catalog(String... ids) {
    return List.of(ids).stream().map(id -> id + " 2 3\n").collect(Collectors.joining());
  }

  @Override
  protected String sequence(int movements, long beats) {
    return movements + " " + beats;
  }

  @Override
  protected String illFormed() {
    return "\n\n!\n";
  }

  private static List<Domain> domains(WorkspaceFiles files) {
    Assessment assessment =
        Assessment.of(
            new PlainSnapshots()
                .read(new InMemoryTree(files), Layout.DEFAULT, ProgressListener.NONE));
    return ((Assessment.Assessed) assessment).domains();
  }

  @Test
  void everyVerdictCanBeWrittenAsText() {
    assertThat(
            domains(
                WorkspaceFiles.NONE
                    .file(
                        "orchestration-domains.json",
                        """
                        planned
                        listed
                        built plans/built
                        empty plans/empty
                        malformed plans/malformed
                        missing plans/missing
                        outside ../plans/outside
                        """)
                    .file(Layout.DEFAULT.catalog().orElseThrow().value(), "listed 1 4")
                    .file("plans/built", "2 5")
                    .file("plans/empty", "")
                    .file("plans/malformed", "! not a sequence")))
        .extracting(Domain::verdict)
        .containsExactly(
            new Verdict.Planned(),
            new Verdict.Cataloged(new Size(1, 4)),
            new Verdict.Implemented(new Size(2, 5)),
            new Verdict.Broken(Verdict.Reason.EMPTY),
            new Verdict.Broken(Verdict.Reason.MALFORMED),
            new Verdict.Broken(Verdict.Reason.MISSING),
            new Verdict.Broken(Verdict.Reason.ESCAPES));
  }

  @Test
  void aSequenceMayClaimOtherBeatsThanItHas() {
    WorkspacePath file = Layout.DEFAULT.sequences().orElseThrow().child("a.json");

    assertThat(
            new PlainSnapshots()
                .read(
                    new InMemoryTree(WorkspaceFiles.NONE.file(file.value(), "2 5 7")),
                    Layout.DEFAULT,
                    ProgressListener.NONE)
                .files())
        .containsEntry(file, new SequenceReading.Sized(new Size(2, 5), OptionalLong.of(7)));
  }
}
