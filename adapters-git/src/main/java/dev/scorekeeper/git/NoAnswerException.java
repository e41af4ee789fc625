package dev.scorekeeper.git;

import java.io.Serial;
import java.nio.file.Path;

/** Git gives no answer, or none that is understood; the message says why, in git's words. */
final class NoAnswerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Longer reasons are cut, in characters. */
  private static final int LONGEST = 300;

  NoAnswerException(String reason) {
    super(reason);
  }

  NoAnswerException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** What the program wrote where it complains, as the one line of it that says why. */
  static String reasonIn(String complaint) {
    String reason = "";
    for (String line : complaint.split("\n", -1)) {
      String clean = clean(line);
      if (clean.startsWith("fatal: ") || clean.startsWith("error: ")) {
        return clean.substring("fatal: ".length());
      }
      reason = reason.isEmpty() ? clean : reason;
    }
    return reason;
  }

  private static String clean(String line) {
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < line.length() && clean.length() < LONGEST; i++) {
      char c = line.charAt(i);
      clean.append(Character.isISOControl(c) ? ' ' : c);
    }
    return clean.toString().strip() + (line.length() > LONGEST ? " …" : "");
  }

  /** Why, as one line. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether git says that no work tree of a repository has the folder. */
  boolean saysThereIsNone(Path folder) {
    return reason().startsWith("this operation must be run in a work tree")
        || (reason().startsWith("not a git repository (or any parent")
            && !RepositoryFolder.isWithinReach(folder));
  }

  /** What somebody can do about it. */
  String cure(String place) {
    if (reason().contains("dubious ownership")) {
      return "trust the repository with git config --global --add safe.directory " + place;
    }
    if (reason().startsWith(Git.MISSING)) {
      return "install git";
    }
    return "fix what git status complains about there, or clone the repository again";
  }
}
