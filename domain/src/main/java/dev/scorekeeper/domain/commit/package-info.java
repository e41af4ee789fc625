/**
 * The commits that a workspace's files come from: what is checked out, and the line of commits
 * behind it. It knows paths and trees, and nothing of what the files say.
 */
@NullMarked
package dev.scorekeeper.domain.commit;

import org.jspecify.annotations.NullMarked;
