/**
 * What leads people to the commands: help, the version, completion in shells, and what to say to
 * who mistyped. Loaded only where one of these is asked for, or something went wrong.
 */
@NullMarked
package dev.scorekeeper.cli.help;

import org.jspecify.annotations.NullMarked;
