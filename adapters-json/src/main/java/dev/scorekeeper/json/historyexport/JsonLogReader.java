package dev.scorekeeper.json.historyexport;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.historyexport.LogSource;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.FactCodec;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a log that was exported, one entry at a time, and checks on the way that its chain holds
 * and that its end is there. Whatever is wrong is a {@link HistoryException} with file, line and
 * column; whether facts have their digest is for who puts them together to check.
 */
public final class JsonLogReader implements LogSource {
  /** More than a registry of the largest size that is read could say. */
  private static final int MOST_FACTS = 20_000_000;

  /** More than any project has. */
  private static final int MOST_COMMITS = 20_000_000;

  private static final byte[] DATABASE = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEGINNING =
      "{\"format\":\"scorekeeper".getBytes(StandardCharsets.US_ASCII);

  private final String name;
  private final LogLines lines;
  private final List<Ruleset> rulesets = new ArrayList<>();
  private final Set<Digest> told = new HashSet<>();
  private long version;
  private Checkpoint checkpoint;
  private Optional<Block> block = Optional.empty();
  private Optional<Commits> commits = Optional.empty();
  private Optional<LogEntry> ahead = Optional.empty();
  private Location at = Location.START;
  private boolean over;

  /** An assessment whose facts are being read. */
  private record Block(
      Digest digest,
      Outcome outcome,
      Optional<Digest> base,
      SortedMap<Fact.Key, Optional<Fact>> changes) {}

  /** A line of commits that is being read. */
  private record Commits(String project, int count, List<OneCommit> read) {}

  /** A commit whose parent stands on the line after its own. */
  private record OneCommit(String revision, long seconds, String author) {
    CommitFact after(Optional<String> parent) {
      return new CommitFact(revision, parent, seconds, author);
    }
  }

