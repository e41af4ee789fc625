/**
 * The history as a whole: carried to another place and back, proven intact, and rebuilt where it
 * can be. It knows logs and stores, and nothing of what they look like on a disk.
 */
@NullMarked
package dev.scorekeeper.application.history;

import org.jspecify.annotations.NullMarked;
