/** What can be drawn with characters, and what keeps strangers' characters from drawing. */
@NullMarked
package dev.scorekeeper.cli.terminal;

import org.jspecify.annotations.NullMarked;
