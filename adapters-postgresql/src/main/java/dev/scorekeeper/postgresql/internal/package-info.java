/**
 * The inside of a history on a PostgreSQL server: how it is reached, in which log the entries of a
 * project are, who waits for whom, and what of it only this database has. What a log is made of is
 * in {@code dev.scorekeeper.sql}.
 */
@NullMarked
package dev.scorekeeper.postgresql.internal;

import org.jspecify.annotations.NullMarked;
