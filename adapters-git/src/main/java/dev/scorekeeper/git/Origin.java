package dev.scorekeeper.git;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a remote repository as an identity: {@code host/owner/name}, the same for everyone
 * who clones it, however they reach it. Ports, credentials and a final {@code .git} are no part of
 * it.
 */
final class Origin {
  private static final String HOST = "(\\[[^\\]/@]+\\]|[^:/@\\[\\]]+)";

  private static final Pattern URL =
      Pattern.compile("(?<scheme>[a-z+]+)://(?:[^/]*@)?" + HOST + "(?::\\d*)?/(?<path>[^?#]+).*");

  /** In the manner of scp; a single letter before the colon is a drive of Windows. */
  private static final Pattern SCP =
      Pattern.compile("(?:[^/:]*@)?(?![A-Za-z]:)" + HOST + ":(?!:)(?<path>.+)");

  private Origin() {}

  /** The identity of the repository behind a remote's URL; empty for one on this machine. */
  static Optional<String> identity(String url) {
    Matcher matcher = (url.contains("://") ? URL : SCP).matcher(url);
    if (url.startsWith("file:") || url.chars().anyMatch(Origin::isUnseen) || !matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(url.contains("://") ? 2 : 1).toLowerCase(Locale.ROOT);
    String path = trimmed(matcher.group("path"));
    if (path.endsWith(".git")) {
      path = trimmed(path.substring(0, path.length() - ".git".length()));
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(host + "/" + path);
  }

  private static boolean isUnseen(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c);
  }

  private static String trimmed(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return path.substring(from, to);
  }
}
