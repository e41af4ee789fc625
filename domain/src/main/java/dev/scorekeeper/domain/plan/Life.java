package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a domain ever was, under all ids that it had.
 *
 * @param id what it is called, or was called last
 * @param formerly the ids that it had before, the oldest first
 * @param name empty text when its entry has none
 * @param category empty text when its entry has none
 * @param stays for how long it was what, the oldest first; never empty
 * @param changes what happened to it, the oldest first
 */
public record Life(
    String id,
    List<String> formerly,
    String name,
    String category,
    List<Stay> stays,
    List<OfDomain> changes) {
  public Life {
    formerly = List.copyOf(formerly);
    stays = List.copyOf(stays);
    changes = List.copyOf(changes);
  }

  /**
   * A time during which it had one status.
   *
   * @param verdict what it was when the time ended, or now
   * @param until when it ended; empty while it lasts
   */
  public record Stay(Verdict verdict, Instant since, Optional<Instant> until) {
    /** What it was. */
    public Status status() {
      return verdict.status();
    }
  }

  /** What it is now; empty when it is not registered any more. */
  public Optional<Verdict> now() {
    Stay last = stays.get(stays.size() - 1);
    return last.until().isEmpty() ? Optional.of(last.verdict()) : Optional.empty();
  }

  /** When it was first seen. */
  public Instant first() {
    return stays.get(0).since();
  }

  /** Whether it ever was more than an entry that repeats the catalog. */
  public boolean everCounted() {
    for (Stay stay : stays) {
      if (stay.status().counts()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it was a plan at any time. */
  public boolean everPlanned() {
    for (Stay stay : stays) {
      if (stay.status() == Status.PLANNED) {
        return true;
      }
    }
    return false;
  }

  /**
   * The lives of domains, by id. One that arrived under another id goes on the life that it had.
   *
   * @param spans of verdicts and profiles from the beginning, in any order
   */
  public static List<Life> of(Collection<Span> spans) {
    DomainChanges all = new DomainChanges(spans);
    Map<String, Builder> lives = new TreeMap<>();
    for (Map.Entry<String, List<Stretch>> domain : all.stretches().entrySet()) {
      Builder life = new Builder();
      for (Stretch stretch : domain.getValue()) {
        life.stays.add(new Stay(stretch.last(), stretch.since().at(), stretch.until()));
      }
      lives.put(domain.getKey(), life);
    }
    for (OfDomain change : all.all()) {
      Builder life = lives.get(change.domain());
      if (life == null) {
        continue;
      }
      if (change.formerly().isPresent()) {
        Builder former = lives.get(change.formerly().get());
        if (former != null && former != life) {
          life.goOn(former, change.formerly().get(), change.at().at());
        }
      }
      life.changes.add(change);
    }
    Map<String, Fact.DomainProfile> profiles = profiles(spans);
    List<Life> told = new ArrayList<>();
    for (Map.Entry<String, Builder> one : lives.entrySet()) {
      Builder life = one.getValue();
      if (!life.stays.isEmpty()) {
        Fact.DomainProfile profile = profiles.get(one.getKey());
        told.add(
            new Life(
                one.getKey(),
                life.formerly,
                profile == null ? "" : profile.name(),
                profile == null ? "" : profile.category(),
                life.stays,
                life.changes));
      }
    }
    return told;
  }

  /** What each domain said of itself last. */
  private static Map<String, Fact.DomainProfile> profiles(Collection<Span> spans) {
    Map<String, Fact.DomainProfile> profiles = new HashMap<>();
    Map<String, Instant> since = new HashMap<>();
    for (Span span : spans) {
      if (span.fact() instanceof Fact.DomainProfile profile) {
        Instant known = since.get(profile.domain());
        if (known == null || known.isBefore(span.since().at())) {
          since.put(profile.domain(), span.since().at());
          profiles.put(profile.domain(), profile);
        }
      }
    }
    return profiles;
  }

  /** A life that is being put together. */
  private static final class Builder {
    private final List<String> formerly = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();
    private final List<OfDomain> changes = new ArrayList<>();

    /** Takes over what another was until a time. */
    void goOn(Builder former, String id, Instant until) {
      List<Stay> taken = new ArrayList<>();
      for (Stay stay : former.stays) {
        if (stay.since().isBefore(until)) {
          taken.add(stay);
        }
      }
      former.stays.removeAll(taken);
      stays.addAll(taken);
      stays.sort(Comparator.comparing(Stay::since));
      formerly.addAll(former.formerly);
      formerly.add(id);
      former.formerly.clear();
      changes.addAll(former.changes);
      former.changes.clear();
    }
  }
}
