/** The ports of a log that is carried from one history to another. */
@NullMarked
package dev.scorekeeper.domain.historyexport;

import org.jspecify.annotations.NullMarked;
