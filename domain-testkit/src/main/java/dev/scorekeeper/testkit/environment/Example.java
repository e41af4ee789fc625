package dev.scorekeeper.testkit.environment;

import java.nio.file.Path;

/**
 * A copy of the workspace {@code examples/renderx} that a test can change and record. A test takes
 * one as a parameter where {@link Examples} extends its class.
 *
 * @param root the workspace's folder
 */
public record Example(Path root) {
  /** The folder above, of this test alone, where other things may be made. */
  public Path around() {
    return root.resolveSibling("");
  }
}