  /**
   * Begins to read.
   *
   * @param name what messages call the stream
   * @throws HistoryException when it does not begin as an export that this program knows
   */
  public JsonLogReader(InputStream in, String name) {
    this.name = name;
    lines = new LogLines(in);
    try {
      checkpoint = header();
    } catch (MalformedJson e) {
      throw flaw(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Checkpoint header() throws IOException, MalformedJson {
    if (!lines.hasNext()) {
      throw new MalformedJson("is empty, so it is not an export of a history", Location.START);
    }
    byte[] bytes = lines.next();
    if (startsWith(bytes, DATABASE)) {
      throw new MalformedJson(
          "is a database, not an export of one; write one with scorekeeper history export --history",
          Location.START);
    }
    LogLine line;
    try {
      line = LogLine.of(bytes);
    } catch (MalformedJson e) {
      throw startsWith(bytes, BEGINNING) ? e : noExport();
    }
    if (!line.kind().equals("format") || !line.text("format").equals(JsonLogWriter.FORMAT)) {
      throw noExport();
    }
    version = line.number("version");
    if (version < JsonLogWriter.OF_RUNS_ALONE || version > JsonLogWriter.VERSION) {
      throw line.wrong(
          "is an export of version "
              + version
              + ", and this Scorekeeper knows those up to "
              + JsonLogWriter.VERSION
              + "; upgrade the older of the two");
    }
    String origin = line.run("origin").hex();
    line.end();
    return Checkpoint.beginning(origin);
  }

  private static MalformedJson noExport() {
    return new MalformedJson(
        "is not an export: its first line must begin with {\"format\":\""
            + JsonLogWriter.FORMAT
            + "\"; write one with scorekeeper history export",
        Location.START);
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && !over) {
      try {
        read();
      } catch (MalformedJson e) {
        throw flaw(e);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return ahead.isPresent();
  }

  @Override
  public LogEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    LogEntry entry = ahead.orElseThrow();
    ahead = Optional.empty();
    return entry;
  }

  @Override
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  @Override
  public HistoryException refused(RefusedRunException e) {
    return new HistoryException(place(at) + ": " + e.getMessage(), e);
  }

  /** Reads to the next entry, or to the end. */
  private void read() throws IOException, MalformedJson {
    while (ahead.isEmpty() && !over) {
      if (!lines.hasNext()) {
        throw new MalformedJson(
            "ends without its last line, which counts the entries, so it was cut off",
            Location.START);
      }
      LogLine line = LogLine.of(lines.next());
      at = line.at();
      if (commits.isPresent() && !line.kind().equals("commit")) {
        throw line.wrong("stands between commits that belong together; a line was lost or moved");
      }
      switch (line.kind()) {
        case "ruleset" -> ruleset(line);
        case "assessment" -> assessment(line);
        case "layer", "domain", "profile", "finding" -> fact(line);
        case "run" -> run(line);
        default -> otherThanOfRuns(line);
      }
      line.end();
    }
  }

  private void otherThanOfRuns(LogLine line) throws IOException, MalformedJson {
    boolean alone = version == JsonLogWriter.OF_RUNS_ALONE;
    String kind = line.kind();
    if (kind.equals(alone ? "runs" : "entries")) {
      end(line);
    } else if (kind.equals("commits") && !alone) {
      commits(line);
    } else if (kind.equals("commit") && !alone) {
      commit(line);
    } else if (kind.equals("tip") && !alone) {
      tip(line);
    } else if (kind.equals("renaming") && !alone) {
      renaming(line);
    } else {
      throw line.wrong("is no line of an export of version " + version);
    }
  }

  private void ruleset(LogLine line) throws MalformedJson {
    if (block.isPresent() || line.number("ruleset") != rulesets.size() + 1) {
      throw line.wrong("has a ruleset that does not belong here; a line was lost, added or moved");
    }
    rulesets.add(
        RulesetCodec.ruleset(
            line.number("rules", Ruleset::isNumber, "a version of the rules, which begin with 1"),
            line.text(
                "settings",
                Ruleset::isSettings,
                "settings: lines such as registry=FILE, without control characters")));
  }

  private void assessment(LogLine line) throws MalformedJson {
    Digest digest = line.digest("assessment");
    if (block.isPresent() || !told.add(digest)) {
      throw line.wrong(
          "has an assessment that does not belong here; a line was lost, added or moved");
    }
    String outcome = line.text("outcome");
    if (!outcome.equals(Outcome.ASSESSED.text()) && !outcome.equals(Outcome.UNREADABLE.text())) {
      throw line.wrong("has an outcome that is none: " + Quoting.text(outcome));
    }
    Optional<Digest> base = line.has("base") ? Optional.of(line.digest("base")) : Optional.empty();
    if (base.isPresent() && (base.get().equals(digest) || !told.contains(base.get()))) {
      throw line.wrong("refers to assessment " + base.get() + ", which does not come before it");
    }
    block =
        Optional.of(
            new Block(
                digest, Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)), base, new TreeMap<>()));
  }

  private void fact(LogLine line) throws MalformedJson {
    if (block.isEmpty()) {
      throw line.wrong("has a fact that does not belong here; a line was lost, added or moved");
    }
    SortedMap<Fact.Key, Optional<Fact>> changes = block.get().changes();
    Fact.Key key =
        new Fact.Key(
            Fact.Kind.valueOf(line.kind().toUpperCase(Locale.ROOT)), line.text(line.kind()));
    if (!changes.isEmpty() && changes.lastKey().compareTo(key) >= 0) {
      throw line.wrong("has a fact out of order; a line was added or moved");
    }
    Optional<List<String>> value = line.texts("value");
    Optional<Fact> fact = value.flatMap(parts -> FactCodec.fact(key, parts));
    if (value.isPresent() ? fact.isEmpty() : block.get().base().isEmpty()) {
      throw line.wrong("says what no assessment says");
    }
    if (changes.size() == MOST_FACTS) {
      throw line.wrong("is fact number " + MOST_FACTS + " of its assessment, which is absurd");
    }
    changes.put(key, fact);
  }

  private void run(LogLine line) throws MalformedJson {
    Source source = source(line);
    Run run =
        new Run(
            line.run("run"),
            new StreamId(name(line, "project"), name(line, "branch")),
            ruleset(line, line.number("ruleset")),
            source,
            // A run of a commit says of which.
            source == Source.GIT || line.has("revision")
                ? Optional.of(revision(line, "revision"))
                : Optional.empty(),
            line.time("observed"),
            line.time("recorded"),
            version > JsonLogWriter.OF_RUNS_ALONE && line.has("since")
                ? Optional.of(line.time("since"))
                : Optional.empty());
    Digest assessment = line.digest("assessment");
    if (block.isPresent() ? !block.get().digest().equals(assessment) : !told.contains(assessment)) {
      throw line.wrong(
          "rests upon assessment " + assessment + ", which was not told before; a line was lost");
    }
    take(
        line,
        new LogEntry.OfRun(
            run,
            assessment,
            block.map(news -> new LogEntry.Told(news.outcome(), news.base(), news.changes()))));
    block = Optional.empty();
  }

  private void commits(LogLine line) throws MalformedJson {
    refuseInAssessment(line);
    long count = line.number("commits");
    if (count < 1 || count > MOST_COMMITS) {
      throw line.wrong("has " + count + " commits, and a line of them has 1 to " + MOST_COMMITS);
    }
    commits = Optional.of(new Commits(name(line, "project"), (int) count, new ArrayList<>()));
  }

  private void commit(LogLine line) throws MalformedJson {
    if (commits.isEmpty()) {
      throw line.wrong("has a commit that does not belong here; a line was lost, added or moved");
    }
    List<OneCommit> read = commits.get().read();
    read.add(
        new OneCommit(
            revision(line, "commit"),
            line.number("time"),
            line.text(
                "author",
                CommitFact::isAuthor,
                "a name: up to 200 characters, none of them a control")));
    if (read.size() < commits.get().count()) {
      return;
    }
    Optional<String> parent =
        line.has("parent") ? Optional.of(revision(line, "parent")) : Optional.empty();
    CommitFact[] facts = new CommitFact[read.size()];
    for (int i = facts.length - 1; i >= 0; i--) {
      facts[i] = read.get(i).after(parent);
      parent = Optional.of(facts[i].revision());
    }
    take(line, new LogEntry.OfCommits(new CommitLine(commits.get().project(), List.of(facts))));
    commits = Optional.empty();
  }

  private void tip(LogLine line) throws MalformedJson {
    refuseInAssessment(line);
    RunId id = line.run("tip");
    Tip tip =
        new Tip(
            new StreamId(name(line, "project"), name(line, "branch")),
            revision(line, "revision"),
            ruleset(line, line.number("ruleset")),
            line.time("since"),
            line.time("recorded"));
    take(line, new LogEntry.OfTip(tip));
    if (!tip.id().equals(id)) {
      throw line.wrong("has a tip of another identity; it was changed");
    }
  }

  private void renaming(LogLine line) throws MalformedJson {
    refuseInAssessment(line);
    RunId id = line.run("renaming");
    StreamId from = new StreamId(name(line, "project"), name(line, "branch"));
    StreamId to = new StreamId(name(line, "toProject"), name(line, "toBranch"));
    if (!Renaming.canJoin(from, to)) {
      throw line.wrong("joins a branch with what is none: " + Quoting.text(from + " and " + to));
    }
    Renaming renaming = new Renaming(from, to, line.time("recorded"));
    take(line, new LogEntry.OfRenaming(renaming));
    if (!renaming.id().equals(id)) {
      throw line.wrong("has a renaming of another identity; it was changed");
    }
  }

  private void refuseInAssessment(LogLine line) throws MalformedJson {
    if (block.isPresent()) {
      throw line.wrong("follows an assessment that no run found; a line was lost, added or moved");
    }
  }

  /** Takes an entry whose line of text tells its link of the chain. */
  private void take(LogLine line, LogEntry entry) throws MalformedJson {
    checkpoint = checkpoint.after(entry);
    if (!checkpoint.head().equals(line.digest("chain"))) {
      throw line.wrong(
          "breaks the chain: this entry or one before it was changed, added, moved or lost");
    }
    ahead = Optional.of(entry);
  }

  private static String name(LogLine line, String property) throws MalformedJson {
    return line.text(
        property, StreamId::isName, "a name: up to 1000 characters, none of them a control");
  }

  private static String revision(LogLine line, String property) throws MalformedJson {
    return line.text(property, Commit::isName, "a commit: 40 or 64 lower-case hexadecimal digits");
  }

  private Ruleset ruleset(LogLine line, long number) throws MalformedJson {
    if (number < 1 || number > rulesets.size()) {
      throw line.wrong("was made by ruleset " + number + ", which was not told before");
    }
    return rulesets.get((int) number - 1);
  }

  private static Source source(LogLine line) throws MalformedJson {
    String text = line.text("source");
    for (Source source : Source.values()) {
      if (source.text().equals(text)) {
        return source;
      }
    }
    throw line.wrong("has a source that is none: " + Quoting.text(text));
  }

  private void end(LogLine line) throws IOException, MalformedJson {
    if (block.isPresent()
        || line.number(line.kind()) != checkpoint.entries()
        || !line.digest("head").equals(checkpoint.head())) {
      throw line.wrong("does not fit the lines before it; a line was lost, added or moved");
    }
    if (lines.hasNext()) {
      lines.next();
      throw new MalformedJson("follows the last line of the export", Location.START);
    }
    over = true;
  }

  private HistoryException flaw(MalformedJson e) {
    return new HistoryException(place(e.at()) + ": " + e.why(), e);
  }

  private HistoryException unreadable(IOException e) {
    return new HistoryException(name + " cannot be read: " + e.getMessage(), e);
  }

  private String place(Location inLine) {
    return name + ":" + Math.max(1, lines.number()) + ":" + inLine.column();
  }
}
