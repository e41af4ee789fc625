package dev.scorekeeper;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.application.audit.AuditRequest;
import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.application.authoring.AddRequest;
import dev.scorekeeper.application.authoring.Addition;
import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.backfill.CommitFilter;
import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.application.history.Export;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.history.StreamSummary;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.application.report.CatalogTrend;
import dev.scorekeeper.application.report.KnownNames;
import dev.scorekeeper.application.report.ReportRequest;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.application.report.Subject;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.fs.ExportFile;
import dev.scorekeeper.git.GitRepository;
import dev.scorekeeper.json.historyexport.JsonLogWriter;
import dev.scorekeeper.postgresql.PostgresHistoryStore;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells how much of what a repository planned exists, and whether it is getting better: everything
 * that the command line does, as values. What cannot be done is an exception whose message says why
 * and what to do: {@code HistoryException} for the history and states in it, {@code
 * CommitsException} for the repository, {@code SettingsException} for the settings file, {@code
 * UnreadableException} and {@code UnwritableException} for other files, {@code QueryException} for
 * a statement, {@code InvalidRequestException} for what makes no sense. Nothing stays open between
 * two calls. For one thread.
 */
public final class Scorekeeper {
  private final Assembly parts;

  Scorekeeper(Assembly parts) {
    this.parts = parts;
  }

  /**
   * Of a workspace: the folder that holds the registry. {@link Setup} says what else there is.
   * Nothing is read yet; where there is no such folder, whatever reads it says so.
   */
  public static Scorekeeper at(Path workspace) {
    return Setup.of(workspace).open();
  }

  /**
   * The workspace that a folder is in, as the command line finds it: the folder itself, or in a
   * repository of git the nearest folder above, as far as the repository's root, that has settings,
   * a history, or a registry or catalog at its default place. Nothing else looks above the folder
   * that it is given.
   */
  public static Optional<Path> workspaceAround(Path folder) {
    return WorkspaceLookup.around(folder);
  }

  /**
   * Loads what every history needs of the database, which takes longer than opening one; whoever
   * knows early that one will be opened can call this ahead, beside other work.
   *
   * @param isServer whether it will be one on a server, and not a file
   * @return whether it is loaded; if not, opening a history will say why
   */
  public static boolean loadDatabase(boolean isServer) {
    return isServer ? PostgresHistoryStore.loadDriver() : SqliteHistoryStore.loadDriver();
  }

  /**
   * The SQL by which the owner of a history on PostgreSQL lets others record or read.
   *
   * @param writer a role that exists, which may append and change nothing
   * @param reader a role that exists, which may only read
   */
  public static String grants(Optional<String> writer, Optional<String> reader) {
    return PostgresHistoryStore.grants(writer, reader);
  }

  /** Does ahead what reading commits needs whatever the repository. */
  public static void loadGit() {
    GitRepository.prepare();
  }

  /** Assesses the working tree and records the run; fails on errors. */
  public Validation validate() {
    return validate(ValidationRequest.USUAL);
  }

  /** Assesses the working tree. */
  public Validation validate(ValidationRequest request) {
    return parts.validate().run(request);
  }

  /**
   * Assesses the workspace, records nothing, and fails on what got worse than a baseline.
   *
   * @param baseline a commit as git names it, a run's identity, a day, of which it is the
   *     beginning, or a moment
   */
  public Validation gate(FailOn failOn, String baseline) {
    return gate(Gates.of(failOn), baseline);
  }

  /** The same, failing on several things at once, such as errors and what got worse. */
  public Validation gate(Gates failOn, String baseline) {
    return validate(ValidationRequest.USUAL.unrecorded().failingOn(failOn, Reference.of(baseline)));
  }

  /** Where the stream stands as last recorded, and whether the files have changed since. */
  public StreamStatus status() {
    return parts.status().run(Optional.empty());
  }

  /** The same without what became of the plan in all that time, which takes less. */
  public StreamStatus glance() {
    return parts.status().glance();
  }

  /** The same with what became of the plan since a time. */
  public StreamStatus status(Instant since) {
    return status(Range.since(since));
  }

  /** The same with what became of the plan between two times. */
  public StreamStatus status(Range range) {
    return parts.status().run(Optional.of(range));
  }

  /** How the stream developed; commits are read first where the history knows none. */
  public StreamTrend trend(Trend.By by) {
    return trend(Range.ALL, by, Integer.MAX_VALUE, true);
  }

  /**
   * How the stream developed.
   *
   * @param since from when on
   * @param backfill whether commits are read first where the history knows none
   */
  public StreamTrend trend(Instant since, Trend.By by, boolean backfill) {
    return trend(Range.since(since), by, Integer.MAX_VALUE, backfill);
  }

