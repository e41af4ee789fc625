package dev.scorekeeper.git.gitconfig;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a configuration says that addresses begin with instead ({@code url.*.insteadOf}): people
 * write {@code gh:acme/plan}, and git goes to {@code https://github.com/acme/plan}. For one thread.
 */
public final class InsteadOf {
  /** What git puts there, by what is written. */
  private final Map<String, String> beginnings = new LinkedHashMap<>();

  /** Takes a setting in; of two for the same beginning the first counts, as in git. */
  public void add(String base, String written) {
    beginnings.putIfAbsent(written, base);
  }

  /** Where git goes for an address as it is written: the longest beginning decides. */
  public String address(String url) {
    String longest = null;
    for (String written : beginnings.keySet()) {
      if (url.startsWith(written) && (longest == null || longest.length() < written.length())) {
        longest = written;
      }
    }
    return longest == null ? url : beginnings.get(longest) + url.substring(longest.length());
  }
}
