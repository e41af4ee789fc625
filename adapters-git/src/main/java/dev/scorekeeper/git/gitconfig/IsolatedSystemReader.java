package dev.scorekeeper.git.gitconfig;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.internal.util.CleanupService;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit's view of the machine, without the machine: no configuration of the user or the system, none
 * of its own in the home folder, and no measurement of the file system's clock, which would take
 * seconds, write that configuration, and start git.
 */
public final class IsolatedSystemReader extends SystemReader.Delegate {
  /** No file system in use keeps times more coarsely; only files changed just now are affected. */
  private static final Duration RESOLUTION = Duration.ofSeconds(2);

  private IsolatedSystemReader(SystemReader machine) {
    super(machine);
  }

  /** Has JGit see nothing else from here on. */
  public static synchronized void begin() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof IsolatedSystemReader)) {
      SystemReader.setInstance(new IsolatedSystemReader(current));
      // As in a container that ends JGit itself: reading leaves nothing to clean up, and the hook
      // that would do so at the end of the process has JGit load all of its messages.
      new CleanupService();
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  /** A configuration that says nothing but how coarsely the file system keeps times. */
  private static final class Nothing extends FileBasedConfig {
    Nothing(Config parent, FS fs) {
      super(parent, new File(""), fs);
    }

    @Override
    public void load() {
      // there is nothing to load
    }

    @Override
    public void save() {
      // and nothing to keep
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals("filesystem") && name.equals("timestampResolution")
          ? unit.convert(RESOLUTION)
          : otherwise;
    }
  }
}
