/**
 * What every source tree, workspace and format of settings must do, each of them without a disk,
 * and files to put into them.
 */
@NullMarked
package dev.scorekeeper.testkit.workspace;

import org.jspecify.annotations.NullMarked;
