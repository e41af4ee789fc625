package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commits of a past. */
final class InMemoryCommits implements Commits {
  /** More names than this help nobody. */
  private static final int FEW = 10;

  /** A name and the steps back from it. */
  private static final Pattern NAME = Pattern.compile("(.+?)((?:~\\d*|\\^\\d*)*)");

  private static final Pattern STEP = Pattern.compile("([~^])(\\d*)");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,40}");

  private final NamedCommits commits;
  private final AtomicInteger open;
  private boolean closed;

  InMemoryCommits(NamedCommits commits, AtomicInteger open) {
    this.commits = commits;
    this.open = open;
    open.incrementAndGet();
  }

  static Optional<String> project(Past past) {
    return past.origin()
        .map(
            identity ->
                past.folder().value().isEmpty() ? identity : identity + "/" + past.folder());
  }

  private Past past() {
    if (closed) {
      throw new IllegalStateException("these commits were closed");
    }
    return commits.past();
  }

  @Override
  public Optional<String> project() {
    return project(past());
  }

  @Override
  public String folderName() {
    return past().folder().value().isEmpty() ? past().name() : past().folder().name();
  }

  @Override
  public Optional<String> branch() {
    return past().branch();
  }

  @Override
  public Optional<String> head() {
    return past().head().map(commits::revision);
  }

  @Override
  public Optional<String> branchTip(String branch) {
    return Optional.ofNullable(past().branches().get(branch))
        .or(() -> Optional.ofNullable(past().originBranches().get(branch)))
        .map(commits::revision);
  }

  @Override
  public List<String> branches() {
    return past().branches().keySet().stream().limit(FEW).toList();
  }

  @Override
  public Optional<String> find(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<String> found = named(matcher.group(1));
    Matcher steps = STEP.matcher(matcher.group(2));
    while (steps.find()) {
      int number = steps.group(2).isEmpty() ? 1 : Integer.parseInt(steps.group(2));
      found = steps.group(1).equals("~") ? back(found, number) : parent(found, number);
    }
    return found;
  }

  private Optional<String> named(String name) {
    if (name.equals("HEAD") || name.equals("@")) {
      return head();
    }
    Optional<String> label =
        Optional.ofNullable(past().tags().get(name))
            .or(() -> Optional.ofNullable(past().branches().get(name)))
            .or(
                () ->
                    name.startsWith("origin/")
                        ? Optional.ofNullable(
                            past().originBranches().get(name.substring("origin/".length())))
                        : Optional.empty());
    if (label.isPresent() || !DIGITS.matcher(name).matches()) {
      return label.map(commits::revision);
    }
    List<String> several = commits.beginningWith(name);
    return several.size() == 1 ? Optional.of(several.get(0)) : Optional.empty();
  }

  private Optional<String> back(Optional<String> from, int generations) {
    Optional<String> here = from;
    for (int i = 0; i < generations; i++) {
      here = parent(here, 1);
    }
    return here;
  }

  private Optional<String> parent(Optional<String> of, int number) {
    return number == 0 ? of : of.flatMap(revision -> commits.parent(revision, number));
  }

  @Override
  public List<Commit> line(String revision, Consumer<Step> found) {
    past();
    List<Commit> made = new ArrayList<>();
    for (String each : commits.line(revision)) {
      found.accept(new Step(each, commits.files(each)));
      made.add(new Commit(commits.fact(each), commits.files(each)));
    }
    Collections.reverse(made);
    return made;
  }

  @Override
  public Optional<String> parent(String revision) {
    past();
    return commits.parent(revision, 1);
  }

  @Override
  public boolean isCut(String revision) {
    return past().beginning().map(commits::revision).equals(Optional.of(revision));
  }

  @Override
  public Meeting meeting(String one, String other) {
    past();
    Set<String> all = commits.ancestors(one);
    Set<String> common = new LinkedHashSet<>(all);
    Set<String> others = commits.ancestors(other);
    common.retainAll(others);
    List<String> bases =
        common.stream()
            .filter(
                base ->
                    common.stream()
                        .noneMatch(
                            next -> !next.equals(base) && commits.ancestors(next).contains(base)))
            .toList();
    all.addAll(others);
    bases.forEach(base -> all.removeAll(commits.ancestors(base)));
    return new Meeting(bases, all.stream().anyMatch(this::isCut));
  }

  @Override
  public Map<String, String> merges(String tip, Set<String> revisions) {
    past();
    Map<String, String> merges = new HashMap<>();
    List<String> line =
        commits.commit(tip).isPresent() ? new ArrayList<>(commits.line(tip)) : List.of();
    for (String revision : revisions) {
      if (!line.contains(revision)) {
        line.stream()
            .filter(commit -> commits.ancestors(commit).contains(revision))
            .reduce((newer, older) -> older)
            .ifPresent(merge -> merges.put(revision, merge));
      }
    }
    return merges;
  }

  @Override
  public boolean isShallow() {
    return past().beginning().isPresent();
  }

  @Override
  public Commits again() {
    past();
    return new InMemoryCommits(commits, open);
  }

  @Override
  public Optional<CommitNote> note(String revision) {
    past();
    return commits
        .commit(revision)
        .map(
            made ->
                new CommitNote(
                    made.at(), made.author(), made.message().lines().findFirst().orElse("")));
  }

  @Override
  public CommitTree tree(Step step) {
    return tree(commits.withFiles(step.files()));
  }

  @Override
  public CommitTree tree(String revision) {
    return tree(commits.commit(revision).orElseThrow(() -> commits.missing(revision)));
  }

  private CommitTree tree(Past.Made made) {
    String folder = past().folder().value();
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return new InMemoryCommitTree(
        made.files().below(past().folder()),
        made.lacking().stream()
            .filter(path -> path.startsWith(prefix))
            .map(path -> path.substring(prefix.length()))
            .toList(),
        past().folder().equals(WorkspacePath.ROOT));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      open.decrementAndGet();
    }
  }
}
