package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The commits of a past with names that follow from all that they say. */
final class NamedCommits {
  private static final int DIGITS = 40;

  private final Past past;
  private final Map<String, String> revisions = new LinkedHashMap<>();
  private final Map<String, Past.Made> commits = new LinkedHashMap<>();

  /** The names of all files together, by revision. */
  private final Map<String, String> files = new LinkedHashMap<>();

  NamedCommits(Past past) {
    this.past = past;
    for (Past.Made made : past.commits()) {
      String all = nameOf(made.files(), made.lacking());
      String revision = nameOf(made, all);
      revisions.put(made.label(), revision);
      commits.put(revision, made);
      files.put(revision, all);
    }
    if (past.beginning().isPresent()) {
      forgetWhatWasCutOff();
    }
  }

  private void forgetWhatWasCutOff() {
    Set<String> tips = new TreeSet<>(past.branches().values());
    tips.addAll(past.originBranches().values());
    tips.addAll(past.tags().values());
    past.head().ifPresent(tips::add);
    Set<String> here = new TreeSet<>();
    tips.forEach(tip -> here.addAll(ancestors(revision(tip))));
    commits.keySet().retainAll(here);
    files.keySet().retainAll(here);
  }

  private static String nameOf(WorkspaceFiles files, Set<String> lacking) {
    Digest.Builder name = Digest.builder();
    files.files().forEach((path, bytes) -> name.add("file").add(path).add(bytes));
    files.links().forEach((path, target) -> name.add("link").add(path).add(target));
    for (String path : new TreeSet<>(lacking)) {
      name.add("lacking").add(path);
    }
    return name.digest().hex().substring(0, DIGITS);
  }

  private String nameOf(Past.Made made, String all) {
    Digest.Builder name = Digest.builder().add("commit").add(all);
    made.parents().forEach(parent -> name.add(revision(parent)));
    return name.add(made.at().getEpochSecond())
        .add(made.author())
        .add(made.message())
        .digest()
        .hex()
        .substring(0, DIGITS);
  }

  Past past() {
    return past;
  }

  /** Names by label. */
  Map<String, String> revisions() {
    return Map.copyOf(revisions);
  }

  /** The name of the commit of a label. */
  String revision(String label) {
    String revision = revisions.get(label);
    if (revision == null) {
      throw new IllegalArgumentException("no commit is called " + label);
    }
    return revision;
  }

  Optional<String> head() {
    return past.head().map(this::revision);
  }

  Optional<Past.Made> commit(String revision) {
    return Optional.ofNullable(commits.get(revision));
  }

  /** The name of all files of a commit together. */
  String files(String revision) {
    String name = files.get(revision);
    if (name == null) {
      throw missing(revision);
    }
    return name;
  }

  /** A commit that has these files. */
  Past.Made withFiles(String name) {
    for (Map.Entry<String, String> one : files.entrySet()) {
      if (one.getValue().equals(name)) {
        return commit(one.getKey()).orElseThrow();
      }
    }
    throw new CommitsException(past.name() + ": no commit has the files " + name);
  }

  /** A parent by its number from 1; empty where the history was cut off or begins. */
  Optional<String> parent(String revision, int number) {
    Past.Made made = commit(revision).orElseThrow(() -> missing(revision));
    return past.beginning().equals(Optional.of(made.label())) || number > made.parents().size()
        ? Optional.empty()
        : Optional.of(revision(made.parents().get(number - 1)));
  }

  /** The commits with a name that begins so. */
  List<String> beginningWith(String digits) {
    return commits.keySet().stream().filter(revision -> revision.startsWith(digits)).toList();
  }

  /** A commit and all that it follows upon, by whichever parents. */
  Set<String> ancestors(String revision) {
    Set<String> ancestors = new LinkedHashSet<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(revision));
    while (!ahead.isEmpty()) {
      String here = ahead.remove();
      if (ancestors.add(here)) {
        int number = 1;
        for (Optional<String> parent = parent(here, number);
            parent.isPresent();
            parent = parent(here, number)) {
          ahead.add(parent.get());
          number++;
        }
      }
    }
    return ancestors;
  }

  /** A commit and its first parents, the newest first. */
  List<String> line(String revision) {
    List<String> line = new ArrayList<>();
    Optional<String> next = Optional.of(revision);
    while (next.isPresent()) {
      line.add(next.get());
      next = parent(next.get(), 1);
    }
    return line;
  }

  /** What a commit says of itself; it names its first parent also where the history was cut. */
  CommitFact fact(String revision) {
    Past.Made made = commit(revision).orElseThrow(() -> missing(revision));
    return new CommitFact(
        revision,
        made.parents().stream().findFirst().map(this::revision),
        made.at().getEpochSecond(),
        made.author());
  }

  CommitsException missing(String revision) {
    return new CommitsException(past.name() + ": commit " + revision + " is not in the repository");
  }
}
