/**
 * The options that several commands have: declared, read and complained about in one place. It
 * knows the command line and no command.
 */
@NullMarked
package dev.scorekeeper.cli.option;

import org.jspecify.annotations.NullMarked;
