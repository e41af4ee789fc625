/**
 * What the readers share: the cursor over JSON, what is said of its flaws, and many files read at
 * once. No other module may use it, and it does not know the readers.
 */
@NullMarked
package dev.scorekeeper.json.internal;

import org.jspecify.annotations.NullMarked;
