package dev.scorekeeper.json;

import dev.scorekeeper.git.GitRepository;
import java.nio.file.Path;

/** Breaks a law on purpose: readers know git. */
public final class KnowsCheckouts {
  GitRepository repository(Path workspace) {
    return GitRepository.around(workspace);
  }
}