  /**
   * The same between two times.
   *
   * @param limit at most so many points, the newest, and at least 1
   */
  public StreamTrend trend(Range range, Trend.By by, int limit, boolean backfill) {
    return parts.trend().ofDomains(range, by, limit, backfill);
  }

  /** How the stream's catalog developed. */
  public CatalogTrend catalogTrend(Instant since, Trend.By by, boolean backfill) {
    return catalogTrend(Range.since(since), by, Integer.MAX_VALUE, backfill);
  }

  /**
   * The same between two times.
   *
   * @param limit at most so many points, the newest, and at least 1
   */
  public CatalogTrend catalogTrend(Range range, Trend.By by, int limit, boolean backfill) {
    return parts.trend().ofCatalog(range, by, limit, backfill);
  }

  /**
   * How others find the files of a run: from the root of the repository, and on the web. Of a draft
   * no page shows what it was.
   *
   * @param workspace its folder
   */
  public RepositoryLinks links(Path workspace, Run run) {
    return links(
        workspace,
        run.stream().project(),
        run.source() == Source.DRAFT ? Optional.empty() : run.revision());
  }

  /**
   * How others find the files of a comparison's second state, in which findings were opened. Of
   * files that nobody committed no page shows what they are.
   *
   * @param workspace its folder
   */
  public RepositoryLinks links(Path workspace, Comparison comparison) {
    // Whether files are committed is asked of git, after all of them are read once more.
    boolean isAsked = !comparison.difference().opened().isEmpty();
    return links(
        workspace,
        comparison.stream().project(),
        isAsked ? commit(comparison.to()) : Optional.empty());
  }

  private RepositoryLinks links(Path workspace, String project, Optional<String> commit) {
    return new RepositoryLinks(
        WorkspaceLookup.inRepository(workspace), parts.workspace().pages(project), commit);
  }

  private Optional<String> commit(PlanState state) {
    if (state.isWorktree()) {
      return parts.workspace().committed();
    }
    return state.isDraft() ? Optional.empty() : state.revision();
  }

  /** Everything that the history tells of the stream, as the page of {@code report} shows it. */
  public StreamReport report(ReportRequest request) {
    return parts.report().run(request);
  }

  /**
   * The stream's runs, the newest first, with what changed in each.
   *
   * @param limit at most so many, and at least 1
   * @param backfill whether commits are read first where the history knows none
   */
  public StreamLog log(int limit, boolean backfill) {
    return log(Range.ALL, limit, backfill);
  }

  /** The same between two times. */
  public StreamLog log(Range range, int limit, boolean backfill) {
    return parts.log().run(range, limit, backfill);
  }

  /**
   * The whole life of a domain, or the whole of a run.
   *
   * @param what a domain's id; else a run's, or the beginning of it; else a commit as git names it,
   *     a day, of which it is the end, a moment, or an age
   * @param backfill whether commits are read first where the history knows none
   */
  public Subject show(String what, boolean backfill) {
    return parts.show().run(what, backfill);
  }

  /**
   * What is different between two states, and what became of the plan on the way.
   *
   * @param from a run, a commit as git names it, a day, of which it is the beginning, a moment, or
   *     {@code worktree}
   * @param to in the same way, but of a day the end
   */
  public Comparison compare(String from, String to) {
    return compare(Range.ofStates(Optional.of(from), Optional.of(to)), true);
  }

  /**
   * The same.
   *
   * @param from where nobody names one, the stream's last run
   * @param backfill whether commits are read first where the history knows none
   */
  public Comparison compare(Optional<Reference> from, Reference to, boolean backfill) {
    return parts.compare().run(from, to, backfill);
  }

  /**
   * The same.
   *
   * @param states from where the first is not named the stream's last run, to the working tree
   *     where the second is not
   */
  public Comparison compare(Range states, boolean backfill) {
    return compare(states.from(), states.until().orElseGet(Reference.Worktree::new), backfill);
  }

  /** Records a run for each commit that changed an input; what is recorded is left alone. */
  public Backfill.Result backfill() {
    return backfill(CommitFilter.ALL, false);
  }

  /**
   * The same for some commits.
   *
   * @param dry whether to record nothing
   */
  public Backfill.Result backfill(CommitFilter filter, boolean dry) {
    return parts.backfill().run(filter, dry);
  }

  /**
   * The same for the commits of a time.
   *
   * @param most at most so many, the newest
   */
  public Backfill.Result backfill(Range range, int most, boolean dry) {
    return parts.backfill().run(range, most, dry);
  }

