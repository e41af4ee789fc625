package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Evidence.Words.Said;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the words of entries say, each looked up once: many entries have few words. */
final class Saying {
  private static final Saying OF_NOTHING = new Saying(Optional.empty());

  private final Optional<Evidence.Words> words;
  private final Map<String, Said> known = new HashMap<>();

  private Saying(Optional<Evidence.Words> words) {
    this.words = words;
  }

  /** By the words that are evidence; where none are, nothing is said. */
  static Saying of(Evidence evidence) {
    return evidence instanceof Evidence.Claimed claimed
        ? new Saying(Optional.of(claimed.words()))
        : OF_NOTHING;
  }

  /** What an entry says. */
  Said of(Registry.Entry entry) {
    if (words.isEmpty() || entry.word().isEmpty()) {
      return Said.NOTHING;
    }
    String word = entry.word().get().text();
    Said said = known.get(word);
    if (said == null) {
      said = words.get().said(Optional.of(word));
      known.put(word, said);
    }
    return said;
  }
}
