/**
 * Results as Markdown, for comments and pages. Whatever strangers wrote is escaped, so that it
 * formats and links nothing; where the text goes, others know.
 */
@NullMarked
package dev.scorekeeper.report.markdown;

import org.jspecify.annotations.NullMarked;
