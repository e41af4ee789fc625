/**
 * Two ways to git: the program of that name, asked what it knows of a workspace as it lies there,
 * and the commits of a repository, read without it.
 */
@NullMarked
package dev.scorekeeper.git;

import org.jspecify.annotations.NullMarked;
