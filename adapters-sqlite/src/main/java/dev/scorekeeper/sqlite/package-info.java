/**
 * The history in one SQLite file: the store of histories that other modules see. It must not know
 * SQL, nor how the file is laid out; that is internal.
 */
@NullMarked
package dev.scorekeeper.sqlite;

import org.jspecify.annotations.NullMarked;
