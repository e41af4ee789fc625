/**
 * Scorekeeper as programs use it: {@link dev.scorekeeper.Scorekeeper} does what the command line
 * does and gives values, {@link dev.scorekeeper.Setup} says of which workspace and history, and
 * {@link dev.scorekeeper.ScorekeeperModule} binds the same for Guice. It alone knows all adapters;
 * it decides nothing and prints nothing.
 */
@NullMarked
package dev.scorekeeper;

import org.jspecify.annotations.NullMarked;
