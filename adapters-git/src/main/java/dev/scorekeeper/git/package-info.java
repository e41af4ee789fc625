/** What git knows of a workspace, asked from the program of that name. */
@NullMarked
package dev.scorekeeper.git;

import org.jspecify.annotations.NullMarked;
