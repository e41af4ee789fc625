package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.FactCodec;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RulesetCodec;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the views should show, worked out in plain Java from another history that holds the same
 * runs. A row is its values' texts joined by {@code |}.
 */
final class ExpectedViews {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final History history;
  private final Map<RunId, Facts> facts;
  private final Map<Long, Run> runs = new HashMap<>();
  private final Map<String, List<String>> rows = new TreeMap<>();

  private ExpectedViews(History history, Map<RunId, Facts> facts) {
    this.history = history;
    this.facts = facts;
    Views.ALL.forEach(view -> rows.put(view.name(), new ArrayList<>()));
  }

  /** The rows of all views, sorted. */
  static Map<String, List<String>> of(History history, Map<RunId, Facts> facts) {
    ExpectedViews views = new ExpectedViews(history, facts);
    for (StreamId stream : history.streams()) {
      views.add(stream);
    }
    views.rows.values().forEach(list -> list.sort(null));
    return views.rows;
  }

  private void add(StreamId stream) {
    List<RecordedRun> all = history.stream(stream).runs(Integer.MAX_VALUE);
    all.forEach(recorded -> runs.put(recorded.position(), recorded.run()));
    all.forEach(this::addRun);
    history.stream(stream).moments(Instant.MIN).forEach(this::addMoment);
    List<Span> spans = history.stream(stream).spans(Instant.MIN);
    List<Span> domains =
        spans.stream().filter(span -> span.key().kind() == Fact.Kind.DOMAIN).toList();
    domains.forEach(span -> addDomain(stream, span, spans));
    addTransitions(stream, domains);
    addLedger(stream, spans, domains);
    spans.stream()
        .filter(span -> span.key().kind() == Fact.Kind.FINDING)
        .forEach(span -> addFinding(stream, span));
    spans.stream()
        .filter(span -> span.key().kind() == Fact.Kind.LAYER && span.end().isEmpty())
        .filter(span -> span.key().subject().startsWith("plugin "))
        .forEach(span -> addPlugin(stream, span));
  }

  private void addRun(RecordedRun recorded) {
    Run run = recorded.run();
    put(
        "runs",
        run.id(),
        run.stream().project(),
        run.stream().branch(),
        run.source().text(),
        run.revision().orElse(null),
        TIME.format(run.observedAt()),
        TIME.format(run.recordedAt()),
        recorded.outcome().text(),
        numbers(recorded));
  }

  private void addMoment(RecordedRun recorded) {
    Run run = recorded.run();
    put(
        "trend",
        run.stream().project(),
        run.stream().branch(),
        TIME.format(run.observedAt()),
        run.id(),
        run.revision().orElse(null),
        recorded.outcome().text(),
        numbers(recorded));
  }

  private String numbers(RecordedRun recorded) {
    Optional<Tally> tally = recorded.tally();
    LayerCounts layers =
        Objects.requireNonNull(facts.get(recorded.run().id())).assessment().layers();
    return join(
        tally.map(Tally::domains).orElse(null),
        tally.map(Tally::implemented).orElse(null),
        tally.map(Tally::implementedBySequenceFile).orElse(null),
        tally.map(Tally::implementedByCatalog).orElse(null),
        tally.map(Tally::planned).orElse(null),
        tally.map(Tally::broken).orElse(null),
        tally.map(t -> t.progress().implemented()).orElse(null),
        tally.map(t -> t.progress().of()).orElse(null),
        number(layers.systemSequences()),
        number(layers.catalogEntries()),
        number(layers.catalogSequences()),
        recorded.errors(),
        recorded.warnings(),
        number(layers.registryEntries()),
        RulesetCodec.number(recorded.run().ruleset()),
        recorded.run().ruleset().settings());
  }

  private void addDomain(StreamId stream, Span span, List<Span> all) {
    List<String> value = FactCodec.parts(span.fact());
    boolean implemented = value.get(0).equals("implemented");
    String verdict =
        join(
            value.get(0),
            implemented ? value.get(1) : null,
            value.get(0).equals("broken") ? value.get(1) : null,
            implemented ? value.get(2) : null,
            implemented ? value.get(3) : null);
    put(
        "domain_history",
        stream.project(),
        stream.branch(),
        span.key().subject(),
        verdict,
        TIME.format(span.since().at()),
        span.end().map(end -> TIME.format(end.until().at())).orElse(null),
        run(span.since()).id(),
        span.end().map(end -> run(end.until()).id()).orElse(null),
        span.cause().text());
    if (span.end().isEmpty()) {
      Fact.Key key = new Fact.Key(Fact.Kind.PROFILE, span.key().subject());
      List<String> profile =
          all.stream()
              .filter(other -> other.key().equals(key) && other.end().isEmpty())
              .map(other -> FactCodec.parts(other.fact()))
              .findFirst()
              .orElseThrow();
      put(
          "domains",
          stream.project(),
          stream.branch(),
          span.key().subject(),
          orNull(profile.get(0)),
          orNull(profile.get(1)),
          third(profile),
          verdict,
          TIME.format(span.since().at()),
          run(span.since()).id(),
          span.cause().text());
    }
  }

