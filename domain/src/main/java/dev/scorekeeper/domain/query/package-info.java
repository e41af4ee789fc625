/** Questions to a history in the words of its views. */
@NullMarked
package dev.scorekeeper.domain.query;

import org.jspecify.annotations.NullMarked;
