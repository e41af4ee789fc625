package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of the plan between two moments of a stream: where every domain stood at the first,
 * each move of one since then, and where they stand at the last. Domains that restate the catalog
 * are not counted. The books balance: {@code opening} with all {@code entries} gives {@code
 * closing}, account by account.
 *
 * @param after the first moment; what happened at it is no entry. Where the stream begins later,
 *     its first assessed moment is the opening
 * @param through the last moment; what happened at it is an entry
 * @param opening the counted domains at the first moment, by id
 * @param entries by moment, then by event and domain
 * @param closing the counted domains at the last moment, by id
 */
public record Ledger(
    Instant after,
    Instant through,
    List<Holding> opening,
    List<Entry> entries,
    List<Holding> closing) {
  public Ledger {
    opening = List.copyOf(opening);
    entries = List.copyOf(entries);
    closing = List.copyOf(closing);
  }

  /** Where a registered domain is booked. */
  public enum Account {
    /** It is meant to exist. */
    PLANNED,
    /** Its sequence file exists. */
    IMPLEMENTED,
    /** It names a sequence file that is no evidence. */
    BROKEN,
    /** It merely restates the catalog, so it is not counted. */
    RESTATING;

    /** The account in outputs. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its domains are among those that progress is out of. */
    public boolean isCounted() {
      return this != RESTATING;
    }

    /** The account of a verdict. */
    public static Account of(Verdict verdict) {
      if (verdict instanceof Verdict.ByCatalog) {
        return RESTATING;
      }
      if (verdict instanceof Verdict.Planned) {
        return PLANNED;
      }
      return verdict instanceof Verdict.Broken ? BROKEN : IMPLEMENTED;
    }
  }

  /** What happened to a domain at a moment. The first that fits is the one. */
  public enum Event {
    /** Other rules or settings say otherwise: nobody knows whether anything happened. */
    REASSESSED,
    /** It left while another arrived that names the same sequence file: the same under a new id. */
    RENAMED,
    /** Planned, or planned before it broke; now implemented. */
    DELIVERED,
    /** Planned, or planned before it broke; now gone. */
    DROPPED,
    /** Registered before, gone for a time, and there again. */
    RETURNED,
    /** There for the first time, and already implemented: it was never planned. */
    ARRIVED_FINISHED,
    /** There for the first time, and naming a sequence file that is no evidence. */
    ARRIVED_BROKEN,
    /** There for the first time, as a plan. */
    PLANNED,
    /** Implemented or planned; the sequence file that it names now is no evidence. */
    BROKEN,
    /** Broken, and not planned before that; now implemented. */
    REPAIRED,
    /** Implemented, or implemented before it broke; now gone. */
    LOST,
    /** Broken for as long as it was there; now gone. */
    DISCARDED,
    /** Implemented or broken; now it names no file any more, and is a plan again. */
    PLANNED_AGAIN,
    /** Counted until now; now it merely restates the catalog. */
    RESTATED,
    /** It merely restated the catalog; now it is counted. */
    SET_APART;

    /** The event in outputs. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A domain on a counted account.
   *
   * @param since when it was booked there, which may be long before the ledger
   */
  public record Holding(String domain, Account account, Instant since) {}

  /**
   * A move of a domain from an account to another.
   *
   * @param domain its id; of one that was renamed the new id
   * @param formerly the old id of one that was renamed
   * @param from what it was until then; empty when it was not registered
   * @param to what it is since; empty when it is not registered any more
   * @param since since when it stood where it came from; of one that returned, since when it was
   *     gone; empty when it came from nowhere
   * @param left of one that returned, what it was when it left
   */
  public record Entry(
      Event event,
      String domain,
      Optional<String> formerly,
      Optional<Verdict> from,
      Optional<Verdict> to,
      Moment at,
      Cause cause,
      Optional<Instant> since,
      Optional<Verdict> left) {
    private static final Comparator<Entry> IN_ORDER =
        Comparator.comparing((Entry entry) -> entry.at.at())
            .thenComparing(Entry::event)
            .thenComparing(Entry::domain);

    /** The account it came from, if any. */
    public Optional<Account> debit() {
      return from.map(Account::of);
    }

    /** The account it went to, if any. */
    public Optional<Account> credit() {
      return to.map(Account::of);
    }
  }

  /**
   * The ledger of a stream between two moments.
   *
   * @param lives the spans of its domains and their profiles from the beginning, in any order; what
   *     came before the first moment tells what returned, and since when something was planned
   */
  public static Ledger of(Collection<Span> lives, Instant after, Instant through) {
    Map<String, List<Span>> domains = new TreeMap<>();
    Map<String, List<Span>> profiles = new HashMap<>();
    for (Span span : lives) {
      if (span.fact() instanceof Fact.DomainVerdict fact) {
        domains.computeIfAbsent(fact.domain(), id -> new ArrayList<>()).add(span);
      } else if (span.fact() instanceof Fact.DomainProfile fact) {
        profiles.computeIfAbsent(fact.domain(), id -> new ArrayList<>()).add(span);
      }
    }
    List<Holding> opening = new ArrayList<>();
    List<Holding> closing = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Renames renames = new Renames(profiles);
    domains.forEach(
        (id, spans) -> {
          List<Stretch> stretches = Stretch.of(spans);
          for (Stretch stretch : stretches) {
            if (stretch.account().isCounted() && stretch.opens(after, through)) {
              opening.add(new Holding(id, stretch.account(), stretch.since().at()));
            }
            if (stretch.account().isCounted() && stretch.holdsAt(through)) {
              closing.add(new Holding(id, stretch.account(), stretch.since().at()));
            }
          }
          for (Entry entry : moves(id, stretches)) {
            if (entry.at().at().isAfter(after) && !entry.at().at().isAfter(through)) {
              entries.addAll(renames.pair(entry));
            }
          }
        });
    entries.addAll(renames.unpaired());
    entries.sort(Entry.IN_ORDER);
    return new Ledger(after, through, opening, entries, closing);
  }

  /** How many domains an account held at the first moment. */
  public int opening(Account account) {
    return count(opening, account);
  }

  /** How many domains an account holds at the last moment. */
  public int closing(Account account) {
    return count(closing, account);
  }

  /** How many entries are of an event. */
  public int count(Event event) {
    int count = 0;
    for (Entry entry : entries) {
      count += entry.event() == event ? 1 : 0;
    }
    return count;
  }

  /** What is still planned at the last moment, the longest first. */
  public List<Holding> stillPlanned() {
    return closing.stream()
        .filter(holding -> holding.account() == Account.PLANNED)
        .sorted(Comparator.comparing(Holding::since).thenComparing(Holding::domain))
        .toList();
  }

  private static int count(List<Holding> holdings, Account account) {
    int count = 0;
    for (Holding holding : holdings) {
      count += holding.account() == account ? 1 : 0;
    }
    return count;
  }

  /** Every move of a domain that changes what is counted. */
  private static List<Entry> moves(String id, List<Stretch> stretches) {
    List<Entry> moves = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      Optional<Stretch> before = i > 0 ? Optional.of(stretches.get(i - 1)) : Optional.empty();
      Optional<Stretch> joined = before.filter(stretch::follows);
      Optional<Stretch> joinedBefore =
          joined.isPresent() && i > 1
              ? Optional.of(stretches.get(i - 2)).filter(joined.get()::follows)
              : Optional.empty();
      if (stretch.cause() != Cause.FIRST) {
        begun(id, stretch, before, joined, joinedBefore).ifPresent(moves::add);
      }
      boolean goesOn = i + 1 < stretches.size() && stretches.get(i + 1).follows(stretch);
      if (stretch.end().isPresent() && !goesOn && stretch.account().isCounted()) {
        moves.add(gone(id, stretch, stretch.end().get(), joined));
      }
    }
    return moves;
  }

  private static Optional<Entry> begun(
      String id,
      Stretch stretch,
      Optional<Stretch> before,
      Optional<Stretch> joined,
      Optional<Stretch> joinedBefore) {
    Optional<Verdict> from = joined.map(Stretch::last);
    if (!stretch.account().isCounted()
        && joined.filter(was -> was.account().isCounted()).isEmpty()) {
      return Optional.empty();
    }
    Event event;
    if (stretch.cause() == Cause.RULESET) {
      event = Event.REASSESSED;
    } else if (joined.isPresent()) {
      event = moved(joined.get().account(), stretch.account(), joinedBefore);
    } else if (before.isPresent()) {
      event = Event.RETURNED;
    } else {
      event = arrived(stretch.account());
    }
    boolean returned = joined.isEmpty() && before.isPresent();
    return Optional.of(
        new Entry(
            event,
            id,
            Optional.empty(),
            from,
            Optional.of(stretch.first()),
            stretch.since(),
            stretch.cause(),
            returned
                ? before.flatMap(Stretch::end).map(end -> end.until().at())
                : joined.map(was -> was.since().at()),
            returned ? before.map(Stretch::last) : Optional.empty()));
  }

  private static Event arrived(Account account) {
    if (account == Account.PLANNED) {
      return Event.PLANNED;
    }
    return account == Account.BROKEN ? Event.ARRIVED_BROKEN : Event.ARRIVED_FINISHED;
  }

  private static Event moved(Account from, Account to, Optional<Stretch> beforeFrom) {
    if (from == Account.RESTATING) {
      return Event.SET_APART;
    }
    if (to == Account.IMPLEMENTED) {
      return effective(from, beforeFrom).equals(Optional.of(Account.PLANNED))
          ? Event.DELIVERED
          : Event.REPAIRED;
    }
    if (to == Account.PLANNED) {
      return Event.PLANNED_AGAIN;
    }
    return to == Account.BROKEN ? Event.BROKEN : Event.RESTATED;
  }

  private static Entry gone(
      String id, Stretch stretch, Span.End end, Optional<Stretch> beforeStretch) {
    Event event = Event.DISCARDED;
    Optional<Account> was = effective(stretch.account(), beforeStretch);
    if (end.cause() == Cause.RULESET) {
      event = Event.REASSESSED;
    } else if (was.equals(Optional.of(Account.PLANNED))) {
      event = Event.DROPPED;
    } else if (was.equals(Optional.of(Account.IMPLEMENTED))) {
      event = Event.LOST;
    }
    return new Entry(
        event,
        id,
        Optional.empty(),
        Optional.of(stretch.last()),
        Optional.empty(),
        end.until(),
        end.cause(),
        Optional.of(stretch.since().at()),
        Optional.empty());
  }

  /** What a domain was, and for a broken one what it was before it broke. */
  private static Optional<Account> effective(Account account, Optional<Stretch> before) {
    return account == Account.BROKEN ? before.map(Stretch::account) : Optional.of(account);
  }

  /**
   * A time during which a domain was on one account.
   *
   * @param first its verdict when the time began
   * @param last its verdict when the time ended, or now
   */
  private record Stretch(
      Account account,
      Moment since,
      Cause cause,
      Verdict first,
      Verdict last,
      Optional<Span.End> end) {
    /** The stretches of a domain, the oldest first. */
    static List<Stretch> of(List<Span> spans) {
      spans.sort(Comparator.comparing(span -> span.since().at()));
      List<Stretch> stretches = new ArrayList<>();
      for (Span span : spans) {
        Verdict verdict = ((Fact.DomainVerdict) span.fact()).verdict();
        Stretch next =
            new Stretch(
                Account.of(verdict), span.since(), span.cause(), verdict, verdict, span.end());
        int last = stretches.size() - 1;
        if (last >= 0
            && next.follows(stretches.get(last))
            && next.account == stretches.get(last).account) {
          Stretch begun = stretches.get(last);
          stretches.set(
              last,
              new Stretch(
                  begun.account, begun.since, begun.cause, begun.first, verdict, span.end()));
        } else {
          stretches.add(next);
        }
      }
      return stretches;
    }

    /** Whether the domain was registered all the time from the other stretch to this. */
    boolean follows(Stretch other) {
      return other.end.isPresent() && other.end.get().until().at().equals(since.at());
    }

    boolean holdsAt(Instant time) {
      return !since.at().isAfter(time) && (end.isEmpty() || end.get().until().at().isAfter(time));
    }

    /** Whether it is where the ledger begins: at its first moment, or with the stream's history. */
    boolean opens(Instant after, Instant through) {
      return holdsAt(after)
          || (cause == Cause.FIRST && since.at().isAfter(after) && !since.at().isAfter(through));
    }
  }

  /** Finds domains that leave while another arrives that names the same sequence file. */
  private static final class Renames {
    private record Meeting(Instant at, String file) {}

    private final Map<String, List<Span>> profiles;
    private final Map<Meeting, List<Entry>> leaving = new HashMap<>();
    private final Map<Meeting, List<Entry>> arriving = new HashMap<>();

    Renames(Map<String, List<Span>> profiles) {
      this.profiles = profiles;
    }

    /** Keeps an entry that may be half of a renaming, and gives back any other. */
    List<Entry> pair(Entry entry) {
      Optional<String> file =
          entry.cause() == Cause.RULESET || entry.from().isPresent() == entry.to().isPresent()
              ? Optional.empty()
              : file(entry);
      if (file.isEmpty()) {
        return List.of(entry);
      }
      (entry.to().isPresent() ? arriving : leaving)
          .computeIfAbsent(new Meeting(entry.at().at(), file.get()), at -> new ArrayList<>())
          .add(entry);
      return List.of();
    }

    /** The renamings, in the order of the ids where several meet, and what was none. */
    List<Entry> unpaired() {
      List<Entry> entries = new ArrayList<>();
      leaving.forEach(
          (meeting, left) -> {
            List<Entry> arrived = arriving.getOrDefault(meeting, List.of());
            for (int i = 0; i < left.size(); i++) {
              entries.add(i < arrived.size() ? renamed(left.get(i), arrived.get(i)) : left.get(i));
            }
          });
      arriving.forEach(
          (meeting, arrived) -> {
            int paired = leaving.getOrDefault(meeting, List.of()).size();
            entries.addAll(arrived.subList(Math.min(paired, arrived.size()), arrived.size()));
          });
      return entries;
    }

    private static Entry renamed(Entry left, Entry arrived) {
      return new Entry(
          Event.RENAMED,
          arrived.domain(),
          Optional.of(left.domain()),
          left.from(),
          arrived.to(),
          arrived.at(),
          arrived.cause(),
          left.since(),
          Optional.empty());
    }

    /** The file that a domain names when it arrives, or named until it left. */
    private Optional<String> file(Entry entry) {
      Instant at = entry.at().at();
      boolean arrives = entry.to().isPresent();
      for (Span span : profiles.getOrDefault(entry.domain(), List.of())) {
        boolean isIt =
            arrives
                ? span.since().at().equals(at)
                : span.end().filter(end -> end.until().at().equals(at)).isPresent();
        if (isIt) {
          return ((Fact.DomainProfile) span.fact()).sequenceFile().filter(path -> !path.isEmpty());
        }
      }
      return Optional.empty();
    }
  }
}
