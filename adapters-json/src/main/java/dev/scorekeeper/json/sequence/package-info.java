/**
 * Sequence files as JSON: how much one holds, and one to begin with. It does not know the catalog,
 * nor which files matter.
 */
@NullMarked
package dev.scorekeeper.json.sequence;

import org.jspecify.annotations.NullMarked;
