package dev.scorekeeper.domain.registry;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;

/**
 * An entry that is to be added to a registry.
 *
 * @param sequenceFile the path that it names
 * @param relations ids of other domains
 */
public record NewEntry(
    String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> category,
    Optional<String> sequenceFile,
    List<String> relations) {
  public NewEntry {
    relations = List.copyOf(relations);
  }

  /**
   * Why it has no place among the entries of a registry, as a sentence for people: one has its id,
   * or an id or a file that some file system takes for the same. Empty where it has.
   */
  public Optional<String> refusal(List<Registry.Entry> entries) {
    Optional<WorkspacePath> file = sequenceFile.flatMap(WorkspacePath::of);
    for (Registry.Entry entry : entries) {
      if (entry.id().isPresent()) {
        String known = entry.id().get();
        if (known.equals(id)) {
          return Optional.of("the registry has a domain '" + id + "' already");
        }
        if (WorkspacePath.areTwins(known, id)) {
          return Optional.of(twin("the registry has a domain '" + known + "'", id, "an id"));
        }
      }
      Optional<WorkspacePath> named = entry.sequenceFile().flatMap(Registry.Claim::file);
      if (named.isPresent()
          && file.isPresent()
          && !named.equals(file)
          && named.get().isTwin(file.get())) {
        return Optional.of(twin("the registry names " + named.get(), file.get().value(), "a file"));
      }
    }
    return Optional.empty();
  }

  /** What to say of something that is there under a name which may be the same elsewhere. */
  public static String twin(String there, String name, String noun) {
    return there
        + ", which differs from '"
        + name
        + "' only by case or by the form of its characters; choose "
        + noun
        + " that differs in more than that";
  }
}
