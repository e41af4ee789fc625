/** What git knows of a workspace. */
@NullMarked
package dev.scorekeeper.git;

import org.jspecify.annotations.NullMarked;
