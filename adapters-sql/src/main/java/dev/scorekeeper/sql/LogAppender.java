package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Entries on their way into the log. Once they are there, moments and spans of the streams that
 * they touch are brought up to date; a run on top of its stream costs what it changes.
 */
public final class LogAppender {
  /** So many assessments are kept at hand, since they are the likeliest bases of the next. */
  private static final int AT_HAND = 8;

  /** Of more commits it is not asked whether other streams wait for one of them. */
  private static final int FEW = 256;

  /** What is computed of a stream. */
  private static final List<String> FORGET =
      List.of(
          "DELETE FROM stored_span WHERE stream = ?",
          "DELETE FROM stored_place WHERE stream = ?",
          "DELETE FROM stored_stand WHERE stream = ?");

  private record Digested(Facts facts, Digest digest) {}

  /** What is new of a stream. */
  private static final class Touched {
    private final List<LoggedRun> runs = new ArrayList<>();

    /** Whether it takes a look at the whole of it. */
    private boolean whole;
  }

  /**
   * Commits of a project of which nothing was known.
   *
   * @param commits the newest first
   * @param byName the same
   * @param gap whether nothing is known of the first parent of the oldest
   */
  private record News(List<CommitFact> commits, Map<String, CommitFact> byName, boolean gap) {
    static final News NONE = new News(List.of(), Map.of(), false);

    static News of(List<CommitFact> commits, boolean gap) {
      Map<String, CommitFact> byName = new HashMap<>();
      for (CommitFact commit : commits) {
        byName.put(commit.revision(), commit);
      }
      return new News(commits, byName, gap);
    }

    /** Whether a run of what is new, if anything is, is of the newest. */
    boolean isFoundBy(Run run) {
      return commits.isEmpty() || run.revision().equals(Optional.of(commits.get(0).revision()));
    }
  }

  /**
   * What holds in a stream before it is brought up to date.
   *
   * @param said by the run of its last moment, which is assessed
   * @param spans with those that are open
   */
  private record Head(LoggedRun said, StreamSpans spans) {}

  private final LogDatabase database;
  private final Runs runs;
  private final Assessments assessments;
  private final StoredCommits commits;
  private final Map<StreamId, Streams.Named> named = new HashMap<>();
  private final Map<Long, StreamPlaces> places = new HashMap<>();
  private final Map<Long, Head> heads = new HashMap<>();
  private final Map<Long, Touched> touched = new LinkedHashMap<>();
  private final Map<String, List<String>> joined = new LinkedHashMap<>();
  private final Map<String, News> news = new LinkedHashMap<>();
  private final Map<String, Map<String, CommitFact>> facts = new LinkedHashMap<>();
  private final Map<Long, Facts> atHand = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, Long> bases = new LinkedHashMap<>();
  private Optional<Digested> last = Optional.empty();

  public LogAppender(LogDatabase database) {
    this.database = database;
    this.runs = new Runs(database);
    this.assessments = new Assessments(database);
    this.commits = new StoredCommits(database, runs);
  }

  /** Records a run, unless its identity is known. */
  public RecordedRun record(Run run, Facts found) throws SQLException {
    add(new CompletedRun(run, found));
    update();
    return recorded(run);
  }

  /** A run as it is in the log now. */
  private RecordedRun recorded(Run run) throws SQLException {
    return runs.find(run.id()).orElseThrow(database::vanished).recorded();
  }

  /** The same of a run that was appended, which is asked for only if its moment is not known. */
  private RecordedRun recorded(LoggedRun run) throws SQLException {
    StreamPlaces of = places(stream(run.run().stream()).speaksIn());
    Optional<Instant> at = of.given(run.recorded().position());
    return at.isPresent() ? run.at(at.get()).recorded() : recorded(run.run());
  }

  /** Records a run of the commit on which a branch stands. */
  public RecordedRun record(BranchRun branch) throws SQLException {
    Run run = branch.run();
    Digest digest = digest(branch.facts());
    foresee(branch, digest);
    if (isKnown(run, digest)) {
      return recorded(run);
    }
    Optional<Assessments.Stored> stored = assessments.find(digest);
    foresee(run.stream(), stored.isEmpty());
    if (branch.commits().isPresent()) {
      add(branch.commits().get());
    }
    BranchRun.Saying saying = branch.saying(stand(run.stream()), tip -> isBelow(tip, run));
    LoggedRun logged = append(branch.run(saying), branch.facts(), digest, stored);
    Optional<Tip> tip = branch.tip(saying);
    if (tip.isPresent()) {
      add(tip.get());
    }
    update();
    return recorded(logged);
  }

