/**
 * What a command sees of the world outside: its streams and terminal, the environment, the clock;
 * and the line on standard error that tells how far long work is. It knows no command.
 */
@NullMarked
package dev.scorekeeper.cli.environment;

import org.jspecify.annotations.NullMarked;
