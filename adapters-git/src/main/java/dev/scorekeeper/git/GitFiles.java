package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.WorkTree.Surveyor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator.DefaultFileModeStrategy;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.util.FS;

/**
 * The files of a repository, read where its program does not answer: its head, its index, and what
 * lies in the work tree. Nothing that the repository names is run.
 */
final class GitFiles implements Surveyor {
  /** A pipe among what is read would be waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int COMMIT = 0;
  private static final int INDEX = 1;
  private static final int FILES = 2;

  private final GitTasks rounds;
  private final Path folder;

  private GitFiles(GitTasks rounds, Path folder) {
    this.rounds = rounds;
    this.folder = folder;
  }

  /**
   * Reads what is checked out; empty where there is no repository, or no commit yet.
   *
   * @param paths that are likely to be asked for
   * @throws NoAnswerException where there is a repository that cannot be read
   */
  static Optional<WorkTree> look(Path workspace, Collection<WorkspacePath> paths) {
    Path real;
    try {
      real = workspace.toRealPath();
    } catch (IOException e) {
      return Optional.empty();
    }
    return new GitFiles(new GitTasks(PATIENCE), real).look(paths);
  }

  private Optional<WorkTree> look(Collection<WorkspacePath> paths) {
    LinkResolver trails = new LinkResolver(folder);
    Set<WorkspacePath> asks = trails.asks(paths);
    return reading(
        commits -> {
          GitStatus survey = survey(commits, asks);
          return survey.revision().isEmpty()
              ? Optional.<WorkTree>empty()
              : Optional.of(
                  new WorkTree(
                      this,
                      trails,
                      commits.project(),
                      asks,
                      survey,
                      Reflog.file(commits.repository().getDirectory().toPath(), survey.branch())));
        },
        Optional.empty());
  }

