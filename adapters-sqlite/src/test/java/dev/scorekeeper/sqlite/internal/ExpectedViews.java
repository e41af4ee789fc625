package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.branch.BranchLine;
import dev.scorekeeper.domain.branch.Place;
import dev.scorekeeper.domain.branch.Speaker;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.FactCodec;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.sql.Views;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
  private final Map<RunId, Place<OneRun>> places = new HashMap<>();
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
      views.findPlaces(stream);
      views.add(stream);
    }
    ExpectedPortfolio portfolio = new ExpectedPortfolio(history);
    views.rows.put("portfolio", portfolio.projects());
    views.rows.put("portfolio_trend", portfolio.weeks());
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
    addTransitions(stream, domains, spans);
    addLedger(stream, spans, domains);
    addFindings(stream, spans);
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
        revision(run),
        standing(recorded),
        TIME.format(recorded.at()),
        day(recorded.at()),
        week(recorded.at()),
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
        TIME.format(recorded.at()),
        day(recorded.at()),
        week(recorded.at()),
        run.id(),
        revision(run),
        recorded.outcome().text(),
        numbers(recorded));
  }

  /** A run's commit, and who made it. */
  private String revision(Run run) {
    Optional<CommitFact> commit =
        run.revision().flatMap(revision -> history.runs().commit(run.stream().project(), revision));
    return join(run.revision().orElse(null), commit.map(CommitFact::author).orElse(null));
  }

  private String standing(RecordedRun recorded) {
    if (recorded.run().source() == Source.DRAFT) {
      return "draft";
    }
    if (recorded.left()) {
      return "left";
    }
    Place<OneRun> place = places.get(recorded.run().id());
    return place == null ? "silent" : place.voice().name().toLowerCase(Locale.ROOT);
  }

  /** A run with the digest of what it found. */
  private record OneRun(Run run, Digest found, boolean isReadable) implements Speaker {
    @Override
    public boolean saysTheSame(Speaker other) {
      return other instanceof OneRun one
          && one.run.ruleset().equals(run.ruleset())
          && one.found.equals(found);
    }
  }

  private boolean isReadable(Run run) {
    return Objects.requireNonNull(facts.get(run.id())).outcome() == Outcome.ASSESSED;
  }

  private void findPlaces(StreamId stream) {
    List<OneRun> own = new ArrayList<>();
    List<Tip> tips = new ArrayList<>();
    Map<String, CommitFact> commits = new HashMap<>();
    RunLog log = history.log();
    log.entries(
        log.checkpoint().entries(),
        entry -> {
          if (entry instanceof LogEntry.OfRun run) {
            if (run.run().stream().equals(stream) && run.run().source() != Source.DRAFT) {
              own.add(new OneRun(run.run(), run.assessment(), isReadable(run.run())));
            }
          } else if (entry instanceof LogEntry.OfTip tip) {
            if (tip.tip().stream().equals(stream)) {
              tips.add(tip.tip());
            }
          } else if (entry instanceof LogEntry.OfCommits line
              && line.line().project().equals(stream.project())) {
            line.line().commits().forEach(commit -> commits.put(commit.revision(), commit));
          }
        });
    BranchLine.of(stream, own, tips, commits)
        .places()
        .forEach(place -> places.put(place.speaker().run().id(), place));
  }

  private String numbers(RecordedRun recorded) {
    Optional<Tally> tally = recorded.tally();
    LayerCounts layers =
        Objects.requireNonNull(facts.get(recorded.run().id())).assessment().layers();
    return join(
        tally.map(Tally::domains).orElse(null),
        tally.map(Tally::implemented).orElse(null),
        tally.map(Tally::planned).orElse(null),
        tally.map(Tally::broken).orElse(null),
        tally.map(Tally::cataloged).orElse(null),
        tally.map(t -> t.domains() - t.cataloged()).orElse(null),
        tally.map(ExpectedViews::percent).orElse(null),
        number(layers.registryEntries()),
        number(layers.systemSequences()),
        number(layers.catalogEntries()),
        number(layers.catalogSequences()),
        recorded.errors(),
        recorded.warnings(),
        RulesetCodec.number(recorded.run().ruleset()),
        recorded.run().ruleset().settings());
  }

  private static @Nullable String percent(Tally tally) {
    BigDecimal of = BigDecimal.valueOf((long) tally.domains() - tally.cataloged());
    return of.signum() == 0
        ? null
        : BigDecimal.valueOf(100L * tally.implemented())
            .divide(of, 0, RoundingMode.HALF_UP)
            .toString();
  }

  private void addDomain(StreamId stream, Span span, List<Span> all) {
    List<Span> profiles =
        all.stream()
            .filter(other -> other.key().kind() == Fact.Kind.PROFILE)
            .filter(other -> other.key().subject().equals(span.key().subject()))
            .toList();
    for (Span profile : profiles) {
      Span later = profile.since().at().isAfter(span.since().at()) ? profile : span;
      Span sooner = until(profile).isBefore(until(span)) ? profile : span;
      if (later.since().at().isBefore(until(sooner))) {
        put(
            "domain_history",
            stream.project(),
            stream.branch(),
            span.key().subject(),
            profile(profile),
            verdict(span),
            TIME.format(later.since().at()),
            sooner.end().map(end -> TIME.format(end.until().at())).orElse(null),
            sooner.end().map(end -> seconds(later.since().at(), end.until().at())).orElse(null),
            run(later.since()).id(),
            sooner.end().map(end -> run(end.until()).id()).orElse(null),
            later.cause().text(),
            details(profile));
      }
      if (span.end().isEmpty() && profile.end().isEmpty()) {
        put(
            "domains",
            stream.project(),
            stream.branch(),
            span.key().subject(),
            profile(profile),
            verdict(span),
            TIME.format(span.since().at()),
            run(span.since()).id(),
            span.cause().text(),
            details(profile));
      }
    }
  }

  private static String profile(Span span) {
    Fact.DomainProfile profile = (Fact.DomainProfile) span.fact();
    return join(
        orNull(profile.name()),
        orNull(profile.category()),
        profile.sequenceFile().map(ExpectedViews::orNull).orElse(null));
  }

  private static String details(Span span) {
    Registry.Details details = ((Fact.DomainProfile) span.fact()).details();
    return join(
        details.file().map(WorkspacePath::value).orElse(null),
        orNull(details.owner()),
        orNull(details.due()));
  }

  private static String verdict(Span span) {
    Verdict verdict = ((Fact.DomainVerdict) span.fact()).verdict();
    return join(
        status(span),
        verdict instanceof Verdict.Broken broken ? broken.reason().text() : null,
        verdict.exists() ? verdict.size().movements() : null,
        verdict.exists() ? verdict.size().beats() : null);
  }

  private static String status(Span span) {
    return ((Fact.DomainVerdict) span.fact()).verdict().status().text();
  }

  /** What a domain said of itself at a moment, or right before it. */
  private static @Nullable String category(
      List<Span> all, String domain, Instant at, boolean before) {
    return all.stream()
        .filter(span -> span.key().equals(Fact.Key.ofProfile(domain)))
        .filter(
            span ->
                before
                    ? until(span).equals(at)
                    : !span.since().at().isAfter(at) && until(span).isAfter(at))
        .map(span -> orNull(((Fact.DomainProfile) span.fact()).category()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Instant until(Span span) {
    return span.end().map(end -> end.until().at()).orElse(Instant.MAX);
  }

  private void addTransitions(StreamId stream, List<Span> domains, List<Span> all) {
    List<OfDomain> renamings =
        Change.ofDomains(all).stream().filter(change -> change.formerly().isPresent()).toList();
    for (Span span : domains) {
      String domain = span.key().subject();
      Optional<String> from =
          domains.stream()
              .filter(other -> other.key().equals(span.key()))
              .filter(other -> until(other).equals(span.since().at()))
              .map(ExpectedViews::status)
              .findFirst();
      if (!from.equals(Optional.of(status(span)))) {
        Optional<String> formerly =
            renamings.stream()
                .filter(change -> change.at().equals(span.since()))
                .filter(change -> change.domain().equals(domain))
                .flatMap(change -> change.formerly().stream())
                .findFirst();
        addTransition(
            stream,
            join(
                domain,
                category(all, domain, span.since().at(), false),
                from.orElse(null),
                status(span),
                formerly.orElse(null),
                null),
            span.since(),
            span.cause().text());
      }
      boolean goesOn =
          domains.stream()
              .anyMatch(
                  other ->
                      other.key().equals(span.key()) && other.since().at().equals(until(span)));
      if (span.end().isPresent() && !goesOn) {
        Moment end = span.end().get().until();
        Optional<String> renamedTo =
            renamings.stream()
                .filter(change -> change.at().equals(end))
                .filter(change -> change.formerly().equals(Optional.of(domain)))
                .map(OfDomain::domain)
                .findFirst();
        addTransition(
            stream,
            join(
                domain,
                category(all, domain, end.at(), true),
                status(span),
                null,
                null,
                renamedTo.orElse(null)),
            end,
            span.end().get().cause().text());
      }
    }
  }

  private void addTransition(StreamId stream, String what, Moment moment, String cause) {
    put(
        "transitions",
        stream.project(),
        stream.branch(),
        what,
        run(moment).id(),
        TIME.format(moment.at()),
        day(moment.at()),
        week(moment.at()),
        revision(run(moment)),
        cause);
  }

  private void addLedger(StreamId stream, List<Span> spans, List<Span> domains) {
    Ledger ledger = Ledger.of(spans, Instant.MIN, Instant.MAX);
    for (Ledger.Holding found : ledger.opening()) {
      Moment at = beginning(domains, found).since();
      addLedger(
          stream,
          found.domain(),
          category(spans, found.domain(), at.at(), false),
          join("found", null, found.status().text()),
          at,
          join("first", null, null, null, null, null));
    }
    for (OfDomain entry : ledger.entries()) {
      Instant at = entry.at().at();
      addLedger(
          stream,
          entry.domain(),
          category(spans, entry.domain(), at, entry.to().isEmpty()),
          join(
              entry.event().text(),
              entry.from().map(verdict -> verdict.status().text()).orElse(null),
              entry.to().map(verdict -> verdict.status().text()).orElse(null)),
          entry.at(),
          join(
              entry.cause().text(),
              entry.since().map(TIME::format).orElse(null),
              entry.since().map(since -> seconds(since, at)).orElse(null),
              entry.since().map(since -> days(since, at)).orElse(null),
              null,
              entry.formerly().orElse(null)));
    }
    for (Ledger.Holding now : ledger.closing()) {
      String status = now.status().text();
      Instant last = last(stream);
      put(
          "ledger",
          stream.project(),
          stream.branch(),
          now.domain(),
          category(spans, now.domain(), last, false),
          "still-" + status,
          status,
          status,
          TIME.format(last),
          day(last),
          week(last),
          null,
          null,
          null,
          beginning(domains, now).cause().text(),
          TIME.format(now.since().orElseThrow()),
          null,
          null,
          days(now.since().orElseThrow(), last),
          null);
    }
  }

  /** The moment at which the branch stands, or else the last one for which there is a run. */
  private Instant last(StreamId stream) {
    Optional<Stand> stand = history.stream(stream).stand();
    return stand.isPresent()
        ? stand.get().at()
        : places.values().stream()
            .filter(place -> place.speaker().run().stream().equals(stream))
            .map(Place::at)
            .max(Instant::compareTo)
            .orElseThrow();
  }

  private static Span beginning(List<Span> domains, Ledger.Holding holding) {
    return domains.stream()
        .filter(span -> span.key().subject().equals(holding.domain()))
        .filter(span -> span.since().at().equals(holding.since().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }

  private void addLedger(
      StreamId stream,
      String domain,
      @Nullable String category,
      String what,
      Moment at,
      String rest) {
    put(
        "ledger",
        stream.project(),
        stream.branch(),
        domain,
        category,
        what,
        TIME.format(at.at()),
        day(at.at()),
        week(at.at()),
        run(at).id(),
        revision(run(at)),
        rest);
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

  /** A time goes on as long as one wording begins where another ends. */
  private void addFindings(StreamId stream, List<Span> spans) {
    Map<Fact.Key, TreeMap<Instant, Span>> wordings = new TreeMap<>();
    spans.stream()
        .filter(span -> span.key().kind() == Fact.Kind.FINDING)
        .forEach(
            span ->
                wordings
                    .computeIfAbsent(span.key(), key -> new TreeMap<>())
                    .put(span.since().at(), span));
    wordings.forEach(
        (key, its) -> {
          for (Span first : its.values()) {
            if (its.values().stream().anyMatch(o -> until(o).equals(first.since().at()))) {
              continue;
            }
            Span last = first;
            while (its.containsKey(until(last))) {
              last = Objects.requireNonNull(its.get(until(last)));
            }
            addFinding(stream, first, last);
          }
        });
  }

  private void addFinding(StreamId stream, Span first, Span last) {
    Finding finding = ((Fact.RaisedFinding) last.fact()).finding();
    Instant since = first.since().at();
    String what =
        join(
            stream.project(),
            stream.branch(),
            finding.id(),
            finding.severity().text(),
            finding.subject(),
            finding.message(),
            finding.file().map(WorkspacePath::value).orElse(null),
            TIME.format(since),
            TIME.format(last.since().at()));
    put(
        "finding_history",
        what,
        last.end().map(end -> TIME.format(end.until().at())).orElse(null),
        last.end().map(end -> seconds(since, end.until().at())).orElse(null),
        week(since),
        last.end().map(end -> week(end.until().at())).orElse(null),
        run(first.since()).id(),
        last.end().map(end -> run(end.until()).id()).orElse(null),
        first.cause().text(),
        last.end().map(end -> end.cause().text()).orElse(null));
    if (last.end().isEmpty()) {
      put("findings", what, run(first.since()).id(), first.cause().text());
    }
  }

  private static String day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  private static String week(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).with(DayOfWeek.MONDAY).toString();
  }

  private static long seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  private static long days(Instant from, Instant to) {
    return Duration.between(from, to).toDays();
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

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Integer number(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }
}
