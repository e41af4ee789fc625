/**
 * The log of a history in the tables of a database, whichever database: how entries are appended,
 * folded into spans, found, told and verified, in SQL that all of them take. What a database has of
 * its own, its adapter adds: how it is reached, its schema and its views.
 */
@NullMarked
package dev.scorekeeper.sql;

import org.jspecify.annotations.NullMarked;
