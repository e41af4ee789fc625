/**
 * What can be drawn with characters, where lines go, and what keeps strangers' characters from
 * drawing. It knows nothing of what is reported.
 */
@NullMarked
package dev.scorekeeper.report.drawing;

import org.jspecify.annotations.NullMarked;
