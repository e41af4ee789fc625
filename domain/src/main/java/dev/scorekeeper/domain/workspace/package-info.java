/**
 * The place that is read: a tree of files behind a port, paths that cannot leave it, and where in
 * it the three layers lie.
 */
@NullMarked
package dev.scorekeeper.domain.workspace;

import org.jspecify.annotations.NullMarked;
