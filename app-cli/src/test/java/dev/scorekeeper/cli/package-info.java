@NullMarked
package dev.scorekeeper.cli;

import org.jspecify.annotations.NullMarked;
