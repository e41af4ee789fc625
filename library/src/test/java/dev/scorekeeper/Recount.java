package dev.scorekeeper;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the questions of docs/schema.md, counted once more from the runs and spans of a
 * stream. A row is its values' texts joined by {@code |}.
 */
final class Recount {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Comparator<@Nullable String> NOTHING_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private final List<RecordedRun> runs;
  private final List<RecordedRun> assessed;
  private final Map<Long, RecordedRun> byPosition = new HashMap<>();
  private final Instant last;
  private final List<Span> spans;
  private final List<OfDomain> changes;

  /** A domain at a time. */
  private record State(
      String domain, @Nullable String category, Verdict verdict, Span said, Span profile) {
    Status status() {
      return verdict.status();
    }

    boolean is(Status status) {
      return status() == status;
    }
  }

  /** A time during which a rule spoke of a subject: its first and its last words. */
  private record Spoken(Span first, Span last) {
    Finding finding() {
      return ((Fact.RaisedFinding) last.fact()).finding();
    }
  }

  private Recount(StreamHistory stream) {
    runs = stream.runs(Integer.MAX_VALUE);
    runs.forEach(run -> byPosition.put(run.position(), run));
    assessed =
        stream.moments(Instant.MIN).stream()
            .filter(run -> run.outcome() == Outcome.ASSESSED)
            .toList();
    last = stream.speaker(Instant.MAX).orElseThrow().run().observedAt();
    spans = stream.spans(Instant.MIN);
    changes = Change.ofDomains(spans);
  }

  /** The answers by question. */
  static Map<String, List<String>> of(StreamHistory stream, String day, Instant time) {
    Recount it = new Recount(stream);
    Map<String, List<String>> answers = new LinkedHashMap<>();
    answers.put("How did progress go, week by week?", it.progress());
    answers.put("How did it go in each category?", it.categoriesByWeek());
    answers.put("Where does each category stand?", it.categories());
    answers.put("What has been planned the longest?", it.stillPlanned());
    answers.put("How long was each domain planned before it was delivered?", it.waits());
    answers.put("How long on average, by category?", it.meanWaits());
    answers.put("How long does a repair take?", it.repairs());
    answers.put("Which commit delivered a domain?", it.deliveries());
    answers.put("How much is delivered a month?", it.deliveriesByMonth());
    answers.put("How much does the plan change, week by week?", it.churn());
    answers.put("What broke on a day?", it.broke(day));
    answers.put("What did the plan look like at a time?", it.plan(time));
    answers.put("Which commit brought progress the furthest?", it.furthest());
    answers.put("How many findings are opened and resolved, week by week?", it.findingsByWeek());
    answers.put("What is open, by rule, and since when?", it.open());
    answers.put("Which findings come back?", it.comeBack());
    answers.put("Which setbacks does no renaming and no change of rules explain?", it.setbacks());
    answers.put("What has nobody touched since the history began?", it.untouched());
    answers.put("How does the size of what is implemented grow, week by week?", it.sizes());
    answers.put("How often is it run, and how often in vain?", it.runs());
    return answers;
  }

  private List<String> progress() {
    List<String> rows = new ArrayList<>();
    byWeek()
        .forEach(
            (week, at) -> {
              List<State> counted = counted(at);
              rows.add(
                  row(
                      week,
                      count(counted, Status.IMPLEMENTED),
                      counted.size(),
                      counted.isEmpty() ? null : percent(counted)));
            });
    return rows;
  }

  private List<String> categoriesByWeek() {
    List<String> rows = new ArrayList<>();
    byWeek()
        .forEach(
            (week, at) ->
                group(counted(at), State::category)
                    .forEach(
                        (category, its) ->
                            rows.add(
                                row(week, category, count(its, Status.IMPLEMENTED), its.size()))));
    return rows;
  }

  private List<String> categories() {
    List<String> rows = new ArrayList<>();
    group(counted(last), State::category)
        .forEach(
            (category, its) ->
                rows.add(
                    row(
                        category,
                        count(its, Status.IMPLEMENTED),
                        count(its, Status.PLANNED),
                        count(its, Status.BROKEN),
                        percent(its))));
    return rows;
  }

  private List<String> stillPlanned() {
    return counted(last).stream()
        .filter(state -> state.is(Status.PLANNED))
        .sorted(Comparator.comparing(this::since).thenComparing(State::domain))
        .map(
            state ->
                row(
                    state.domain(),
                    state.category(),
                    TIME.format(since(state)),
                    Duration.between(since(state), last).toDays()))
        .toList();
  }

