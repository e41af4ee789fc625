package dev.scorekeeper.fs;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A directory as a source tree. Links are followed as long as they stay inside the directory; the
 * directory itself may be a link. Made for one reading: folders seen once are taken to stay where
 * they are, and where one is a link all of a sudden, it is looked at anew.
 */
public final class DirectoryTree implements SourceTree {
  /** As many links as Linux follows on one path; more of them are a circle. */
  private static final int MOST_LINKS = 40;

  /** No common file system has longer names, in bytes. */
  private static final int LONGEST_NAME = 255;

  /** Linux takes no longer paths. */
  private static final int LONGEST_PATH = 4096;

  /** Read in parts, since the platform takes a buffer outside of the heap as large as the part. */
  private static final int PART = 256 * 1024;

  /** Names of a folder that are worth several threads. */
  private static final int MANY = 2_000;

  /** How often something is looked at that is another thing when it is opened. */
  private static final int MOST_TRIES = 5;

  private final Path root;
  private final FolderHandles handles;

  /** Where folders really lie, so that a file in a known folder costs one question. */
  private final Map<String, Path> folders = new ConcurrentHashMap<>();

  /** The sizes of files that a listing saw under their own names, for who reads them next. */
  private final Map<WorkspacePath, Long> listed = new ConcurrentHashMap<>();

  /**
   * The tree below a directory.
   *
   * @param root need not exist: nothing lies in it then
   */
  public DirectoryTree(Path root) {
    this.root = root.toAbsolutePath();
    this.handles = new FolderHandles(this.root);
    folders.put("", this.root);
  }

  @Override
  public void close() {
    handles.close();
  }

  /** The handles by which it is read. */
  FolderHandles handles() {
    return handles;
  }

  @Override
  public Content read(WorkspacePath path) {
    Long size = listed.remove(path);
    if (size != null) {
      try {
        return content(inFolder(path.value()), nameIn(path), size);
      } catch (IOException e) {
        // It is not what it was when it was listed, so it is looked at again.
      }
    }
    for (int tries = 1; ; tries++) {
      try {
        return fileAt(path);
      } catch (Outside e) {
        return new Escapes();
      } catch (IOException | InvalidPathException e) {
        if (!isAnother(e, tries)) {
          String why = why(e, path);
          return why == null ? new Missing() : new Inaccessible(why);
        }
      }
    }
  }

  /**
   * Whether something was not opened since it is a link now, or no folder any more, so that it has
   * to be looked at again; where everything was before is forgotten then.
   */
  private boolean isAnother(Exception e, int tries) {
    boolean isAnother =
        tries < MOST_TRIES
            && (e.getClass() == FileSystemException.class || e instanceof NotDirectoryException);
    if (isAnother) {
      folders.clear();
      folders.put("", root);
      handles.close();
    }
    return isAnother;
  }

  @Override
  public Listing list(WorkspacePath folder) {
    for (int tries = 1; ; tries++) {
      try {
        Place place = place(folder.value());
        return place.attributes.isDirectory() ? files(folder, place.path) : new Missing();
      } catch (Outside e) {
        return new Escapes();
      } catch (IOException | InvalidPathException e) {
        if (!isAnother(e, tries)) {
          String why = why(e, folder);
          return why == null ? new Missing() : new Inaccessible(why);
        }
      }
    }
  }

  @Override
  public Thing at(WorkspacePath path) {
    for (int tries = 1; ; tries++) {
      try {
        BasicFileAttributes attributes = place(path.value()).attributes;
        return attributes.isRegularFile()
            ? Thing.FILE
            : attributes.isDirectory() ? Thing.FOLDER : Thing.NOTHING;
      } catch (Outside e) {
        return Thing.OUTSIDE;
      } catch (IOException | InvalidPathException e) {
        if (!isAnother(e, tries)) {
          return why(e, path) == null ? Thing.NOTHING : Thing.UNKNOWN;
        }
      }
    }
  }

