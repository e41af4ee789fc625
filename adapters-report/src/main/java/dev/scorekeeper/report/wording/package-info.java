/**
 * Sentences and lists that several formats say alike. They know no format, no terminal and no
 * output.
 */
@NullMarked
package dev.scorekeeper.report.wording;

import org.jspecify.annotations.NullMarked;
