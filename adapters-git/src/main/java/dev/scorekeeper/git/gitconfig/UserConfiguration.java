package dev.scorekeeper.git.gitconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * What a user's own configuration of git says, for what the program would say too. JGit itself is
 * kept from it, so that nothing else follows from whose machine it is.
 */
public final class UserConfiguration {
  /** No person writes a longer one. */
  private static final long LONGEST = 1024 * 1024;

  private UserConfiguration() {}

  /**
   * The user's configurations in the order in which git reads them; those that cannot be read are
   * left out.
   */
  public static List<Config> of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
    List<Config> configurations = new ArrayList<>();
    if (!base.isEmpty()) {
      read(base, "git/config", configurations);
    } else if (!home.isEmpty()) {
      read(home, ".config/git/config", configurations);
    }
    if (!home.isEmpty()) {
      read(home, ".gitconfig", configurations);
    }
    return configurations;
  }

  private static void read(String folder, String name, List<Config> configurations) {
    try {
      Path file = Path.of(folder, name);
      if (Files.isRegularFile(file) && Files.size(file) <= LONGEST) {
        FileBasedConfig configuration = new FileBasedConfig(file.toFile(), FS.DETECTED);
        configuration.load();
        configurations.add(configuration);
      }
    } catch (IOException | ConfigInvalidException | InvalidPathException e) {
      // the program would complain; for a name it is as if it were not there
    }
  }
}