  private void addTransitions(StreamId stream, List<Span> domains) {
    for (Span span : domains) {
      Optional<Span> before =
          domains.stream()
              .filter(other -> other.key().equals(span.key()))
              .filter(
                  other -> other.end().filter(end -> end.until().equals(span.since())).isPresent())
              .findFirst();
      Optional<String> from = before.map(other -> FactCodec.parts(other.fact()).get(0));
      if (!from.equals(Optional.of(FactCodec.parts(span.fact()).get(0)))) {
        addTransition(
            stream,
            span,
            from.orElse(null),
            FactCodec.parts(span.fact()).get(0),
            span.since(),
            span.cause().text());
      }
      span.end()
          .filter(
              end ->
                  domains.stream()
                      .noneMatch(
                          other ->
                              other.key().equals(span.key()) && other.since().equals(end.until())))
          .ifPresent(
              end ->
                  addTransition(
                      stream,
                      span,
                      FactCodec.parts(span.fact()).get(0),
                      null,
                      end.until(),
                      end.cause().text()));
    }
  }

  private void addTransition(
      StreamId stream,
      Span span,
      @Nullable String from,
      @Nullable String to,
      Moment moment,
      String cause) {
    put(
        "transitions",
        stream.project(),
        stream.branch(),
        span.key().subject(),
        from,
        to,
        run(moment).id(),
        TIME.format(moment.at()),
        run(moment).revision().orElse(null),
        cause);
  }

  private void addLedger(StreamId stream, List<Span> spans, List<Span> domains) {
    Ledger ledger = Ledger.of(spans, Instant.MIN, Instant.MAX);
    for (Ledger.Holding found : ledger.opening()) {
      Span span =
          domains.stream()
              .filter(other -> other.key().subject().equals(found.domain()))
              .filter(other -> other.since().at().equals(found.since()))
              .findFirst()
              .orElseThrow();
      put(
          "ledger",
          stream.project(),
          stream.branch(),
          found.domain(),
          "found",
          null,
          found.account().text(),
          TIME.format(found.since()),
          run(span.since()).id(),
          run(span.since()).revision().orElse(null),
          "first",
          null,
          null,
          null);
    }
    for (OfDomain entry : ledger.entries()) {
      put(
          "ledger",
          stream.project(),
          stream.branch(),
          entry.domain(),
          entry.event().text(),
          entry.debit().map(Status::text).orElse(null),
          entry.credit().map(Status::text).orElse(null),
          TIME.format(entry.at().at()),
          run(entry.at()).id(),
          run(entry.at()).revision().orElse(null),
          entry.cause().text(),
          entry.since().map(TIME::format).orElse(null),
          entry
              .since()
              .map(since -> Duration.between(since, entry.at().at()).toDays())
              .orElse(null),
          entry.formerly().orElse(null));
    }
    for (Ledger.Holding now : ledger.closing()) {
      Span span =
          domains.stream()
              .filter(other -> other.key().subject().equals(now.domain()))
              .filter(other -> other.since().at().equals(now.since()))
              .findFirst()
              .orElseThrow();
      Instant last = history.stream(stream).speaker(Instant.MAX).orElseThrow().run().observedAt();
      put(
          "ledger",
          stream.project(),
          stream.branch(),
          now.domain(),
          "still-" + now.account().text(),
          now.account().text(),
          now.account().text(),
          TIME.format(last),
          null,
          null,
          span.cause().text(),
          TIME.format(now.since()),
          Duration.between(now.since(), last).toDays(),
          null);
    }
  }

  private void addPlugin(StreamId stream, Span span) {
    put(
        "plugins",
        stream.project(),
        stream.branch(),
        orNull(span.key().subject().substring("plugin ".length())),
        String.join("|", FactCodec.parts(span.fact())),
        TIME.format(span.since().at()),
        run(span.since()).id(),
        span.cause().text());
  }

  private void addFinding(StreamId stream, Span span) {
    String[] names = span.key().subject().split(" ", 2);
    String finding =
        join(
            stream.project(),
            stream.branch(),
            names[0],
            FactCodec.parts(span.fact()).get(0),
            names[1],
            FactCodec.parts(span.fact()).get(1),
            third(FactCodec.parts(span.fact())),
            TIME.format(span.since().at()));
    put(
        "finding_history",
        finding,
        span.end().map(end -> TIME.format(end.until().at())).orElse(null),
        run(span.since()).id(),
        span.end().map(end -> run(end.until()).id()).orElse(null),
        span.cause().text(),
        span.end().map(end -> end.cause().text()).orElse(null));
    if (span.end().isEmpty()) {
      put("findings", finding, run(span.since()).id(), span.cause().text());
    }
  }

  private Run run(Moment moment) {
    return Objects.requireNonNull(runs.get(moment.position()));
  }

  private void put(String view, @Nullable Object... values) {
    Objects.requireNonNull(rows.get(view)).add(join(values));
  }

  static String join(@Nullable Object... values) {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("|"));
  }

  /** The part that says a file, where there is one. */
  private static @Nullable String third(List<String> value) {
    return value.size() < 3 ? null : orNull(value.get(2));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Integer number(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }
}
