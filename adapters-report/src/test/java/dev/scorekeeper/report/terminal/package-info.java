@NullMarked
package dev.scorekeeper.report.terminal;

import org.jspecify.annotations.NullMarked;
