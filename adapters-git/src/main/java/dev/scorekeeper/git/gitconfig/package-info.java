/**
 * What git is configured to, by a repository and by its user: where the remote {@code origin} is,
 * and the name of the project that follows from it. And that of the machine's nothing counts where
 * commits are read.
 */
@NullMarked
package dev.scorekeeper.git.gitconfig;

import org.jspecify.annotations.NullMarked;
