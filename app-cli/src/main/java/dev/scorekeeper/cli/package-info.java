/**
 * The start of the command line: the program takes what it needs from the outside world, finds the
 * command that is asked for, and ends with its exit code.
 */
@NullMarked
package dev.scorekeeper.cli;

import org.jspecify.annotations.NullMarked;