  /** Scans the plugin folders, and writes the catalog or holds it against them. */
  public AuditResult audit(AuditRequest request) {
    return parts.audit().run(request);
  }

  /** Adds a domain to the registry, with a sequence file to begin with. */
  public Addition add(AddRequest request) {
    return parts.addDomain().run(request);
  }

  /** Writes settings by looking at what is there. */
  public Init.Result init(Init.Request request) {
    return parts.init().run(request);
  }

  /** How all projects of the history stand, each by its main line. */
  public Portfolio portfolio(Portfolio.Order order) {
    return parts.portfolio().read(order);
  }

  /** How all projects of the history together stood at the end of each week. */
  public List<Portfolio.Week> portfolioWeeks() {
    return parts.portfolio().weeks();
  }

  /** Questions to the history in SQL, by name or written out. */
  public Query query() {
    return parts.query();
  }

  /** The names that can be written here: of domains, projects, branches and states. */
  public KnownNames names() {
    return parts.names();
  }

  /** The views that can be asked. */
  public List<View> views() {
    return parts.setup().histories().views();
  }

  /**
   * One of them.
   *
   * @throws InvalidRequestException when there is no view of the name
   */
  public View view(String name) {
    List<String> names = new ArrayList<>();
    for (View view : views()) {
      if (view.name().equals(name)) {
        return view;
      }
      names.add(view.name());
    }
    throw new InvalidRequestException(
        "there is no view '"
            + name
            + "'; the views are "
            + String.join(", ", names)
            + Likeness.clause(name, names));
  }

  /** Proves that the history is intact, or says where it is not. */
  public Verification verify() {
    return verify(List.of());
  }

  /**
   * The same, and that the log still begins as it was.
   *
   * @param against checkpoints that were kept elsewhere
   */
  public Verification verify(List<Checkpoint> against) {
    return parts.care().verify(against);
  }

  /** Rebuilds the derived tables from the log. */
  public HistoryStore.Rebuilt rebuild() {
    return parts.care().rebuild();
  }

  /** The streams that the history has runs of, by project and branch. */
  public List<StreamSummary> streams() {
    return parts.care().streams();
  }

  /**
   * Says in the history what a branch or a project is called since, so that it keeps its past.
   * Nothing that was recorded is changed.
   */
  public List<Rename.Renamed> rename(Rename.Request request) {
    return parts.rename().run(request);
  }

  /** What the log is now, or what stands for the logs of all projects. */
  public Checkpoint checkpoint() {
    return parts.care().checkpoint();
  }

  /** What each log of the history is now, to be kept elsewhere. */
  public List<Checkpoint> checkpoints() {
    return parts.care().checkpoints();
  }

  /**
   * Writes the log to a file, whole or not at all; it replaces nothing but an older export.
   *
   * @return what the log was
   */
  public Checkpoint exportTo(Path file) {
    try (Export.OpenLog telling = parts.export().begin()) {
      ExportFile.write(
          file, kept(), out -> telling.to(new JsonLogWriter(out, telling.checkpoint().origin())));
      return telling.checkpoint();
    }
  }

  /** The file that holds the history, which no export may replace; of a server there is none. */
  private Path kept() {
    String place = parts.setup().histories().place();
    return HistoryAddress.isServer(place) ? Path.of("") : Path.of(place);
  }

  /**
   * Writes the log.
   *
   * @return what the log was
   * @throws UncheckedIOException when nobody takes what is written
   */
  public Checkpoint exportTo(OutputStream out) {
    try (Export.OpenLog telling = parts.export().begin()) {
      telling.to(new JsonLogWriter(out, telling.checkpoint().origin()));
      return telling.checkpoint();
    }
  }

  /** Takes in the runs of exported logs, all or nothing. */
  public Import.Result importFrom(List<LogInput> logs) {
    try (OpenLogs opened = new OpenLogs(logs, parts.setup().listener())) {
      return parts.imports().run(opened.sources());
    }
  }

  /**
   * Gives another history the entries that it lacks; it is made where there is none. What is
   * interrupted goes on with the next push.
   */
  public Exchange.Result push(HistoryStore target, Exchange.Request request) {
    return parts.exchange().push(telling(target), request);
  }

  /** Takes the entries of another history that are lacking here, in the same way. */
  public Exchange.Result pull(HistoryStore source, Exchange.Request request) {
    return parts.exchange().pull(telling(source), request);
  }

  private HistoryStore telling(HistoryStore other) {
    return other.telling(parts.setup().listener()::notice);
  }
}
