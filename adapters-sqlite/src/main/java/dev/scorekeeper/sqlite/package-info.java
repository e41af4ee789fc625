/**
 * The history in one SQLite file: what other modules may open, ask and know of it. It must not know
 * SQL, nor how the file is laid out; that is internal.
 */
@NullMarked
package dev.scorekeeper.sqlite;

import org.jspecify.annotations.NullMarked;
