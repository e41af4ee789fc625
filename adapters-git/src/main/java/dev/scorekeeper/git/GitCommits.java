package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.git.GitTreeEntries.Entry;
import dev.scorekeeper.git.GitTreeEntries.Kind;
import dev.scorekeeper.git.gitconfig.InsteadOf;
import dev.scorekeeper.git.gitconfig.IsolatedSystemReader;
import dev.scorekeeper.git.gitconfig.Origin;
import dev.scorekeeper.git.gitconfig.UserConfiguration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The commits of a repository of git, read without its program. The repository may be a stranger's:
 * nothing that it names is run.
 */
final class GitCommits implements Commits {
  /** More names than this help nobody. */
  private static final int FEW = 10;

  /** Of a repository's format, those that change nothing here or are read. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "compatobjectformat",
          "noop",
          "objectformat",
          "partialclone",
          "preciousobjects",
          "refstorage",
          "relativeworktrees",
          "worktreeconfig");

  private final Repository repository;
  private final PlainFiles files;
  private final ObjectStore objects;
  private final Path place;
  private final String prefix;

  private GitCommits(Repository repository, PlainFiles files, Path place, String prefix) {
    this.repository = repository;
    this.files = files;
    this.objects =
        new ObjectStore(repository.newObjectReader(), repository.getCommonDirectory().toPath());
    this.place = place;
    this.prefix = prefix;
  }

  /** Does ahead what takes its time and needs no repository. */
  static void prepare() {
    IsolatedSystemReader.begin();
    try {
      SystemReader.getInstance().getUserConfig();
    } catch (ConfigInvalidException | IOException e) {
      throw new IllegalStateException("there is no configuration to be wrong", e);
    }
  }

  /**
   * The repository whose work tree a folder is in; its commits are read below that folder. Empty
   * where there is none.
   *
   * @throws CommitsException when there is one that cannot be read
   */
  static Optional<Commits> around(Path folder) {
    return aroundWorkTree(folder).map(commits -> commits);
  }

  /** The same, for those that look into the work tree. */
  static Optional<GitCommits> aroundWorkTree(Path folder) {
    Path real = real(folder);
    return RepositoryFolder.around(real)
        .map(
            workTree ->
                open(
                    workTree(workTree),
                    () -> PlainFiles.ofWorkTree(workTree.toFile()),
                    workTree,
                    relative(workTree, real)));
  }

  /**
   * The same for a folder that may itself be a repository without a work tree.
   *
   * @param prefix the workspace's folder in such a repository
   */
  static Optional<Commits> at(Path folder, String prefix) {
    Path real = real(folder);
    IsolatedSystemReader.begin();
    // Who asks reads the file HEAD, be it a pipe.
    return Files.isRegularFile(real.resolve(Constants.HEAD))
            && RepositoryCache.FileKey.isGitRepository(real.toFile(), FS.DETECTED)
        ? Optional.of(
            open(
                new FileRepositoryBuilder().setGitDir(real.toFile()),
                () -> PlainFiles.of(real.toFile()),
                real,
                prefix))
        : around(folder);
  }

  /** Looks at the files of a repository. */
  @FunctionalInterface
  private interface Looking {
    PlainFiles look() throws IOException;
  }

  private static FileRepositoryBuilder workTree(Path folder) {
    IsolatedSystemReader.begin();
    return new FileRepositoryBuilder().setWorkTree(folder.toFile());
  }

  private static GitCommits open(
      FileRepositoryBuilder builder, Looking looking, Path place, String prefix) {
    Repository opened = null;
    try {
      // Before JGit opens any of them.
      PlainFiles files = looking.look();
      opened = new PlainRepository(builder.setMustExist(true).setup(), files);
      if (!opened.getObjectDatabase().exists()) {
        throw new RepositoryNotFoundException(builder.getGitDir());
      }
      String format = opened.getConfig().getString("extensions", null, "objectformat");
      if (format != null && !format.equalsIgnoreCase("sha1")) {
        throw new CommitsException(
            place
                + ": the repository names its objects by "
                + format
                + ", which is not supported; only SHA-1 is");
      }
      requireKnownExtensions(opened.getConfig(), place);
      GitCommits commits = new GitCommits(opened, files, place, prefix);
      opened = null;
      return commits;
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(place, e);
    } finally {
      if (opened != null) {
        opened.close();
      }
    }
  }

