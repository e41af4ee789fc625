/**
 * The history's file itself: the log, which only grows, the spans folded from it, and views for
 * people who ask in SQL. It is used by its own module only, and must not know the package that
 * shows it to others.
 */
@NullMarked
package dev.scorekeeper.sqlite.internal;

import org.jspecify.annotations.NullMarked;