  /** Something that is read of a repository. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(GitCommits commits) throws IOException;
  }

  private <T> T reading(Reading<T> reading, T nothing) {
    return rounds.answer(
        rounds.begin(
            () -> {
              try {
                Optional<GitCommits> opened = GitCommits.aroundWorkTree(folder);
                if (opened.isEmpty()) {
                  return nothing;
                }
                try (GitCommits commits = opened.get()) {
                  return reading.of(commits);
                }
              } catch (IOException | CommitsException e) {
                String said = String.valueOf(e.getMessage());
                String place = folder + ": ";
                throw new NoAnswerException(
                    NoAnswerException.reasonIn(
                        said.startsWith(place) ? said.substring(place.length()) : said),
                    e);
              }
            }));
  }

  @Override
  public Supplier<GitStatus> begin(Set<WorkspacePath> paths) {
    GitStatus nothing = GitStatus.of("", Optional.empty(), Optional.empty());
    return () -> reading(commits -> survey(commits, paths), nothing);
  }

  private GitStatus survey(GitCommits commits, Set<WorkspacePath> paths) throws IOException {
    String prefix = commits.prefix().isEmpty() ? "" : commits.prefix() + "/";
    Optional<String> head = commits.head();
    GitStatus survey = GitStatus.of(prefix, head, commits.branch());
    if (head.isEmpty()) {
      return survey;
    }
    Repository repository = commits.repository();
    DirCache index = repository.readDirCache();
    try (Walk walk = new Walk(repository)) {
      walk.addTree(commits.files(ObjectId.fromString(head.get())));
      walk.addTree(new DirCacheIterator(index));
      FileTreeIterator files = new FileTreeIterator(repository, GitFiles::mode);
      walk.addTree(files);
      files.setDirCacheIterator(walk, INDEX);
      walk.setOperationType(TreeWalk.OperationType.CHECKIN_OP);
      walk.setRecursive(true);
      Set<String> names = new TreeSet<>();
      for (WorkspacePath path : paths) {
        names.add(path.value().isEmpty() ? commits.prefix() : prefix + path.value());
      }
      if (names.isEmpty()) {
        return survey;
      }
      if (!names.contains("")) {
        walk.setFilter(PathFilterGroup.createFromStrings(names));
      }
      while (walk.next()) {
        walk.tell(survey);
      }
    }
    // The walk passes over ignored folders.
    for (WorkspacePath path : paths) {
      if (!survey.tracks(path) && liesAt(path)) {
        survey.adds(prefix + path.value());
      }
    }
    return survey;
  }

  /** Whether a file, a link or another repository lies there. */
  private boolean liesAt(WorkspacePath path) {
    try {
      Path file = folder.resolve(path.value());
      return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
          ? !path.value().isEmpty()
              && RepositoryFolder.isRepository(file.resolve(Constants.DOT_GIT))
          : Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** As JGit has it, but for a folder that only looks like a repository. */
  private static FileMode mode(File file, FS.Attributes attributes) {
    FileMode usual = DefaultFileModeStrategy.INSTANCE.getMode(file, attributes);
    return usual == FileMode.GITLINK
            && !RepositoryFolder.isRepository(file.toPath().resolve(Constants.DOT_GIT))
        ? FileMode.TREE
        : usual;
  }

  @Override
  public List<CommitFact> firstParents(String revision, Predicate<String> known) {
    return reading(commits -> commits.firstParents(revision, known), List.of());
  }

  @Override
  public boolean lead(List<String> from, String revision, String to) {
    return reading(commits -> commits.lead(from, to), false);
  }

  @Override
  public Optional<String> conversion(WorkspacePath file) {
    return reading(commits -> conversion(commits, file), Optional.<String>empty());
  }

  private static Optional<String> conversion(GitCommits commits, WorkspacePath file)
      throws IOException {
    String prefix = commits.prefix().isEmpty() ? "" : commits.prefix() + "/";
    try (TreeWalk walk = new TreeWalk(commits.repository())) {
      walk.addTree(new FileTreeIterator(commits.repository()));
      walk.setFilter(PathFilter.create(prefix + file.value()));
      walk.setOperationType(TreeWalk.OperationType.CHECKIN_OP);
      walk.setRecursive(true);
      if (!walk.next()) {
        return Optional.empty();
      }
      for (String name : List.of(GitProgram.ENCODING, GitProgram.FILTER)) {
        String value = walk.getAttributes().getValue(name);
        if (value != null && !value.isEmpty()) {
          return Optional.of(name + "=" + value);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public Optional<WorkTree> other(Path other, Collection<WorkspacePath> paths) {
    return look(other, paths);
  }

  /** A walk through commit, index and files at once. */
  private static final class Walk extends TreeWalk {
    Walk(Repository repository) {
      super(repository);
    }

    /** The programs that a repository names are not run; what they make of files is unknown. */
    @Override
    public String getFilterCommand(String kind) {
      // JGit asks for null where there is none
      return none();
    }

    @SuppressWarnings("NullAway")
    private static String none() {
      return null;
    }

    /** Tells what lies where the walk is. */
    void tell(GitStatus survey) throws IOException {
      String name = getPathString();
      FileMode committed = getFileMode(COMMIT);
      DirCacheIterator indexed = getTree(INDEX, DirCacheIterator.class);
      FileTreeIterator lying = getTree(FILES, FileTreeIterator.class);
      if (indexed == null) {
        if (committed == FileMode.MISSING) {
          survey.adds(name);
        } else {
          survey.changes(name, false);
        }
        return;
      }
      DirCacheEntry entry = indexed.getDirCacheEntry();
      boolean submodule = entry.getFileMode() == FileMode.GITLINK;
      boolean unseen = entry.isSkipWorkTree() || entry.isAssumeValid();
      survey.has(name, submodule, unseen);
      boolean merged = entry.getStage() == DirCacheEntry.STAGE_0;
      boolean staged =
          !merged
              || !committed.equals(entry.getRawMode())
              || !getObjectId(COMMIT).equals(entry.getObjectId());
      boolean kept =
          merged
              && (committed == FileMode.MISSING || isAlike(committed, entry))
              && lying != null
              && isAlike(lying.getEntryFileMode(), entry);
      boolean changed = lying == null ? !unseen : differs(lying, entry, submodule);
      if (staged || changed) {
        survey.changes(name, kept);
      }
    }

    /** Whether something is a file, a link or a submodule as the index has it. */
    private static boolean isAlike(FileMode mode, DirCacheEntry entry) {
      return (mode.getBits() & FileMode.TYPE_MASK) == (entry.getRawMode() & FileMode.TYPE_MASK);
    }

    private boolean differs(FileTreeIterator lying, DirCacheEntry entry, boolean submodule)
        throws IOException {
      // What lies in a submodule is for its own repository to say.
      return submodule
          ? !lying.getEntryObjectId().equals(entry.getObjectId())
          : lying.isModified(entry, true, getObjectReader());
    }
  }
}
