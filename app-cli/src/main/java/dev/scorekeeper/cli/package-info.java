/**
 * The command line: each command parses, calls the domain and the adapters, renders, and gives an
 * exit code. Everything that a command needs from the outside world is in its {@link
 * dev.scorekeeper.cli.Environment}; {@link dev.scorekeeper.cli.Wiring} puts it all together.
 */
@NullMarked
package dev.scorekeeper.cli;

import org.jspecify.annotations.NullMarked;
