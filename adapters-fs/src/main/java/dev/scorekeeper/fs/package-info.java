/** A directory as a source tree. */
@NullMarked
package dev.scorekeeper.fs;

import org.jspecify.annotations.NullMarked;
