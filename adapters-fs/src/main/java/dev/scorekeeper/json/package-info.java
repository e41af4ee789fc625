/** Readers of the three layers over any source tree. */
@NullMarked
package dev.scorekeeper.json;

import org.jspecify.annotations.NullMarked;