  @Override
  public List<String> names(WorkspacePath folder) {
    List<String> names = new ArrayList<>();
    try {
      Optional<Path> directory = folder(folder);
      if (directory.isPresent()) {
        try (DirectoryStream<Path> entries = handles.list(directory.get())) {
          for (Path entry : entries) {
            names.add(entry.getFileName().toString());
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public boolean isInCircle(WorkspacePath folder) {
    Set<Path> places = new HashSet<>(Set.of(root));
    try {
      for (WorkspacePath here = folder; !here.equals(WorkspacePath.ROOT); here = here.parent()) {
        Optional<Path> place = folder(here);
        if (place.isPresent() && !places.add(place.get())) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  /**
   * Where the folder at a path really lies; empty when there is none.
   *
   * @throws IOException when it cannot be told, or the path leads out of the root
   */
  Optional<Path> folder(WorkspacePath path) throws IOException {
    Path known = folders.get(path.value());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Path> folder =
        there(path).filter(place -> place.attributes.isDirectory()).map(Place::path);
    folder.ifPresent(found -> folders.put(path.value(), found));
    return folder;
  }

  /**
   * Where the regular file at a path really lies; empty when there is none.
   *
   * @throws IOException when it cannot be told, or the path leads out of the root
   */
  Optional<Path> file(WorkspacePath path) throws IOException {
    return there(path).filter(place -> place.attributes.isRegularFile()).map(Place::path);
  }

  private Optional<Place> there(WorkspacePath path) throws IOException {
    try {
      return Optional.of(place(path.value()));
    } catch (Outside e) {
      throw e;
    } catch (IOException | InvalidPathException e) {
      String why = why(e, path);
      if (why == null) {
        return Optional.empty();
      }
      throw new IOException(why, e);
    }
  }

  /** Keeps in mind where a folder lies, which was just seen there and is no link. */
  void keep(WorkspacePath folder, Path place) {
    folders.put(folder.value(), place);
  }

  /** Whether something was not told since it is out of the root. */
  static boolean isOutside(IOException e) {
    return e instanceof Outside;
  }

  private Content fileAt(WorkspacePath path) throws IOException {
    if (path.value().isEmpty()) {
      return new Missing();
    }
    Path folder = inFolder(path.value());
    Path name = nameIn(path);
    BasicFileAttributes attributes = inside(handles.attributes(folder, name));
    if (attributes.isSymbolicLink()) {
      Place place = follow(path.value());
      if (!place.attributes.isRegularFile()) {
        return new Missing();
      }
      folder = Objects.requireNonNull(place.path.getParent());
      name = Objects.requireNonNull(place.path.getFileName());
      attributes = place.attributes;
    }
    return attributes.isRegularFile() ? content(folder, name, attributes.size()) : new Missing();
  }

  private Path nameIn(WorkspacePath path) {
    return root.getFileSystem().getPath(path.name());
  }

  private Content content(Path folder, Path name, long size) throws IOException {
    if (size > LARGEST_FILE) {
      return tooLarge();
    }
    try (InputStream in = handles.read(folder, name)) {
      return content(in, (int) size);
    }
  }

  /**
   * All that a stream gives.
   *
   * @param size as announced; the file may have grown or shrunk since
   */
  static Content content(InputStream in, int size) throws IOException {
    // One byte more, so that a small file as large as announced ends after one question.
    boolean small = size < PART;
    byte[] bytes = new byte[small ? size + 1 : size];
    int length = 0;
    while (length < bytes.length) {
      int read = in.read(bytes, length, Math.min(PART, bytes.length - length));
      length += Math.max(0, read);
      if (read < 0 || (small && length == size)) {
        return new Found(Arrays.copyOf(bytes, length));
      }
    }
    byte[] more = in.readNBytes(LARGEST_FILE + 1 - length);
    if (length + more.length > LARGEST_FILE) {
      return tooLarge();
    }
    if (more.length > 0) {
      bytes = Arrays.copyOf(bytes, length + more.length);
      System.arraycopy(more, 0, bytes, length, more.length);
    }
    return new Found(bytes);
  }

  private static Inaccessible tooLarge() {
    return new Inaccessible("is larger than 64 MB");
  }

  private Listing files(WorkspacePath folder, Path directory) throws IOException {
    @Nullable WorkspacePath[] paths;
    List<String> unspeakable = new ArrayList<>();
    try (DirectoryStream<Path> entries = handles.list(directory)) {
      List<Name> found = new ArrayList<>();
      for (Path entry : entries) {
        found.add(new Name(entry.getFileName().toString(), entry));
      }
      // Sorted as names, which are shorter than paths.
      Name[] names = found.toArray(new Name[0]);
      Arrays.parallelSort(names);
      for (Name name : names) {
        // Only names with these signs are asked about, since nearly none has them.
        if ((name.text.indexOf('\\') >= 0 || name.text.indexOf(':') == 1)
            && child(folder, name.text) == null) {
          unspeakable.add(name.text);
        }
      }
      paths = new WorkspacePath[names.length];
      if (names.length < MANY) {
        for (int i = 0; i < names.length; i++) {
          paths[i] = file(folder, entries, names[i]);
        }
      } else {
        IntStream.range(0, names.length)
            .parallel()
            .forEach(i -> paths[i] = file(folder, entries, names[i]));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    List<WorkspacePath> files = new ArrayList<>();
    for (WorkspacePath path : paths) {
      if (path != null) {
        files.add(path);
      }
    }
    return new Folder(files, unspeakable);
  }

  private record Name(String text, Path entry) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      return text.compareTo(other.text);
    }
  }

  /** The path of a name where it is a file's; null otherwise. */
  private @Nullable WorkspacePath file(
      WorkspacePath folder, DirectoryStream<Path> entries, Name name) {
    WorkspacePath path = child(folder, name.text);
    return path != null && isFile(path, entries, name.entry) ? path : null;
  }

  /** Null for a name that no workspace path can express, such as one with a backslash. */
  static @Nullable WorkspacePath child(WorkspacePath folder, String name) {
    try {
      return folder.child(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Links to files count as files, and so do links that lead outside: reading them tells. */
  private boolean isFile(WorkspacePath path, DirectoryStream<Path> entries, Path entry) {
    try {
      BasicFileAttributes attributes = FolderHandles.attributes(entries, entry);
      if (attributes.isRegularFile()) {
        listed.put(path, attributes.size());
        return true;
      }
      return attributes.isSymbolicLink() && follow(path.value()).attributes.isRegularFile();
    } catch (Outside e) {
      return true;
    } catch (IOException | InvalidPathException e) {
      return why(e, path) != null;
    }
  }

  /** What lies at a path, links followed; the folders above are asked only the first time. */
  private Place place(String path) throws IOException {
    Place place =
        path.isEmpty()
            ? look(root)
            : look(inFolder(path).resolve(path.substring(path.lastIndexOf('/') + 1)));
    return place.attributes.isSymbolicLink() ? follow(path) : place;
  }

  /** Where the folder of a path really lies. */
  private Path inFolder(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    String parent = path.substring(0, Math.max(0, slash));
    Path folder = folders.get(parent);
    if (folder == null) {
      Place place = follow(parent);
      if (!place.attributes.isDirectory()) {
        throw new NoSuchFileException(parent);
      }
      folder = place.path;
      folders.put(parent, folder);
    }
    return folder;
  }

  /** Walks a path name by name as the system would, but never above the root. */
  private Place follow(String path) throws IOException {
    Deque<String> ahead = new ArrayDeque<>();
    Collections.addAll(ahead, path.split("/", -1));
    Deque<Place> trail = new ArrayDeque<>();
    trail.push(new Place(root, Files.readAttributes(root, BasicFileAttributes.class)));
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      Place here = trail.element();
      if (!here.attributes.isDirectory()) {
        throw new NoSuchFileException(path);
      }
      if (name.equals("..")) {
        trail.pop();
        if (trail.isEmpty()) {
          throw new Outside();
        }
        continue;
      }
      Place next = look(here.path.resolve(name));
      if (!next.attributes.isSymbolicLink()) {
        trail.push(next);
        continue;
      }
      if (++links > MOST_LINKS) {
        throw new NoSuchFileException(path);
      }
      Path target = Files.readSymbolicLink(next.path);
      if (target.isAbsolute()) {
        target = belowRoot(target);
        while (trail.size() > 1) {
          trail.pop();
        }
      }
      for (int i = target.getNameCount() - 1; i >= 0; i--) {
        ahead.push(target.getName(i).toString());
      }
    }
    return trail.element();
  }

  /** The rest of an absolute path below the root, under whichever of its names it is reached. */
  private Path belowRoot(Path absolute) throws IOException {
    Path real = root.toRealPath();
    for (Path base : new Path[] {root, real}) {
      if (absolute.startsWith(base)) {
        return rest(absolute, base);
      }
    }
    Path target;
    try {
      target = absolute.toRealPath();
    } catch (IOException e) {
      throw new Outside();
    }
    if (!target.startsWith(real)) {
      throw new Outside();
    }
    return rest(target, real);
  }

  private static Path rest(Path path, Path base) {
    int names = base.getNameCount();
    return names == path.getNameCount() ? Path.of("") : path.subpath(names, path.getNameCount());
  }

  private Place look(Path path) throws IOException {
    return new Place(path, inside(handles.attributes(path)));
  }

  private static BasicFileAttributes inside(BasicFileAttributes attributes) throws Outside {
    if (attributes.isDirectory() && attributes.isOther()) {
      // A junction of Windows: a folder to the eye, a link in truth.
      throw new Outside();
    }
    return attributes;
  }

  /** Why something that exists is unavailable; null when nothing can exist there. */
  private @Nullable String why(Exception e, WorkspacePath path) {
    if (e instanceof NoSuchFileException || isTooLong(path)) {
      return null;
    }
    if (e instanceof InvalidPathException) {
      Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
      boolean ofTheLocale = isEncodable(path, StandardCharsets.UTF_8) && !isEncodable(path, names);
      return ofTheLocale
          ? "has a name that the locale's character set cannot express; set LC_ALL to a UTF-8 locale"
          : null;
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be opened: permission denied";
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? "cannot be read" : "cannot be read: " + reason;
  }

  private boolean isTooLong(WorkspacePath path) {
    for (String name : path.value().split("/", -1)) {
      if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        return true;
      }
    }
    return root.toString().length() + path.value().length() > LONGEST_PATH;
  }

  private static boolean isEncodable(WorkspacePath path, Charset charset) {
    return charset.newEncoder().canEncode(path.value());
  }

  private record Place(Path path, BasicFileAttributes attributes) {}

  /** A link leads out of the root. */
  private static final class Outside extends IOException {
    private static final long serialVersionUID = 1L;

    Outside() {
      super("it leads out of the workspace");
    }
  }
}
