package dev.scorekeeper.git;

import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What git says of the paths it was asked for: whether it tracks them, and how they differ from the
 * commit that is checked out. Paths here are as git writes them, from the workspace's root.
 */
final class GitStatus {
  /** The mode of an entry that is another repository. */
  private static final String SUBMODULE = "160000 ";

  private static final int FIELDS_BEFORE_PATH = 8;
  private static final int FIELDS_BEFORE_UNMERGED_PATH = 10;

  /** How a path differs from the commit. */
  private enum Difference {
    /** It lies there, and neither the commit nor the index has it. */
    EXTRA,
    /** The commit or the index has it, and it is new, gone, or another. */
    TRACKED
  }

  private final String prefix;
  private boolean told;
  private Optional<String> revision = Optional.empty();
  private Optional<String> branch = Optional.empty();
  private final Map<String, Difference> differences = new HashMap<>();

  /** Folders that may lack files which the commit has directly in them. */
  private final Set<String> thinned = new HashSet<>();

  private final Set<String> tracked = new HashSet<>();

  /** Roots of other repositories; a path that goes on behind one was not found checked out. */
  private final Set<String> submodules = new HashSet<>();

  /** What git was told not to look at, so that nobody knows whether it differs. */
  private final Set<String> unseen = new HashSet<>();

  private GitStatus(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Reads what git wrote.
   *
   * @param prefix of the workspace in its repository: empty, or a path that ends with {@code /}
   * @param listing of {@code ls-files -v -s -z --full-name}
   * @param status of {@code status --porcelain=v2 --branch -z --no-renames}
   * @throws NoAnswerException when that does not say whether there is a commit
   */
  static GitStatus of(String prefix, String listing, String status) {
    GitStatus survey = new GitStatus(prefix);
    for (String line : listing.split("\0", -1)) {
      survey.list(line);
    }
    for (String line : status.split("\0", -1)) {
      survey.state(line);
    }
    if (!survey.told) {
      throw new NoAnswerException("its answer is not understood");
    }
    return survey;
  }

  /**
   * One that nothing is said of yet.
   *
   * @param prefix of the workspace in its repository: empty, or a path that ends with {@code /}
   */
  static GitStatus of(String prefix, Optional<String> revision, Optional<String> branch) {
    GitStatus survey = new GitStatus(prefix);
    survey.revision = revision;
    survey.branch = branch;
    return survey;
  }

  /** The commit that is checked out; empty when there is none yet. */
  Optional<String> revision() {
    return revision;
  }

  /** The branch that is checked out; empty when none is. */
  Optional<String> branch() {
    return branch;
  }

  /** Whether the commit or the index has the path. */
  boolean tracks(WorkspacePath path) {
    return tracked.contains(path.value());
  }

  /**
   * Whether what lies at a path is not what the commit has there, also as a folder's list of files.
   *
   * @param exists whether anything lies there
   */
  boolean differs(WorkspacePath path, boolean exists) {
    String name = path.value();
    if (differences.containsKey(name) || unseen.contains(name) || thinned.contains(name)) {
      return true;
    }
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      String above = name.substring(0, end);
      Difference difference = differences.get(above);
      if (submodules.contains(above)
          || difference == Difference.TRACKED
          || (difference == Difference.EXTRA && exists)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the commit or the index has a path that a pattern matches. */
  boolean tracksOne(List<FilePattern> patterns) {
    return anyMatches(tracked, patterns);
  }

  /** Whether a path that a pattern matches is, or may be, not what the commit has there. */
  boolean differsWhere(List<FilePattern> patterns) {
    return anyMatches(differences.keySet(), patterns) || anyMatches(unseen, patterns);
  }

  private static boolean anyMatches(Set<String> names, List<FilePattern> patterns) {
    for (String name : names) {
      Optional<WorkspacePath> path = WorkspacePath.of(name).filter(one -> one.value().equals(name));
      for (FilePattern pattern : patterns) {
        if (path.isPresent() && pattern.matches(path.get())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether git was told not to check a path out, or something below it. */
  boolean leavesOut(WorkspacePath path) {
    if (unseen.contains(path.value())) {
      return true;
    }
    for (String name : unseen) {
      if (name.startsWith(path.value() + "/")) {
        return true;
      }
    }
    return false;
  }

  private void list(String line) {
    if (line.isEmpty()) {
      return;
    }
    char tag = line.charAt(0);
    has(
        line.substring(line.indexOf('\t') + 1),
        line.startsWith(SUBMODULE, 2),
        tag == 'S' || Character.isLowerCase(tag));
  }

  /**
   * The index has a path.
   *
   * @param submodule whether it is that of another repository
   * @param isUnseen whether it is not checked out, or assumed to be unchanged
   */
  void has(String name, boolean submodule, boolean isUnseen) {
    Optional<String> path = inWorkspace(name);
    if (path.isPresent()) {
      tracked.add(path.get());
      if (submodule) {
        submodules.add(path.get());
      }
      if (isUnseen) {
        unseen.add(path.get());
        thinned.add(folderOf(path.get()));
      }
    }
  }

  /** Something lies at a path that neither the commit nor the index has. */
  void adds(String name) {
    inWorkspace(name).ifPresent(path -> differences.putIfAbsent(path, Difference.EXTRA));
  }

  /**
   * What the commit or the index has at a path is new, gone, or another.
   *
   * @param isHere whether the index has it, and it lies there
   */
  void changes(String name, boolean isHere) {
    Optional<String> path = inWorkspace(name);
    if (path.isPresent()) {
      tracked.add(path.get());
      differences.put(path.get(), Difference.TRACKED);
      // What is new in a folder is an input or is none; only what is gone has to be looked for.
      if (!isHere) {
        thinned.add(folderOf(path.get()));
      }
    }
  }

  private void state(String line) {
    if (line.startsWith("# branch.oid ")) {
      told = true;
      String oid = line.substring(13);
      revision = oid.equals("(initial)") ? Optional.empty() : Optional.of(oid);
    } else if (line.startsWith("# branch.head ")) {
      String head = line.substring(14);
      branch = head.equals("(detached)") ? Optional.empty() : Optional.of(head);
    } else if (line.startsWith("? ") || line.startsWith("! ")) {
      adds(line.substring(2));
    } else if (line.startsWith("1 ")) {
      track(line, FIELDS_BEFORE_PATH);
    } else if (line.startsWith("u ")) {
      track(line, FIELDS_BEFORE_UNMERGED_PATH);
    }
  }

  private void track(String line, int fieldsBeforePath) {
    changes(path(line, fieldsBeforePath), isHere(line.charAt(2)) && isHere(line.charAt(3)));
  }

  /** Whether a state is: unchanged, modified, added. */
  private static boolean isHere(char state) {
    return state == '.' || state == 'M' || state == 'A';
  }

  private static String path(String line, int fieldsBefore) {
    int start = 0;
    for (int field = 0; field < fieldsBefore; field++) {
      start = line.indexOf(' ', start) + 1;
    }
    return line.substring(start);
  }

  private Optional<String> inWorkspace(String name) {
    if (!name.startsWith(prefix)) {
      return Optional.empty();
    }
    int end = name.endsWith("/") ? name.length() - 1 : name.length();
    return Optional.of(name.substring(prefix.length(), Math.max(prefix.length(), end)));
  }

  private static String folderOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
