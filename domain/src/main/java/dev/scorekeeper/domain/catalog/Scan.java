package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an audit found in the plugin folders: every file below them is a sequence's, skipped,
 * malformed, or unread.
 *
 * @param looked where it looked
 * @param found the sequences with the files that hold them, by id, then by file
 * @param skipped files that are no sequences, by path
 * @param malformed files that were read and are no JSON, by path
 * @param unread files of which nobody knows the content, by path
 * @param slips in files that were read all the same, by path
 */
public record Scan(
    PluginFiles looked,
    List<Found> found,
    List<Skipped> skipped,
    List<Malformed> malformed,
    List<Gap> unread,
    List<Slipped> slips) {
  private static final Comparator<Found> BY_ID_AND_FILE =
      Comparator.comparing((Found one) -> one.sequence().id()).thenComparing(Found::file);

  public Scan {
    List<Found> sorted = new ArrayList<>(found);
    // Stable: of a file that holds an id twice the first keeps its place.
    sorted.sort(BY_ID_AND_FILE);
    found = Collections.unmodifiableList(sorted);
    skipped = List.copyOf(skipped);
    malformed = List.copyOf(malformed);
    unread = List.copyOf(unread);
    slips = List.copyOf(slips);
  }

  /** A scan of files without slips. */
  public Scan(
      PluginFiles looked,
      List<Found> found,
      List<Skipped> skipped,
      List<Malformed> malformed,
      List<Gap> unread) {
    this(looked, found, skipped, malformed, unread, List.of());
  }

  /**
   * Something that was to be looked at and could not be, so that nobody knows what it holds: it may
   * not be opened, or is larger than what is read.
   *
   * @param place a folder or a file
   * @param why a clause
   */
  public record Gap(WorkspacePath place, String why) {}

  /** A sequence and the file that holds it. */
  public record Found(PluginSequence sequence, WorkspacePath file) {}

  /** A file that is well-formed and no sequence. */
  public record Skipped(WorkspacePath file, Reason reason) {}

  /**
   * A file that cannot be read as JSON.
   *
   * @param why a clause without a place
   */
  public record Malformed(WorkspacePath file, String why, Location at) {}

  /** A slip in a file that holds a sequence. */
  public record Slipped(WorkspacePath file, Slip slip) {}

  /** Why a file is no sequence; told by its content, or by a name that a tool has for itself. */
  public enum Reason {
    /** It lists other files. */
    MANIFEST("is a manifest: it lists sequences"),
    /** It describes a package. */
    PACKAGE("describes a package"),
    /** It configures a compiler. */
    COMPILER("configures a compiler"),
    /** It configures some other tool. */
    TOOL("configures a tool"),
    /** It has movements, and nothing to name it by. */
    UNIDENTIFIED("has movements and no id; give it one"),
    /** It has an id, and no movement. */
    EMPTY("has no movement"),
    /** It is something else. */
    OTHER("is not a sequence");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason as a clause. */
    public String text() {
      return text;
    }
  }

  /** An id that several sequences of the folders have; the first file decides. */
  public record Duplicate(String id, List<WorkspacePath> files) {
    public Duplicate {
      files = List.copyOf(files);
    }
  }

  /** The sequences that a catalog of these folders lists: one of an id, by id. */
  public List<Found> sequences() {
    List<Found> sequences = new ArrayList<>();
    String last = null;
    for (Found one : found) {
      if (!one.sequence().id().equals(last)) {
        sequences.add(one);
        last = one.sequence().id();
      }
    }
    return sequences;
  }

  /** How many files hold the sequences that a catalog lists. */
  public int files() {
    return (int) sequences().stream().map(Found::file).distinct().count();
  }

  /** The ids that come more than once. */
  public List<Duplicate> duplicates() {
    List<Duplicate> duplicates = new ArrayList<>();
    for (int i = 0; i < found.size(); ) {
      String id = found.get(i).sequence().id();
      List<WorkspacePath> files = new ArrayList<>();
      while (i < found.size() && found.get(i).sequence().id().equals(id)) {
        files.add(found.get(i++).file());
      }
      if (files.size() > 1) {
        duplicates.add(new Duplicate(id, files));
      }
    }
    return duplicates;
  }

  /** The handlers of the listed sequences. */
  public NavigableSet<String> handlers() {
    return names(Beat::handler);
  }

  /** The topics of the listed sequences: the events that their beats announce. */
  public NavigableSet<String> topics() {
    return names(Beat::event);
  }

  private NavigableSet<String> names(Function<Beat, String> name) {
    // Most come many times, and sorting is what costs.
    Set<String> names = new HashSet<>();
    for (Found one : sequences()) {
      for (Movement movement : one.sequence().movements()) {
        movement.beats().forEach(beat -> names.add(name.apply(beat)));
      }
    }
    names.remove("");
    return new TreeSet<>(names);
  }

  /** The files that were skipped for a reason. */
  public List<WorkspacePath> skipped(Reason reason) {
    return skipped.stream().filter(one -> one.reason() == reason).map(Skipped::file).toList();
  }

  /**
   * What could not be looked at, by path; with a gap a scan proves nothing. What leads out of the
   * workspace is none, since nothing of it belongs here.
   */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>(unread);
    for (PluginFiles.Unlisted folder : looked.unlisted()) {
      if (!folder.outside()) {
        gaps.add(new Gap(folder.folder(), folder.why()));
      }
    }
    gaps.sort(Comparator.comparing(Gap::place));
    return gaps;
  }
}