  /** What is asked of a run that is recorded, whatever the answers are. */
  private void foresee(BranchRun branch, Digest digest) throws SQLException {
    Run run = branch.run();
    List<BoundStatement> questions = new ArrayList<>();
    questions.add(Runs.asking(run.id()));
    questions.add(Runs.HEAD);
    questions.add(runs.streams().asking(run.stream()));
    questions.add(runs.rulesets().asking(run.ruleset()));
    questions.add(Assessments.asking(digest));
    if (branch.commits().isPresent()) {
      questions.add(Streams.ANY_RENAMING);
      questions.addAll(commits.asking(branch.commits().get()));
    }
    database.foresee(questions);
  }

  /**
   * What is asked of the stream of a run, before there are rows that an answer may tell of.
   *
   * @param isNew whether the run found what no other did
   */
  private void foresee(StreamId id, boolean isNew) throws SQLException {
    Optional<Streams.Named> known = named(id);
    if (known.isPresent()) {
      long stream = known.get().speaksIn();
      List<BoundStatement> questions = new ArrayList<>(places(stream).asking());
      if (isNew) {
        questions.add(StreamSpans.asking(stream));
        questions.add(Assessments.LAST);
      }
      database.foresee(questions);
      places(stream).look();
    }
  }

  /** Whether a commit is on the line of the run's, as far as that is known. */
  private boolean isBelow(String commit, Run run) {
    return CommitFact.leads(
        run.revision().orElseThrow(), commit, name -> known(run.stream().project(), name));
  }

