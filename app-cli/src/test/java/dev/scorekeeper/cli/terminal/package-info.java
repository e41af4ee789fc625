@NullMarked
package dev.scorekeeper.cli.terminal;

import org.jspecify.annotations.NullMarked;