  private List<String> waits() {
    return waiting().stream()
        .map(
            change ->
                row(
                    change.domain(),
                    TIME.format(change.since().orElseThrow()),
                    TIME.format(change.at().at()),
                    waited(change).toDays()))
        .toList();
  }

  private List<String> meanWaits() {
    List<String> rows = new ArrayList<>();
    group(waiting(), change -> state(change).category())
        .forEach(
            (category, its) ->
                rows.add(
                    row(
                        category,
                        its.size(),
                        its.stream().mapToLong(change -> waited(change).toDays()).sum()
                            / its.size())));
    return rows;
  }

  private List<OfDomain> waiting() {
    return changes(Event.DELIVERED).stream()
        .filter(change -> change.from().filter(Verdict.Planned.class::isInstance).isPresent())
        .toList();
  }

  private List<String> repairs() {
    List<Long> hours =
        changes(Event.REPAIRED, Event.DELIVERED).stream()
            .filter(change -> change.from().filter(Verdict.Broken.class::isInstance).isPresent())
            .map(change -> waited(change).toHours())
            .toList();
    return List.of(
        hours.isEmpty()
            ? row(0, null, null)
            : row(
                hours.size(),
                hours.stream().mapToLong(Long::longValue).sum() / hours.size(),
                hours.stream().mapToLong(Long::longValue).max().orElseThrow()));
  }

  private List<String> deliveries() {
    return changes(Event.DELIVERED, Event.ADDED).stream()
        .map(
            change ->
                row(
                    change.domain(),
                    change.event().text(),
                    revision(change.at().position()),
                    TIME.format(change.at().at())))
        .toList();
  }

  private List<String> deliveriesByMonth() {
    List<String> rows = new ArrayList<>();
    group(
            changes(Event.DELIVERED, Event.ADDED),
            change -> TIME.format(change.at().at()).substring(0, 7))
        .forEach((month, its) -> rows.add(row(month, its.size())));
    return rows;
  }

  private List<String> churn() {
    List<String> rows = new ArrayList<>();
    group(changes(Event.PLANNED, Event.REPLANNED, Event.DROPPED), change -> week(change.at().at()))
        .forEach(
            (week, its) ->
                rows.add(
                    row(
                        week,
                        its.stream().filter(is(Event.PLANNED)).count(),
                        its.stream().filter(is(Event.REPLANNED)).count(),
                        its.stream().filter(is(Event.DROPPED)).count())));
    return rows;
  }

  private List<String> broke(String day) {
    return changes(Event.BROKE, Event.ADDED_BROKEN).stream()
        .filter(change -> TIME.format(change.at().at()).startsWith(day))
        .map(
            change ->
                row(
                    change.domain(),
                    change.event().text(),
                    change.from().map(from -> from.status().text()).orElse(null),
                    TIME.format(change.at().at()),
                    revision(change.at().position())))
        .toList();
  }

  private List<String> plan(Instant time) {
    return states(time).stream()
        .map(
            state ->
                row(
                    state.domain(),
                    state.category(),
                    state.status().text(),
                    state.verdict() instanceof Verdict.Broken broken
                        ? broken.reason().text()
                        : null,
                    state.verdict().exists() ? state.verdict().size().movements() : null,
                    state.verdict().exists() ? state.verdict().size().beats() : null))
        .toList();
  }

  private List<String> furthest() {
    Optional<String> row = Optional.empty();
    long best = 0;
    for (int i = 1; i < assessed.size(); i++) {
      Instant at = assessed.get(i).run().observedAt();
      long now = count(states(at), Status.IMPLEMENTED);
      long more = now - count(states(assessed.get(i - 1).run().observedAt()), Status.IMPLEMENTED);
      if (more > best) {
        best = more;
        row = Optional.of(row(TIME.format(at), revision(assessed.get(i).position()), now, more));
      }
    }
    return row.stream().toList();
  }

  private List<String> findingsByWeek() {
    Map<String, int[]> weeks = new TreeMap<>();
    for (Spoken spoken : spoken()) {
      if (spoken.first().cause() == Cause.CHANGE) {
        weeks.computeIfAbsent(week(spoken.first().since().at()), week -> new int[2])[0]++;
      }
      spoken
          .last()
          .end()
          .filter(end -> end.cause() == Cause.CHANGE)
          .ifPresent(end -> weeks.computeIfAbsent(week(end.until().at()), week -> new int[2])[1]++);
    }
    List<String> rows = new ArrayList<>();
    weeks.forEach((week, counts) -> rows.add(row(week, counts[0], counts[1])));
    return rows;
  }

