package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Walks the first parents of a repository's head and parses each YAML file that changed, once, and
 * does nothing else: the floor of reading a past of a plan in files.
 */
final class ParsePlans {
  private ParsePlans() {}

  public static void main(String[] arguments) throws IOException {
    LoadSettings settings = LoadSettings.builder().build();
    long events = 0;
    try (Repository repository =
            new FileRepositoryBuilder().setWorkTree(Path.of(arguments[0]).toFile()).build();
        RevWalk walk = new RevWalk(repository);
        DiffFormatter diff = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
      diff.setRepository(repository);
      walk.setFirstParent(true);
      walk.sort(RevSort.REVERSE);
      walk.markStart(walk.parseCommit(repository.resolve(Constants.HEAD)));
      RevCommit before = null;
      for (RevCommit commit : walk) {
        List<DiffEntry> changes =
            diff.scan(before == null ? null : before.getTree(), commit.getTree());
        for (DiffEntry change : changes) {
          if (change.getChangeType() != DiffEntry.ChangeType.DELETE
              && change.getNewPath().endsWith(".yaml")) {
            String text =
                new String(
                    repository.open(change.getNewId().toObjectId()).getBytes(),
                    StandardCharsets.UTF_8);
            for (Event event : new Parse(settings).parseString(text)) {
              events += event.getEventId() == Event.ID.Scalar ? 1 : 0;
            }
          }
        }
        before = commit;
      }
    }
    System.out.println(events);
  }
}
