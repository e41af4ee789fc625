/**
 * A branch as a line of commits: facts of commits, looks at where a branch stood, and what follows
 * from the set of them, in whatever order they were recorded: which commits are on the line, in
 * which order, at which moments, and which run speaks for each.
 */
@NullMarked
package dev.scorekeeper.domain.branch;

import org.jspecify.annotations.NullMarked;
