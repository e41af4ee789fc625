/** Answers to questions in SQL, and what can be asked, as tables that people read. */
@NullMarked
package dev.scorekeeper.report.query;

import org.jspecify.annotations.NullMarked;
