package dev.scorekeeper.domain.registry;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The registry as it is written, claims included; what is true of them is for the validation to
 * say.
 *
 * @param entries in the order of the file
 * @param slips of the file, those of its entries left out
 */
public record Registry(List<Entry> entries, List<Slip> slips) {
  public Registry {
    entries = List.copyOf(entries);
    slips = List.copyOf(slips);
  }

  /** A registry without slips beside those of its entries. */
  public Registry(List<Entry> entries) {
    this(entries, List.of());
  }

  /**
   * One entry of the registry.
   *
   * @param at where the entry begins
   * @param id empty when the entry has none; it is then no domain
   * @param name empty text when the entry has none
   * @param category empty text when the entry has none
   * @param sequenceFile the file it claims to be implemented by
   * @param movements how many it claims
   * @param beats how many it claims
   * @param relations ids of other domains, as written
   * @param slips in it
   * @param details what else it says, and where it is
   * @param word by which it says how far it is, where the settings tell words
   * @param paths of files and folders that it claims to be implemented by, where the settings tell
   *     where it names them
   * @param in the file that it is in, where the registry is in several
   */
  public record Entry(
      Location at,
      Optional<String> id,
      String name,
      String category,
      Optional<Claim> sequenceFile,
      OptionalLong movements,
      OptionalLong beats,
      List<String> relations,
      List<Slip> slips,
      Details details,
      Optional<Claim> word,
      List<Claim> paths,
      Optional<WorkspacePath> in) {
    public Entry {
      relations = List.copyOf(relations);
      slips = List.copyOf(slips);
      paths = List.copyOf(paths);
    }

    /** An entry that says nothing else. */
    public Entry(
        Location at,
        Optional<String> id,
        String name,
        String category,
        Optional<Claim> sequenceFile,
        OptionalLong movements,
        OptionalLong beats,
        List<String> relations,
        List<Slip> slips) {
      this(
          at,
          id,
          name,
          category,
          sequenceFile,
          movements,
          beats,
          relations,
          slips,
          Details.NONE,
          Optional.empty(),
          List.of(),
          Optional.empty());
    }

    /** The word by which it says how far it is, if it has one. */
    public Optional<String> said() {
      return word.isPresent() ? Optional.of(word.get().text()) : Optional.empty();
    }

    /** The same entry, known by the key that it has in an object. */
    public Entry called(String key) {
      return with(Optional.of(key), name, category, details, in);
    }

    /** The same entry with what was found around it. */
    public Entry within(String aroundName, String aroundCategory, Details around) {
      return with(id, aroundName, aroundCategory, around, in);
    }

    /** The same entry among others in one of several files. */
    public Entry in(WorkspacePath file) {
      return with(id, name, category, details, Optional.of(file));
    }

    /** The same entry as all that is in a file. */
    public Entry as(WorkspacePath file) {
      return with(
          id,
          name,
          category,
          new Details(Optional.of(file), details.owner, details.due),
          Optional.of(file));
    }

    private Entry with(
        Optional<String> otherId,
        String otherName,
        String otherCategory,
        Details otherDetails,
        Optional<WorkspacePath> file) {
      return new Entry(
          at,
          otherId,
          otherName,
          otherCategory,
          sequenceFile,
          movements,
          beats,
          relations,
          slips,
          otherDetails,
          word,
          paths,
          file);
    }

    /** An entry without slips. */
    public Entry(
        Location at,
        Optional<String> id,
        String name,
        String category,
        Optional<Claim> sequenceFile,
        OptionalLong movements,
        OptionalLong beats,
        List<String> relations) {
      this(at, id, name, category, sequenceFile, movements, beats, relations, List.of());
    }
  }

  /**
   * What entries say of themselves in some plans only.
   *
   * @param file the file that is the entry, in a registry of files; empty for one of many in a file
   * @param owner who is to make it; empty text when the entry does not say
   * @param due when it is to be there, as written; empty text when the entry does not say
   */
  public record Details(Optional<WorkspacePath> file, String owner, String due) {
    /** Of an entry among others that says no such thing. */
    public static final Details NONE = new Details(Optional.empty(), "", "");

    // Written out, as in facts, which hold it.

    @Override
    public boolean equals(@Nullable Object other) {
      return other == this
          || (other instanceof Details that
              && file.equals(that.file)
              && owner.equals(that.owner)
              && due.equals(that.due));
    }

    @Override
    public int hashCode() {
      return file.hashCode();
    }
  }

  /**
   * A path or a word that an entry has.
   *
   * @param text as written
   * @param file where it leads; empty when it leaves the workspace
   * @param at where it is written
   */
  public record Claim(String text, Optional<WorkspacePath> file, Location at) {
    /** The claim that a text makes. */
    public Claim(String text, Location at) {
      this(text, WorkspacePath.of(text), at);
    }
  }
}
