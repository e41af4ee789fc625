/** What every source tree must do, a tree without a disk, and files to put into either. */
@NullMarked
package dev.scorekeeper.testkit.workspace;

import org.jspecify.annotations.NullMarked;
