/** What every reader of snapshots must do, and one of workspaces in plain text. */
@NullMarked
package dev.scorekeeper.testkit.planreader;

import org.jspecify.annotations.NullMarked;
