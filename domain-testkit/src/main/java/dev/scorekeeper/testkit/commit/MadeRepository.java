package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Repository;
import java.util.Map;

/**
 * A repository that was made of a past.
 *
 * @param repository the one
 * @param revisions the names of its commits in full, by what the past calls them
 */
public record MadeRepository(Repository repository, Map<String, String> revisions) {
  public MadeRepository {
    revisions = Map.copyOf(revisions);
  }

  /** The name of the commit that the past calls so. */
  public String revision(String label) {
    String revision = revisions.get(label);
    if (revision == null) {
      throw new IllegalArgumentException("no commit is called " + label);
    }
    return revision;
  }
}
