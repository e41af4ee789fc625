/**
 * What the packages of this module share: the cursor over JSON, what is said of its flaws, many
 * files read at once, and the readers of a registry, a catalog and a sequence file. No other module
 * may use it, and it does not know who asks.
 */
@NullMarked
package dev.scorekeeper.json.internal;

import org.jspecify.annotations.NullMarked;
