package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.PlainSettings;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project with what it consists of: a workspace, its repository, a history, and who listens to
 * what is done with them. Plans are written as plain text.
 */
public final class Project implements Listener {
  public static final String REGISTRY = Layout.DEFAULT.registry().value();
  public static final String CATALOG = Layout.DEFAULT.catalog().orElseThrow().value();
  public static final String SEQUENCES = Layout.DEFAULT.sequences().orElseThrow().value() + "/";

  private final InMemoryHistoryStore histories = new InMemoryHistoryStore();
  private final List<InMemoryRepository> repositories = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();
  private InMemoryWorkspace workspace = new InMemoryWorkspace("shop", WorkspaceFiles.NONE);
  private Repository repository = InMemoryRepository.none();
  private Settings settings = Settings.DEFAULT;
  private StreamChoice choice = StreamChoice.OPEN;
  private Snapshots snapshots = new PlainSnapshots();
  private Instant now = Instant.parse("2026-02-01T12:00:00Z");

  /** A project under version control, with the files that its past says to lie there. */
  public static Project of(Past past) {
    Project project = new Project();
    project.past(past);
    return project;
  }

  /** A project in a folder {@code shop} under no version control. */
  public static Project untracked() {
    return new Project();
  }

  /** Text of a registry with a domain in each line. */
  public static WorkspaceFiles plan(String... domains) {
    return WorkspaceFiles.NONE.file(REGISTRY, String.join("\n", domains));
  }

  /** With another past from now on. */
  public void past(Past past) {
    InMemoryWorkspace lying = new InMemoryWorkspace(past.name(), past.lying().below(past.folder()));
    InMemoryRepository made = InMemoryRepository.around(lying, past);
    workspace = lying;
    repository = made;
    repositories.add(made);
  }

  /** With another repository from now on. */
  public void repository(Repository other) {
    repository = other;
  }

  /** With settings in plain text from now on. */
  public void settings(String text) {
    settings =
        new PlainSettings()
            .read(new InMemoryTree(WorkspaceFiles.NONE.file(Settings.FILE.value(), text)));
  }

  /** With another reader of plans from now on. */
  public void snapshots(Snapshots other) {
    snapshots = other;
  }

  /** With this choice of a stream from now on. */
  public void choose(Optional<String> project, Optional<String> branch) {
    choice = new StreamChoice(project, branch, choice.variables());
  }

  /** With this branch chosen from now on. */
  public void chooseBranch(String branch) {
    choose(choice.project(), Optional.of(branch));
  }

  /** With these variables of a CI system from now on. */
  public void variables(Map<String, String> variables) {
    choice = new StreamChoice(choice.project(), choice.branch(), variables);
  }

  /** At another time from now on. */
  public void now(Instant time) {
    now = time;
  }

  public InMemoryHistoryStore histories() {
    return histories;
  }

  public InMemoryWorkspace workspace() {
    return workspace;
  }

  public Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  /** The workspace as it is opened. */
  public OpenWorkspace open() {
    return new OpenWorkspace(
        workspace, settings, new PlainSettings(), repository, snapshots, choice, this);
  }

  /** What is asked for a stream of this workspace. */
  public StreamAccess streams() {
    return streams(open());
  }

  /** What is asked for a stream of a workspace that is open. */
  public StreamAccess streams(OpenWorkspace opened) {
    return new StreamAccess(opened, histories, past(opened), this);
  }

  /** The backfill that is done unasked. */
  public AutoBackfill past(OpenWorkspace opened) {
    return new AutoBackfill(opened, histories, snapshots, clock(), this);
  }

  /** Records what all commits say. */
  public Backfill.Result backfill() {
    return backfill(CommitFilter.ALL, false);
  }

  /** Records what some commits say, or tells which it would. */
  public Backfill.Result backfill(CommitFilter filter, boolean dry) {
    return backfill((commits, tip) -> settings, filter, dry);
  }

  /** Records what commits say by some settings. */
  public Backfill.Result backfill(Backfill.SettingsOfCommits by, CommitFilter filter, boolean dry) {
    return new Backfill(
            repository, by, open()::isBegun, choice, histories, snapshots, clock(), this)
        .run(filter, dry);
  }

  /** Records what the files say as they lie, at the time of a number. */
  public RecordedRun validate(int number) {
    OpenWorkspace opened = open();
    return histories
        .history()
        .log()
        .record(
            ARun.number(number).on(opened.stream()).by(opened.ruleset()).run(),
            Facts.of(Assessment.of(opened.snapshot())));
  }

  /** Records some facts in the workspace's stream, at the time of a number. */
  public RecordedRun record(int number, Facts facts) {
    OpenWorkspace opened = open();
    return histories
        .history()
        .log()
        .record(ARun.number(number).on(opened.stream()).by(opened.ruleset()).run(), facts);
  }

  /** The name of a commit of the last past. */
  public String revision(String label) {
    return repositories.get(repositories.size() - 1).revision(label);
  }

  /** What the last past calls the commits of runs. */
  public List<String> labels(BackfillReport report) {
    Map<String, String> revisions = repositories.get(repositories.size() - 1).revisions();
    List<String> labels = new ArrayList<>();
    for (BackfillReport.Recorded recorded : report.recorded()) {
      revisions.forEach(
          (label, revision) -> {
            if (revision.equals(recorded.commit().revision())) {
              labels.add(label);
            }
          });
    }
    return labels;
  }

  /** The moments of a stream without what differs from one recording to another. */
  public List<String> moments(StreamId stream) {
    List<String> moments = new ArrayList<>();
    for (RecordedRun recorded : histories.history().stream(stream).moments(Instant.EPOCH)) {
      moments.add(
          recorded.run().revision().orElse("")
              + " at "
              + recorded.run().observedAt()
              + ": "
              + histories.history().runs().facts(recorded.run().id()).orElseThrow().digest());
    }
    return moments;
  }

  /** What was said besides results. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** The last word about each stage of work: how much of how much. */
  public List<String> stages() {
    return List.copyOf(stages);
  }

  /** How many histories and views of commits were opened and not closed. */
  public int leftOpen() {
    return histories.open() + repositories.stream().mapToInt(InMemoryRepository::open).sum();
  }

  @Override
  public Stage begin(Work work) {
    return new Counted(work);
  }

  @Override
  public void notice(String clause) {
    notices.add(clause);
  }

  /** Keeps the last word about a stage. */
  private final class Counted implements Stage {
    private final Work work;
    private String last = "";

    Counted(Work work) {
      this.work = work;
    }

    @Override
    public void show(int done, int of) {
      last = " " + done + "/" + of;
    }

    @Override
    public void close() {
      stages.add(work + last);
    }
  }
}
