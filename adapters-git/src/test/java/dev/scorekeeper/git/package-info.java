/** Tests against real repositories, made by the git program. */
@NullMarked
package dev.scorekeeper.git;

import org.jspecify.annotations.NullMarked;
