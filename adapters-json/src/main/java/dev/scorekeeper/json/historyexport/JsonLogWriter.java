package dev.scorekeeper.json.historyexport;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.FactCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log as JSON Lines, one thing a line: the header; each ruleset, assessment and fact when
 * an entry first rests upon it; each run, commit, tip and renaming, and with the last line of an
 * entry its link of the chain; the number of entries and the last link. The same log always gives
 * the same bytes, and a log that has grown only other lines at the end. Failures of the stream come
 * out as {@link UncheckedIOException}.
 */
public final class JsonLogWriter implements LogSink {
  static final String FORMAT = "scorekeeper history";

  /** Grows with every change that an older reader would not understand. */
  static final int VERSION = 2;

  /** The version that told runs alone. */
  static final int OF_RUNS_ALONE = 1;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().rootValueSeparator("\n").characterEscapes(new Escapes()).build();

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final JsonGenerator json;
  private final Map<Ruleset, Integer> rulesets = new HashMap<>();
  private Checkpoint checkpoint;

  /**
   * Begins to write.
   *
   * @param out stays open
   * @param origin of the log
   */
  public JsonLogWriter(OutputStream out, String origin) {
    checkpoint = Checkpoint.beginning(origin);
    try {
      json = JSON.createGenerator(out, JsonEncoding.UTF8);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    line(
        () -> {
          json.writeStringField("format", FORMAT);
          json.writeNumberField("version", VERSION);
          json.writeStringField("origin", origin);
        });
  }

  @Override
  public void accept(LogEntry entry) {
    if (entry instanceof LogEntry.OfRun run) {
      accept(run);
    } else if (entry instanceof LogEntry.OfCommits commits) {
      accept(commits);
    } else if (entry instanceof LogEntry.OfTip tip) {
      accept(tip);
    } else if (entry instanceof LogEntry.OfRenaming renaming) {
      accept(renaming);
    }
  }

  private void accept(LogEntry.OfRun entry) {
    Run run = entry.run();
    int ruleset = ruleset(run.ruleset());
    entry.told().ifPresent(told -> assessment(entry.assessment(), told));
    checkpoint = checkpoint.after(entry);
    line(
        () -> {
          json.writeStringField("run", run.id().hex());
          json.writeStringField("project", run.stream().project());
          json.writeStringField("branch", run.stream().branch());
          json.writeNumberField("ruleset", ruleset);
          json.writeStringField("source", run.source().text());
          if (run.revision().isPresent()) {
            json.writeStringField("revision", run.revision().get());
          }
          json.writeStringField("observed", time(run.observedAt()));
          json.writeStringField("recorded", time(run.recordedAt()));
          if (run.since().isPresent()) {
            json.writeStringField("since", time(run.since().get()));
          }
          json.writeStringField("assessment", entry.assessment().hex());
          chain();
        });
  }

  /** A line may be of many commits, so each stands on its own; the last names its parent. */
  private void accept(LogEntry.OfCommits entry) {
    List<CommitFact> commits = entry.line().commits();
    checkpoint = checkpoint.after(entry);
    line(
        () -> {
          json.writeNumberField("commits", commits.size());
          json.writeStringField("project", entry.line().project());
        });
    for (int i = 0; i < commits.size(); i++) {
      CommitFact commit = commits.get(i);
      boolean last = i + 1 == commits.size();
      line(
          () -> {
            json.writeStringField("commit", commit.revision());
            json.writeNumberField("time", commit.seconds());
            json.writeStringField("author", commit.author());
            if (last) {
              if (commit.parent().isPresent()) {
                json.writeStringField("parent", commit.parent().get());
              }
              chain();
            }
          });
    }
  }

  private void accept(LogEntry.OfTip entry) {
    Tip tip = entry.tip();
    int ruleset = ruleset(tip.ruleset());
    checkpoint = checkpoint.after(entry);
    line(
        () -> {
          json.writeStringField("tip", tip.id().hex());
          json.writeStringField("project", tip.stream().project());
          json.writeStringField("branch", tip.stream().branch());
          json.writeNumberField("ruleset", ruleset);
          json.writeStringField("revision", tip.revision());
          json.writeStringField("since", time(tip.since()));
          json.writeStringField("recorded", time(tip.recordedAt()));
          chain();
        });
  }

  private void accept(LogEntry.OfRenaming entry) {
    Renaming renaming = entry.renaming();
    checkpoint = checkpoint.after(entry);
    line(
        () -> {
          json.writeStringField("renaming", renaming.id().hex());
          json.writeStringField("project", renaming.from().project());
          json.writeStringField("branch", renaming.from().branch());
          json.writeStringField("toProject", renaming.to().project());
          json.writeStringField("toBranch", renaming.to().branch());
          json.writeStringField("recorded", time(renaming.recordedAt()));
          chain();
        });
  }

  private void chain() throws IOException {
    json.writeStringField("chain", checkpoint.head().hex());
  }

  private int ruleset(Ruleset ruleset) {
    Integer known = rulesets.get(ruleset);
    if (known != null) {
      return known;
    }
    int number = rulesets.size() + 1;
    rulesets.put(ruleset, number);
    line(
        () -> {
          json.writeNumberField("ruleset", number);
          json.writeNumberField("rules", RulesetCodec.number(ruleset));
          json.writeStringField("settings", ruleset.settings());
        });
    return number;
  }

  private void assessment(Digest assessment, LogEntry.Told told) {
    line(
        () -> {
          json.writeStringField("assessment", assessment.hex());
          json.writeStringField("outcome", told.outcome().text());
          if (told.base().isPresent()) {
            json.writeStringField("base", told.base().get().hex());
          }
        });
    told.changes().forEach(this::fact);
  }

  private void fact(Fact.Key key, Optional<Fact> fact) {
    line(
        () -> {
          json.writeStringField(key.kind().name().toLowerCase(Locale.ROOT), key.subject());
          if (fact.isEmpty()) {
            json.writeNullField("value");
            return;
          }
          json.writeArrayFieldStart("value");
          for (String part : FactCodec.parts(fact.get())) {
            json.writeString(part);
          }
          json.writeEndArray();
        });
  }

  @Override
  public void end(Checkpoint said) {
    if (!said.equals(checkpoint)) {
      throw new HistoryException(
          "the history is not intact: its chain does not lead to its last entry, so the export"
              + " is not valid; run scorekeeper history verify to see where it breaks");
    }
    line(
        () -> {
          json.writeNumberField("entries", checkpoint.entries());
          json.writeStringField("head", checkpoint.head().hex());
        });
    try {
      json.writeRaw('\n');
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** A time as it is written. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  private void line(Properties properties) {
    try {
      json.writeStartObject();
      properties.write();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Properties {
    void write() throws IOException;
  }

  /** Exports are looked at in terminals and reviews, so what acts instead of showing is escaped. */
  private static final class Escapes extends CharacterEscapes {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7f] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      return switch (Character.getType(ch)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            new SerializedString(String.format("\\u%04x", ch));
        default -> null;
      };
    }
  }
}