  /** What git does not read, for it does not know how, nobody else should guess at. */
  private static void requireKnownExtensions(Config config, Path place) {
    if (config.getInt("core", "repositoryformatversion", 0) == 0) {
      return; // they mean nothing there
    }
    for (String name : config.getNames("extensions")) {
      if (!EXTENSIONS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new CommitsException(
            place
                + ": the repository has an extension that is not known here, "
                + name
                + ", so it cannot be read");
      }
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private static String relative(Path above, Path folder) {
    return above.relativize(folder).toString().replace(File.separatorChar, '/');
  }

  /** The repository as JGit has it. */
  Repository repository() {
    return repository;
  }

  /** The workspace's folder in the repository; empty for its root. */
  String prefix() {
    return prefix;
  }

  /** The tree of a commit's files. */
  ObjectId files(ObjectId commit) throws IOException {
    return files(CommitText.of(objects.commit(commit)));
  }

  private static ObjectId files(CommitText text) {
    return text.files().map(ObjectId::fromString).orElse(ObjectId.zeroId());
  }

  /** What a commit and its first parents say, down to one whose parent is known. */
  List<CommitFact> firstParents(String revision, Predicate<String> known) throws IOException {
    Set<ObjectId> cut = repository.getObjectDatabase().getShallowCommits();
    List<CommitFact> facts = new ArrayList<>();
    Optional<String> next = Optional.of(revision);
    while (next.isPresent() && !known.test(next.get())) {
      ObjectId id = ObjectId.fromString(next.get());
      CommitFact fact = CommitText.of(objects.commit(id)).fact(next.get());
      facts.add(fact);
      next = cut.contains(id) ? Optional.empty() : fact.parent();
    }
    return facts;
  }

  /** Whether first parents lead from one of some commits to another. */
  boolean lead(List<String> from, String to) throws IOException {
    Set<String> seen = new HashSet<>();
    for (String commit : from) {
      if (repository.getObjectDatabase().has(ObjectId.fromString(commit))) {
        for (CommitFact fact : firstParents(commit, seen::contains)) {
          seen.add(fact.revision());
        }
      }
    }
    return seen.contains(to);
  }

  @Override
  public Optional<String> project() {
    return project(new ProcessBuilder().environment());
  }

  /** The same in an environment, which says where the user's configuration is. */
  Optional<String> project(Map<String, String> environment) {
    Config own = repository.getConfig();
    String[] urls = own.getStringList("remote", "origin", "url");
    if (urls.length == 0) {
      return Optional.empty();
    }
    InsteadOf insteadOf = new InsteadOf();
    for (Config users : UserConfiguration.of(environment)) {
      add(users, insteadOf);
    }
    add(own, insteadOf);
    return Origin.identity(insteadOf.address(urls[0]))
        .map(identity -> prefix.isEmpty() ? identity : identity + "/" + prefix);
  }

  private static void add(Config configuration, InsteadOf insteadOf) {
    for (String base : configuration.getSubsections("url")) {
      for (String written : configuration.getStringList("url", base, "insteadOf")) {
        insteadOf.add(base, written);
      }
    }
  }

  @Override
  public String folderName() {
    Path folder = prefix.isEmpty() ? place : Path.of(prefix);
    String name = String.valueOf(folder.getFileName());
    return repository.isBare()
            && prefix.isEmpty()
            && name.endsWith(Constants.DOT_GIT_EXT)
            && name.length() > Constants.DOT_GIT_EXT.length()
        ? name.substring(0, name.length() - Constants.DOT_GIT_EXT.length())
        : name;
  }

  @Override
  public Optional<String> branch() {
    try {
      Ref head = repository.exactRef(Constants.HEAD);
      return Optional.ofNullable(head)
          .filter(Ref::isSymbolic)
          .map(ref -> ref.getTarget().getName())
          .filter(name -> name.startsWith(Constants.R_HEADS))
          .map(name -> name.substring(Constants.R_HEADS.length()));
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public Optional<String> head() {
    try {
      if (repository.exactRef(Constants.HEAD) == null) {
        throw new CommitsException(
            place + ": the repository's HEAD names neither branch nor commit");
      }
    } catch (IOException e) {
      throw unreadable(place, e);
    }
    return tip(Constants.HEAD);
  }

  private Optional<String> tip(String... refs) {
    try {
      for (String name : refs) {
        files.check(name);
        Ref ref = repository.exactRef(name);
        if (ref != null && ref.getObjectId() != null) {
          return Optional.of(ref.getObjectId().name());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public Optional<String> branchTip(String branch) {
    return tip(Constants.R_HEADS + branch, Constants.R_REMOTES + "origin/" + branch);
  }

  @Override
  public List<String> branches() {
    try {
      return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
          .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
          .sorted()
          .limit(FEW)
          .toList();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public Optional<String> find(String name) {
    try {
      files.check(name);
      return Optional.ofNullable(repository.resolve(name + "^{commit}")).map(ObjectId::name);
    } catch (RevisionSyntaxException | IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Commit> line(String revision, Consumer<Step> found) {
    List<Commit> line = new ArrayList<>();
    try {
      Set<ObjectId> cut = repository.getObjectDatabase().getShallowCommits();
      Optional<ObjectId> next = Optional.of(ObjectId.fromString(revision));
      while (next.isPresent()) {
        ObjectId id = next.get();
        CommitText text = CommitText.of(objects.commit(id));
        CommitFact fact = text.fact(id.name());
        String tree = files(text).name();
        line.add(new Commit(fact, tree));
        next = cut.contains(id) ? Optional.empty() : fact.parent().map(ObjectId::fromString);
        found.accept(new Step(id.name(), tree));
      }
    } catch (MissingObjectException e) {
      throw new CommitsException(
          place
              + ": commit "
              + e.getObjectId().name()
              + " is not in the repository, though others follow it; git fsck says more",
          e);
    } catch (IOException | InvalidObjectIdException e) {
      throw unreadable(place, e);
    }
    Collections.reverse(line);
    return line;
  }

  @Override
  public Optional<String> parent(String revision) {
    try {
      return isCut(revision)
          ? Optional.empty()
          : CommitText.of(objects.commit(ObjectId.fromString(revision))).parent();
    } catch (IOException | InvalidObjectIdException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public boolean isCut(String revision) {
    try {
      return repository
          .getObjectDatabase()
          .getShallowCommits()
          .contains(ObjectId.fromString(revision));
    } catch (IOException | InvalidObjectIdException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public Meeting meeting(String one, String other) {
    try {
      Set<ObjectId> cut = repository.getObjectDatabase().getShallowCommits();
      List<ObjectId> both = List.of(ObjectId.fromString(one), ObjectId.fromString(other));
      List<ObjectId> bases = bases(both);
      return new Meeting(
          bases.stream().map(ObjectId::name).toList(),
          !cut.isEmpty() && passesOneOf(cut, both, bases));
    } catch (IOException | InvalidObjectIdException e) {
      throw unreadable(place, e);
    }
  }

  private List<ObjectId> bases(List<ObjectId> both) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      for (ObjectId id : both) {
        walk.markStart(walk.parseCommit(id));
      }
      List<ObjectId> bases = new ArrayList<>();
      for (RevCommit base = walk.next(); base != null; base = walk.next()) {
        bases.add(base.getId());
      }
      return bases;
    }
  }

  /** Whether one of some commits is on the way from both to where they meet. */
  private boolean passesOneOf(Set<ObjectId> some, List<ObjectId> both, List<ObjectId> bases)
      throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      for (ObjectId id : both) {
        walk.markStart(walk.parseCommit(id));
      }
      for (ObjectId id : bases) {
        walk.markUninteresting(walk.parseCommit(id));
      }
      for (RevCommit passed = walk.next(); passed != null; passed = walk.next()) {
        if (some.contains(passed.getId())) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public Map<String, String> merges(String tip, Set<String> revisions) {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      return new Merges(walk, revisions).into(ObjectId.fromString(tip));
    } catch (MissingObjectException e) {
      return Map.of(); // what is not here cannot be looked at
    } catch (IOException | InvalidObjectIdException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public boolean isShallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public Commits again() {
    repository.incrementOpen();
    return new GitCommits(repository, files, place, prefix);
  }

  @Override
  public Optional<CommitNote> note(String revision) {
    if (!ObjectId.isId(revision)) {
      return Optional.empty();
    }
    try {
      CommitText text = CommitText.of(objects.commit(ObjectId.fromString(revision)));
      return Optional.of(
          new CommitNote(
              text.fact(revision).at().orElse(Instant.EPOCH), text.author(), text.subject()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public CommitTree tree(Commit commit) {
    return tree(ObjectId.fromString(commit.files()));
  }

  @Override
  public CommitTree tree(Step step) {
    return tree(ObjectId.fromString(step.files()));
  }

  @Override
  public CommitTree tree(String revision) {
    try {
      return tree(files(CommitText.of(objects.commit(ObjectId.fromString(revision)))));
    } catch (IOException | InvalidObjectIdException e) {
      throw unreadable(place, e);
    }
  }

  private GitTree tree(ObjectId files) {
    Entry entry = new Entry(Kind.FOLDER, files);
    try {
      for (String name : prefix.split("/", -1)) {
        if (!name.isEmpty()) {
          Optional<GitTreeEntries> entries =
              entry.kind() == Kind.FOLDER
                  ? objects.folder(entry.id())
                  : Optional.of(GitTreeEntries.NONE);
          if (entries.isEmpty()) {
            return GitTree.at(
                Entry.NONE,
                objects,
                Optional.of(prefix + " is not in this clone, which is a partial one"));
          }
          entry = entries.get().entry(name);
        }
      }
      return GitTree.at(entry, objects, Optional.empty());
    } catch (IOException e) {
      return GitTree.at(
          Entry.NONE,
          objects,
          Optional.of(prefix + " cannot be read from the repository: " + ObjectStore.reason(e)));
    }
  }

  private static CommitsException unreadable(Path place, Exception e) {
    return new CommitsException(
        place + ": the repository cannot be read: " + ObjectStore.reason(e), e);
  }

  @Override
  public void close() {
    objects.close();
    repository.close();
  }
}
