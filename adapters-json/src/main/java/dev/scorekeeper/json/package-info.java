/** Readers of the three layers over any source tree, and logs of runs as JSON Lines. */
@NullMarked
package dev.scorekeeper.json;

import org.jspecify.annotations.NullMarked;
