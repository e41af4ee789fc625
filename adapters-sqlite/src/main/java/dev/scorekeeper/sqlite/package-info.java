/** The history in one SQLite file. */
@NullMarked
package dev.scorekeeper.sqlite;

import org.jspecify.annotations.NullMarked;
