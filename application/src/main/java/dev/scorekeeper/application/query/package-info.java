/**
 * Questions to the history in SQL: those that have names, and those that people write. What a
 * statement may do, the store of the history decides.
 */
@NullMarked
package dev.scorekeeper.application.query;

import org.jspecify.annotations.NullMarked;
