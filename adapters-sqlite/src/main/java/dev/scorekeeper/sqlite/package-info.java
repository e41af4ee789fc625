/**
 * The history in one SQLite file: the log, which only grows, the spans folded from it, and views
 * for people who ask in SQL.
 */
@NullMarked
package dev.scorekeeper.sqlite;

import org.jspecify.annotations.NullMarked;
