/**
 * A report as one page that needs nothing else: drawings and tables are made here, templates put
 * text around them, and a script adds what needs a hand. Only the command for it loads any of this.
 */
@NullMarked
package dev.scorekeeper.report.html;

import org.jspecify.annotations.NullMarked;
