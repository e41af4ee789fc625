@NullMarked
package dev.scorekeeper.report.drawing;

import org.jspecify.annotations.NullMarked;