  private Optional<CommitFact> known(String project, String commit) {
    try {
      List<String> projects = joined(project);
      CommitFact fresh = news(projects).byName().get(commit);
      return fresh == null ? commits.find(projects, commit) : Optional.of(fresh);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** Where a branch stands by what is in the log now. */
  private Optional<Stand> stand(StreamId id) throws SQLException {
    Optional<Streams.Named> known = named(id);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    long stream = known.get().speaksIn();
    return isWaitedFor(stream)
        ? places(stream).line(commitsOf(stream)).stand()
        : places(stream).stand();
  }

  private Optional<Streams.Named> named(StreamId id) throws SQLException {
    if (!named.containsKey(id)) {
      Optional<Streams.Named> found = runs.streams().named(id);
      if (found.isEmpty()) {
        return found;
      }
      named.put(id, found.get());
    }
    return Optional.ofNullable(named.get(id));
  }

  /** A stream as the log names it, which it does from now on if it did not. */
  private Streams.Named stream(StreamId id) throws SQLException {
    Streams.Named known = named.get(id);
    if (known == null) {
      known = runs.streams().add(id);
      named.put(id, known);
    }
    return known;
  }

  private StreamPlaces places(long stream) throws SQLException {
    StreamPlaces known = places.get(stream);
    if (known == null) {
      known = new StreamPlaces(database, runs, stream);
      places.put(stream, known);
    }
    return known;
  }

  /** Whether a stream's line is not known before all of it is looked at. */
  private boolean isWaitedFor(long stream) {
    Touched known = touched.get(stream);
    return known != null && known.whole;
  }

  /**
   * Appends a run, unless its identity is known.
   *
   * @return whether it was new
   */
  public boolean add(CompletedRun completed) throws SQLException {
    Run run = completed.run();
    Facts found = completed.facts();
    Digest digest = digest(found);
    if (isKnown(run, digest)) {
      return false;
    }
    append(run, found, digest, assessments.find(digest));
    return true;
  }

  private LoggedRun append(Run run, Facts found, Digest digest, Optional<Assessments.Stored> stored)
      throws SQLException {
    Streams.Named stream = stream(run.stream());
    return append(
        run,
        stream,
        stored.isPresent() ? stored.get() : store(found, digest, base(stream.speaksIn())),
        digest);
  }

  /** Whether an assessment is in the log. */
  public boolean knows(Digest assessment) throws SQLException {
    return assessments.find(assessment).isPresent();
  }

  /** What an assessment says that is in the log. */
  public Optional<Facts> facts(Digest assessment) throws SQLException {
    Optional<Assessments.Stored> stored = assessments.find(assessment);
    return stored.isPresent() ? Optional.of(facts(stored.get().id())) : Optional.empty();
  }

  private boolean isKnown(Run run, Digest digest) throws SQLException {
    Optional<LoggedRun> known = runs.find(run.id());
    if (known.isPresent() && !found(known.get(), digest)) {
      throw new HistoryException(
          "%s holds run %s with another result, and what was recorded is never changed"
              .formatted(database.place(), run.id()));
    }
    return known.isPresent();
  }

  /** Whether a run of the log found what has this digest. */
  private boolean found(LoggedRun run, Digest digest) throws SQLException {
    return assessments.digest(run.assessment()).equals(digest);
  }

  /** Most runs find what the run before them found, which is quicker to see than to digest. */
  private Digest digest(Facts found) {
    if (last.filter(digested -> digested.facts().equals(found)).isEmpty()) {
      last = Optional.of(new Digested(found, found.digest()));
    }
    return last.orElseThrow().digest();
  }

  /**
   * Appends an entry that another log tells, unless its identity is known. What is told is checked
   * in any case.
   *
   * @return whether it was new
   */
  public boolean add(LogEntry entry) throws SQLException {
    if (entry instanceof LogEntry.OfRun run) {
      return add(run);
    }
    if (entry instanceof LogEntry.OfCommits line) {
      return add(line.line());
    }
    return entry instanceof LogEntry.OfTip tip
        ? add(tip.tip())
        : add(((LogEntry.OfRenaming) entry).renaming());
  }

  private boolean add(LogEntry.OfRun entry) throws SQLException {
    Run run = entry.run();
    Optional<LoggedRun> known = runs.find(run.id());
    if (known.isPresent() && !found(known.get(), entry.assessment())) {
      throw new RefusedRunException(
          "run %s is in %s with another result, and what was recorded is never changed"
              .formatted(run.id(), database.place()));
    }
    Assessments.Stored assessment = assessment(entry);
    if (known.isPresent()) {
      return false;
    }
    append(run, stream(run.stream()), assessment, entry.assessment());
    return true;
  }

  /** The assessment of an entry, which is stored if it is new. */
  private Assessments.Stored assessment(LogEntry.OfRun entry) throws SQLException {
    Optional<Assessments.Stored> stored = assessments.find(entry.assessment());
    if (entry.told().isEmpty()) {
      return stored.orElseThrow(() -> untold(entry, entry.assessment()));
    }
    OptionalLong base = OptionalLong.empty();
    if (entry.told().get().base().isPresent()) {
      Digest digest = entry.told().get().base().get();
      base =
          OptionalLong.of(assessments.find(digest).orElseThrow(() -> untold(entry, digest)).id());
    }
    Facts told = entry.facts(base.isPresent() ? facts(base.getAsLong()) : Facts.NONE);
    if (stored.isEmpty()) {
      return store(told, entry.assessment(), base);
    }
    keep(stored.get().id(), told);
    return stored.get();
  }

  private static RefusedRunException untold(LogEntry.OfRun entry, Digest digest) {
    return new RefusedRunException(
        "run " + entry.run().id() + " refers to assessment " + digest + ", which is not there");
  }

  private LoggedRun append(
      Run run, Streams.Named stream, Assessments.Stored assessment, Digest digest)
      throws SQLException {
    LoggedRun logged = runs.add(run, stream, assessment, digest);
    if (logged.isReadable()) {
      bases.put(stream.speaksIn(), assessment.id());
    }
    if (run.source() != Source.DRAFT) {
      touch(stream.speaksIn()).runs.add(logged);
    }
    return logged;
  }

  private Touched touch(long stream) {
    return touched.computeIfAbsent(stream, any -> new Touched());
  }

  /** The stream's last assessment, where there is one; else any. */
  private OptionalLong base(long stream) throws SQLException {
    Long recent = bases.get(stream);
    if (recent != null) {
      return OptionalLong.of(recent);
    }
    Optional<LoggedRun> before = places(stream).last();
    if (before.isPresent() && before.get().isReadable()) {
      // What is open is what it said, and quicker to read than what led to it.
      StreamSpans spans = new StreamSpans(database, assessments, stream).load();
      heads.put(stream, new Head(before.get(), spans));
      keep(before.get().assessment(), Facts.of(Outcome.ASSESSED, spans.values().values()));
      return OptionalLong.of(before.get().assessment());
    }
    before = runs.assessedBefore(stream, StreamSpans.OPEN);
    return before.isPresent()
        ? OptionalLong.of(before.get().assessment())
        : assessments.newestAssessed();
  }

  private Assessments.Stored store(Facts found, Digest digest, OptionalLong base)
      throws SQLException {
    Assessments.Stored stored =
        base.isPresent() && found.outcome() == Outcome.ASSESSED
            ? assessments.add(found, digest, base.getAsLong(), facts(base.getAsLong()))
            : assessments.add(found, digest);
    keep(stored.id(), found);
    return stored;
  }

  private Facts facts(long assessment) throws SQLException {
    Facts known = atHand.get(assessment);
    if (known != null) {
      return known;
    }
    Facts found = assessments.facts(assessment);
    keep(assessment, found);
    return found;
  }

  private void keep(long assessment, Facts found) {
    atHand.put(assessment, found);
    if (atHand.size() > AT_HAND) {
      atHand.remove(atHand.keySet().iterator().next());
    }
  }

  /**
   * Appends what is said of commits, unless all of it is known.
   *
   * @return whether anything was new
   * @throws RefusedRunException when a commit is known with another first parent or time
   */
  public boolean add(CommitLine line) throws SQLException {
    String project = line.project();
    Optional<CommitFact> newest = commits.find(project, line.commits().get(0).revision());
    if (newest.isPresent() && commits.knows(line)) {
      return false;
    }
    List<CommitFact> fresh = new ArrayList<>();
    boolean other = false;
    for (int i = 0; i < line.commits().size(); i++) {
      CommitFact commit = line.commits().get(i);
      Optional<CommitFact> known = i == 0 ? newest : commits.find(project, commit.revision());
      if (known.isEmpty()) {
        fresh.add(commit);
      } else if (!known.get().agreesWith(commit)) {
        throw new RefusedRunException(
            ("%s knows commit %s of %s with another parent or time, and what was recorded is"
                    + " never changed")
                .formatted(database.place(), commit.revision(), project));
      }
      other |= known.isPresent() && !known.get().equals(commit);
    }
    if (fresh.isEmpty() && !other) {
      return false;
    }
    if (!fresh.isEmpty()) {
      note(joined(project), fresh);
    }
    commits.add(line);
    facts.clear();
    return true;
  }

  /**
   * Notes what is new of commits.
   *
   * @param projects a project, and those that renamings join with it
   * @param fresh of which the project itself knew nothing
   */
  private void note(List<String> projects, List<CommitFact> fresh) throws SQLException {
    List<CommitFact> unknown = fresh;
    boolean waited = news.containsKey(key(projects));
    if (projects.size() > 1) {
      unknown = new ArrayList<>();
      for (CommitFact commit : fresh) {
        Optional<CommitFact> known = commits.find(projects, commit.revision());
        if (known.isEmpty()) {
          unknown.add(commit);
        }
        waited |= known.filter(elsewhere -> !elsewhere.agreesWith(commit)).isPresent();
      }
    }
    waited = waited || isWaitedFor(projects, unknown);
    if (!unknown.isEmpty()) {
      Optional<String> below = unknown.get(unknown.size() - 1).parent();
      boolean gap = below.isPresent() && isUnknown(projects, below.get());
      news.put(key(projects), News.of(unknown, gap));
    }
    if (waited) {
      touchAll(projects);
    }
  }

  private News news(List<String> projects) {
    return news.getOrDefault(key(projects), News.NONE);
  }

  /** What stands for projects that are joined, whichever of them is asked. */
  private static String key(List<String> projects) {
    return Collections.min(projects);
  }

  /** A project, and after it those that renamings join with it. */
  private List<String> joined(String project) throws SQLException {
    List<String> known = joined.get(project);
    if (known == null) {
      known = runs.streams().joined(project);
      joined.put(project, known);
    }
    return known;
  }

  /** Whether anything that is known already is about one of these commits. */
  private boolean isWaitedFor(List<String> projects, List<CommitFact> fresh) throws SQLException {
    if (fresh.size() > FEW) {
      return true;
    }
    for (CommitFact commit : fresh) {
      if (commits.isAwaited(projects, commit.revision())) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnknown(List<String> projects, String revision) throws SQLException {
    return commits.find(projects, revision).isEmpty() && !commits.isAwaited(projects, revision);
  }

  private void touchAll(List<String> projects) throws SQLException {
    for (long stream : runs.streams().ids()) {
      StreamId id = runs.stream(stream);
      if (projects.contains(id.project()) && id.isLine()) {
        touch(stream).whole = true;
      }
    }
  }

  /**
   * Appends where a branch stands, unless its identity is known.
   *
   * @return whether it was new
   * @throws RefusedRunException when the identity is known with other content
   */
  boolean add(Tip tip) throws SQLException {
    Optional<Tip> known = runs.tip(tip.id());
    if (known.isPresent()) {
      if (!known.get().digest().equals(tip.digest())) {
        throw new RefusedRunException(
            "%s holds tip %s with other content, and what was recorded is never changed"
                .formatted(database.place(), tip.id()));
      }
      return false;
    }
    Streams.Named stream = stream(tip.stream());
    runs.add(tip, stream.id());
    touch(stream.speaksIn()).whole = true;
    return true;
  }

  /**
   * Appends what a stream is called since, unless its identity is known.
   *
   * @return whether it was new
   * @throws RefusedRunException when the identity is known with other content
   */
  boolean add(Renaming renaming) throws SQLException {
    Optional<Renaming> known = runs.streams().renaming(renaming.id());
    if (known.isPresent()) {
      if (!known.get().equals(renaming)) {
        throw new RefusedRunException(
            "%s holds renaming %s with other content, and what was recorded is never changed"
                .formatted(database.place(), renaming.id()));
      }
      return false;
    }
    runs.streams().add(renaming, runs);
    rename();
    return true;
  }

  /**
   * Brings up to date in which stream the runs of each speak. What was computed of those that runs
   * leave or come to is computed anew; what is known of commits may now count for others too.
   */
  private void rename() throws SQLException {
    Map<Long, Long> stored = runs.streams().stored();
    for (Map.Entry<Long, Long> due : runs.streams().due().entrySet()) {
      long id = due.getKey();
      long before = stored.getOrDefault(id, id);
      if (before != due.getValue()) {
        runs.streams().set(new Streams.Named(id, due.getValue()));
        forget(before);
        forget(due.getValue());
      }
      if (runs.stream(id).isLine()) {
        touch(id).whole = true;
      }
    }
    joined.clear();
    facts.clear();
    bases.clear();
    named.clear();
    places.clear();
    heads.clear();
  }

  /** Removes what was computed of a stream, which is to be looked at as a whole. */
  private void forget(long stream) throws SQLException {
    for (String sql : FORGET) {
      database.change(sql, stream);
    }
    touch(stream).whole = true;
  }

  /** Appends where the branch stood that was backfilled, where the log says otherwise. */
  public void add(BackfilledTip backfilled) throws SQLException {
    StreamId id = backfilled.tip().stream();
    long stream = stream(id).speaksIn();
    Optional<Tip> due = backfilled.toRecord(places(stream).line(commitsOf(stream)));
    if (due.isPresent()) {
      add(due.get());
    }
  }

  /** What is known of the commits of a stream's project. */
  private Map<String, CommitFact> commitsOf(long stream) throws SQLException {
    String project = runs.stream(stream).project();
    Map<String, CommitFact> known = facts.get(project);
    if (known == null) {
      known = commits.all(project);
      facts.put(project, known);
    }
    return known;
  }

  /** Brings moments and spans up to date. */
  public void update() throws SQLException {
    for (Map.Entry<Long, Touched> one : touched.entrySet()) {
      update(one.getKey(), one.getValue());
    }
    touched.clear();
    news.clear();
  }

  private void update(long stream, Touched what) throws SQLException {
    Optional<Head> head = Optional.ofNullable(heads.remove(stream));
    if (!what.whole && what.runs.size() == 1) {
      LoggedRun run = what.runs.get(0);
      News found = news.isEmpty() ? News.NONE : news(joined(run.run().stream().project()));
      Optional<StreamPlaces.Changed> onTop =
          found.isFoundBy(run.run())
              ? places(stream).append(run, found.commits(), found.gap())
              : Optional.empty();
      if (onTop.isPresent()) {
        if (onTop.get().first().isPresent()) {
          foldOnTop(stream, run.at(Instant.ofEpochMilli(onTop.get().first().getAsLong())), head);
        }
        return;
      }
    }
    StreamPlaces.Changed changed = places(stream).keep(places(stream).line(commitsOf(stream)));
    if (changed.first().isPresent()) {
      fold(stream, changed.first().getAsLong(), changed.last().getAsLong());
    }
  }

  /** Folds a run whose moment comes after all others. */
  private void foldOnTop(long stream, LoggedRun run, Optional<Head> known) throws SQLException {
    long at = run.moment().at().toEpochMilli();
    Optional<LoggedRun> before =
        known.isPresent() ? Optional.of(known.get().said()) : runs.speakerBefore(stream, at);
    if (before.isEmpty() || !before.get().isReadable()) {
      fold(stream, at, at);
      return;
    }
    StreamSpans spans =
        known.isPresent()
            ? known.get().spans()
            : new StreamSpans(database, assessments, stream).load();
    new Fold(runs, assessments, stream, spans).onTop(before.get(), run, atHand);
  }

  private void fold(long stream, long first, long end) throws SQLException {
    Fold fold = new Fold(runs, assessments, stream, new StreamSpans(database, assessments, stream));
    Optional<LoggedRun> anchor = runs.assessedBefore(stream, first);
    Optional<LoggedRun> next = runs.assessedAfter(stream, end);
    if (next.isPresent()) {
      fold.between(database, anchor, next.get());
    } else {
      fold.after(anchor, atHand);
    }
  }
}
