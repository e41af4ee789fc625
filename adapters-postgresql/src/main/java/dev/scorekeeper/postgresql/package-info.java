/** Where a history lies on a PostgreSQL server: {@link PostgresHistoryStore}. */
@NullMarked
package dev.scorekeeper.postgresql;

import org.jspecify.annotations.NullMarked;
