package dev.scorekeeper.cli;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.git.Commits;
import java.util.List;
import java.util.Optional;

/**
 * A run with all that it found, and what changed in it.
 *
 * @param note what its commit says of itself
 * @param before the last assessed run at an earlier moment of its stream
 * @param changes what is different since that one
 */
record WholeRun(
    RecordedRun recorded,
    Facts facts,
    Optional<Commits.Note> note,
    Optional<RecordedRun> before,
    List<Change> changes) {
  static WholeRun of(RecordedRun recorded, Optional<Commits.Note> note, History history) {
    Run run = recorded.run();
    Facts facts = history.facts(run.id()).orElseThrow();
    Optional<RecordedRun> before =
        history.assessedSpeaker(run.stream(), run.observedAt().minusMillis(1));
    List<Change> changes =
        before
            .flatMap(earlier -> history.facts(earlier.run().id()))
            .map(earlier -> Change.between(earlier, facts))
            .orElse(List.of());
    return new WholeRun(recorded, facts, note, before, changes);
  }

  void print(AssessmentText text) {
    Run run = recorded.run();
    text.title("run " + run.id() + " of " + run.stream());
    text.field("observed", Times.brief(run.observedAt()));
    text.field("recorded", Times.brief(run.recordedAt()));
    text.field("source", run.source().text());
    run.revision().ifPresent(revision -> text.field("commit", revision));
    note.ifPresent(
        commit -> {
          text.field("author", commit.author());
          text.field("subject", commit.subject());
        });
    text.field("rules", Integer.toString(run.ruleset().rules()));
    if (!run.ruleset().settings().equals(Layout.DEFAULT.canonical())) {
      text.field("settings", run.ruleset().settings().replace("\n", ", "));
    }
    text.gap();
    text.assessment(facts.assessment());
    before.ifPresent(
        earlier ->
            text.changes(
                changes,
                "run "
                    + earlier.run().id().brief()
                    + " ("
                    + Times.brief(earlier.run().observedAt())
                    + ")"));
    text.findings(facts.assessment());
  }

  void write(Json json) {
    json.document();
    AssessmentJson.run(json, recorded.run(), true);
    json.put("recordedAt", Times.exact(recorded.run().recordedAt()))
        .put("rules", recorded.run().ruleset().rules())
        .put("settings", recorded.run().ruleset().settings())
        .put("author", note.map(Commits.Note::author).orElse(null))
        .put("subject", note.map(Commits.Note::subject).orElse(null));
    AssessmentJson.write(json, facts.assessment());
    json.put("before", before.map(earlier -> earlier.run().id().hex()).orElse(null));
    AssessmentJson.changes(json, changes);
    json.endObject();
  }
}
