/** The files that a command writes beside what it prints. */
@NullMarked
package dev.scorekeeper.cli.output;

import org.jspecify.annotations.NullMarked;
