/** How much exists, in a badge. */
@NullMarked
package dev.scorekeeper.report.badge;

import org.jspecify.annotations.NullMarked;
