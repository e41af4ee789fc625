package dev.scorekeeper.domain.workspace;

/**
 * The names of the folders in which git and Scorekeeper keep what is theirs, as any file system may
 * understand them. Whoever writes {@code .git} there may have programs run.
 */
final class ReservedNames {
  private static final String[] NAMES = {".git", ".scorekeeper"};

  /** What Windows calls the same folders in eight characters, before a number. */
  private static final String[] SHORT = {"git~", "scorek~"};

  private ReservedNames() {}

  /** Whether one of the names of a path is reserved. */
  static boolean hasOne(String path) {
    int begin = 0;
    while (begin < path.length()) {
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      if (isOne(path, begin, end)) {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  private static boolean isOne(String path, int begin, int end) {
    boolean isPlain = true;
    boolean isCandidate = false;
    for (int i = begin; i < end; i++) {
      char c = path.charAt(i);
      isPlain &= c < 0x80;
      isCandidate |= c == '~' || (c == '.' && i == begin);
    }
    // Nearly all names are plain and begin with a letter.
    return (isCandidate || !isPlain) && isOne(asWindows(asApple(path.substring(begin, end))));
  }

  private static boolean isOne(String name) {
    for (String reserved : NAMES) {
      if (reserved.equalsIgnoreCase(name)) {
        return true;
      }
    }
    for (String beginning : SHORT) {
      int length = beginning.length();
      if (name.length() > length && name.regionMatches(true, 0, beginning, 0, length)) {
        boolean isNumber = true;
        for (int i = length; i < name.length(); i++) {
          isNumber &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        if (isNumber) {
          return true;
        }
      }
    }
    return false;
  }

  /** Apple's file systems pass over these characters in a name. */
  private static String asApple(String name) {
    StringBuilder rest = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isIgnored =
          (c >= 0x200C && c <= 0x200F)
              || (c >= 0x202A && c <= 0x202E)
              || (c >= 0x206A && c <= 0x206F)
              || c == 0xFEFF;
      if (!isIgnored) {
        rest.append(c);
      }
    }
    return rest.toString();
  }

  /** Windows passes over dots and blanks at the end, and over a stream behind a colon. */
  private static String asWindows(String name) {
    int colon = name.indexOf(':');
    int end = colon < 0 ? name.length() : colon;
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
      end--;
    }
    return name.substring(0, end);
  }
}
