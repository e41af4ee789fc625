/**
 * The history's log as JSON Lines, written and read. It knows no workspace and none of its layers.
 */
@NullMarked
package dev.scorekeeper.json.historyexport;

import org.jspecify.annotations.NullMarked;
