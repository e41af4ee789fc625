/**
 * A class for each command: it parses, asks the library once, hands the result to a renderer, and
 * gives an exit code. It decides nothing.
 */
@NullMarked
package dev.scorekeeper.cli.command;

import org.jspecify.annotations.NullMarked;
