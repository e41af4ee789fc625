package dev.scorekeeper;

import dev.scorekeeper.domain.commit.PullRequest;
import dev.scorekeeper.fs.SmallFile;
import dev.scorekeeper.json.cievent.JsonEvent;
import java.util.Optional;
import java.util.function.Function;

/** Reads the files in which CI systems tell of the event that a build is for. */
final class EventFiles implements Function<String, Optional<PullRequest>> {
  @Override
  public Optional<PullRequest> apply(String file) {
    Optional<byte[]> bytes = SmallFile.read(file);
    return bytes.isPresent() ? JsonEvent.pullRequest(bytes.get()) : Optional.empty();
  }
}
