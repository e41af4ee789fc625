/**
 * What lies on a disk: a directory as a workspace and as a source tree, the folders of plugins in
 * it, and the files that logs are carried in. It understands no content, but for telling an export
 * from another file.
 */
@NullMarked
package dev.scorekeeper.fs;

import org.jspecify.annotations.NullMarked;