  private List<String> open() {
    List<String> rows = new ArrayList<>();
    List<Spoken> open = spoken().stream().filter(spoken -> spoken.last().end().isEmpty()).toList();
    for (Severity severity : Severity.values()) {
      group(
              open.stream().filter(one -> one.finding().severity() == severity).toList(),
              one -> one.finding().id())
          .forEach(
              (rule, its) -> {
                List<Instant> since =
                    its.stream().map(one -> one.first().since().at()).sorted().toList();
                rows.add(
                    row(
                        rule,
                        severity.text(),
                        its.size(),
                        TIME.format(since.get(0)),
                        TIME.format(since.get(since.size() - 1))));
              });
    }
    return rows;
  }

  private List<String> comeBack() {
    record Returned(Finding finding, int times, Instant last) {}
    return spoken().stream()
        .collect(Collectors.groupingBy(one -> one.first().key()))
        .values()
        .stream()
        .filter(its -> its.size() > 1)
        .map(
            its ->
                new Returned(
                    its.get(0).finding(),
                    its.size(),
                    its.stream()
                        .map(one -> one.first().since().at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow()))
        .sorted(
            Comparator.comparing(Returned::times, Comparator.reverseOrder())
                .thenComparing(one -> one.finding().id())
                .thenComparing(one -> one.finding().subject()))
        .map(
            one ->
                row(
                    one.finding().id(),
                    one.finding().subject(),
                    one.times(),
                    TIME.format(one.last())))
        .toList();
  }

  private List<String> setbacks() {
    List<String> rows = new ArrayList<>();
    for (Span span : ends()) {
      Span.End end = span.end().orElseThrow();
      String domain = span.key().subject();
      Optional<Status> next = beginning(span.key(), end.until().at()).map(Recount::status);
      boolean renamed =
          changes.stream()
              .anyMatch(
                  change ->
                      change.at().equals(end.until())
                          && change.formerly().equals(Optional.of(domain)));
      if (status(span) == Status.IMPLEMENTED
          && !next.equals(Optional.of(Status.IMPLEMENTED))
          && end.cause() == Cause.CHANGE
          && !renamed) {
        rows.add(
            row(
                TIME.format(end.until().at()),
                domain,
                next.map(Status::text).orElse(null),
                revision(end.until().position())));
      }
    }
    return rows;
  }

  /** Spans of verdicts that ended, by end and domain. */
  private List<Span> ends() {
    return of(Fact.Kind.DOMAIN).stream()
        .filter(span -> span.end().isPresent())
        .sorted(Comparator.comparing(Recount::until).thenComparing(span -> span.key().subject()))
        .toList();
  }

  private List<String> untouched() {
    return states(last).stream()
        .filter(
            state -> state.said().cause() == Cause.FIRST && state.profile().cause() == Cause.FIRST)
        .map(
            state ->
                row(
                    state.domain(),
                    state.category(),
                    state.status().text(),
                    TIME.format(state.said().since().at())))
        .toList();
  }

  private List<String> sizes() {
    List<String> rows = new ArrayList<>();
    byWeek()
        .forEach(
            (week, at) -> {
              List<State> implemented =
                  states(at).stream().filter(state -> state.is(Status.IMPLEMENTED)).toList();
              if (!implemented.isEmpty()) {
                rows.add(
                    row(
                        week,
                        implemented.size(),
                        implemented.stream().mapToLong(s -> s.verdict().size().movements()).sum(),
                        implemented.stream().mapToLong(s -> s.verdict().size().beats()).sum()));
              }
            });
    return rows;
  }

  private List<String> runs() {
    List<String> rows = new ArrayList<>();
    group(
            runs,
            run ->
                TIME.format(run.run().observedAt()).substring(0, 10)
                    + "|"
                    + run.run().source().text())
        .forEach(
            (key, its) ->
                rows.add(
                    row(
                        key,
                        its.size(),
                        its.stream().filter(run -> run.tally().isEmpty()).count())));
    return rows;
  }

  // ----

  /** The last assessed moment of each week. */
  private Map<String, Instant> byWeek() {
    Map<String, Instant> weeks = new TreeMap<>();
    assessed.forEach(run -> weeks.put(week(run.run().observedAt()), run.run().observedAt()));
    return weeks;
  }

  private List<State> states(Instant at) {
    Map<String, Span> profiles = new HashMap<>();
    of(Fact.Kind.PROFILE).stream()
        .filter(span -> holds(span, at))
        .forEach(span -> profiles.put(span.key().subject(), span));
    return of(Fact.Kind.DOMAIN).stream()
        .filter(span -> holds(span, at))
        .map(
            span -> {
              Span profile = Objects.requireNonNull(profiles.get(span.key().subject()));
              String category = ((Fact.DomainProfile) profile.fact()).category();
              return new State(
                  span.key().subject(),
                  category.isEmpty() ? null : category,
                  ((Fact.DomainVerdict) span.fact()).verdict(),
                  span,
                  profile);
            })
        .sorted(Comparator.comparing(State::domain))
        .toList();
  }

  private List<State> counted(Instant at) {
    return states(at).stream().filter(state -> !state.is(Status.CATALOGED)).toList();
  }

  private State state(OfDomain change) {
    return states(change.at().at()).stream()
        .filter(state -> state.domain().equals(change.domain()))
        .findFirst()
        .orElseThrow();
  }

  /** Since when a domain has the status that it has. */
  private Instant since(State state) {
    Span span = state.said();
    while (true) {
      Instant from = span.since().at();
      Optional<Span> before =
          of(Fact.Kind.DOMAIN).stream()
              .filter(other -> other.key().equals(state.said().key()))
              .filter(other -> until(other).equals(from) && status(other) == state.status())
              .findFirst();
      if (before.isEmpty()) {
        return from;
      }
      span = before.get();
    }
  }

  private List<Spoken> spoken() {
    List<Spoken> all = new ArrayList<>();
    for (Span first : of(Fact.Kind.FINDING)) {
      boolean goesOn =
          of(Fact.Kind.FINDING).stream()
              .anyMatch(
                  other ->
                      other.key().equals(first.key()) && until(other).equals(first.since().at()));
      if (!goesOn) {
        Span end = first;
        Optional<Span> next = beginning(end.key(), until(end));
        while (next.isPresent()) {
          end = next.get();
          next = beginning(end.key(), until(end));
        }
        all.add(new Spoken(first, end));
      }
    }
    return all;
  }

  private Optional<Span> beginning(Fact.Key key, Instant at) {
    return spans.stream()
        .filter(span -> span.key().equals(key) && span.since().at().equals(at))
        .findFirst();
  }

  private List<Span> of(Fact.Kind kind) {
    return spans.stream().filter(span -> span.key().kind() == kind).toList();
  }

  /** The changes of these events, by time and domain. */
  private List<OfDomain> changes(Event... events) {
    return changes.stream()
        .filter(change -> List.of(events).contains(change.event()))
        .sorted(
            Comparator.comparing((OfDomain change) -> change.at().at())
                .thenComparing(OfDomain::domain))
        .toList();
  }

  private static Predicate<OfDomain> is(Event event) {
    return change -> change.event() == event;
  }

  private static Duration waited(OfDomain change) {
    return Duration.between(change.since().orElseThrow(), change.at().at());
  }

  private static Status status(Span span) {
    return ((Fact.DomainVerdict) span.fact()).verdict().status();
  }

  private static boolean holds(Span span, Instant at) {
    return !span.since().at().isAfter(at) && until(span).isAfter(at);
  }

  private static Instant until(Span span) {
    return span.end().map(end -> end.until().at()).orElse(Instant.MAX);
  }

  private @Nullable String revision(long position) {
    return Objects.requireNonNull(byPosition.get(position)).run().revision().orElse(null);
  }

  private static long count(Collection<State> states, Status status) {
    return states.stream().filter(state -> state.is(status)).count();
  }

  private static long percent(Collection<State> counted) {
    return Math.round(100.0 * count(counted, Status.IMPLEMENTED) / counted.size());
  }

  private static String week(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).with(DayOfWeek.MONDAY).toString();
  }

  private static <T> Map<@Nullable String, List<T>> group(
      List<T> all, Function<T, @Nullable String> by) {
    Map<@Nullable String, List<T>> groups = new TreeMap<>(NOTHING_FIRST);
    all.forEach(one -> groups.computeIfAbsent(by.apply(one), key -> new ArrayList<>()).add(one));
    return groups;
  }

  static String row(@Nullable Object... values) {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
