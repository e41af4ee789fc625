/** The commands that are about a history as a whole, a class each. */
@NullMarked
package dev.scorekeeper.cli.command.history;

import org.jspecify.annotations.NullMarked;
