package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a stream's runs into spans. It is given, in observed order, the runs used for their
 * moments (see {@link Run#AT_ONE_MOMENT}; never drafts), and opens and closes spans as they say. It
 * may resume after any assessed moment whose spans are as that moment left them, so that appending,
 * a late run, an import and a rebuild are the same fold from different moments on.
 *
 * <p>An unreadable run knows nothing of any domain and closes nothing; it opens its own findings,
 * which the next assessed run closes unless it makes them too.
 */
public final class Timeline {
  private final Spans spans;
  private @Nullable Ruleset ruleset;

  /** What the facts touched since the last assessed moment said at it, if anything. */
  private final Map<Fact.Key, Optional<Fact>> covered = new HashMap<>();

  private Timeline(Spans spans, @Nullable Ruleset ruleset) {
    this.spans = spans;
    this.ruleset = ruleset;
  }

  /** A fold from the beginning of a stream that has no spans. */
  public static Timeline begin(Spans spans) {
    return new Timeline(spans, null);
  }

  /**
   * A fold that goes on after an assessed moment.
   *
   * @param ruleset of the run that spoke then
   */
  public static Timeline resume(Spans spans, Ruleset ruleset) {
    return new Timeline(spans, ruleset);
  }

  /**
   * Folds an assessed run.
   *
   * @param changes from the facts of the last assessed moment to this one's; from nothing where
   *     there is none
   */
  public void assessed(Moment moment, Ruleset by, Map<Fact.Key, Optional<Fact>> changes) {
    covered.forEach(
        (key, before) -> {
          if (!changes.containsKey(key)) {
            set(key, before, moment, cause(key, by));
          }
        });
    covered.clear();
    changes.forEach((key, value) -> set(key, value, moment, cause(key, by)));
    ruleset = by;
  }

  /** Folds an unreadable run, which has findings and nothing else. */
  public void unreadable(Moment moment, Ruleset by, Facts findings) {
    findings
        .byKey()
        .forEach(
            (key, value) -> {
              if (key.kind() == Kind.FINDING) {
                covered.computeIfAbsent(key, spans::current);
                set(key, Optional.of(value), moment, cause(key, by));
              }
            });
  }

  /** Why a fact begins or ends; that a run scanned or did not changes only what a scan finds. */
  private Cause cause(Fact.Key key, Ruleset by) {
    if (ruleset == null) {
      return Cause.FIRST;
    }
    boolean comparable = key.needsScan() ? by.equals(ruleset) : by.readsLike(ruleset);
    return comparable ? Cause.CHANGE : Cause.RULESET;
  }

  private void set(Fact.Key key, Optional<Fact> value, Moment moment, Cause cause) {
    Optional<Fact> current = spans.current(key);
    if (current.equals(value)) {
      return;
    }
    if (current.isPresent()) {
      spans.close(key, new Span.End(moment, cause));
    }
    value.ifPresent(now -> spans.open(new Span(now, moment, cause, Optional.empty())));
  }

  /** Where a fold's spans are kept; at most one of a key is open. */
  public interface Spans {
    /** The value of the key's open span. */
    Optional<Fact> current(Fact.Key key);

    /** Opens a span; the key has none open. */
    void open(Span span);

    /** Ends the key's open span. */
    void close(Fact.Key key, Span.End end);
  }
}
