/**
 * Two ways to git: the program of that name, asked what it knows of the working tree, and the
 * commits of a repository, read without it. Others see the one repository that has both. It must
 * not know what the files say, nor what becomes of what it finds.
 */
@NullMarked
package dev.scorekeeper.git;

import org.jspecify.annotations.NullMarked;
