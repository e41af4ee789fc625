/** The plain text that formats without a library are written in. */
@NullMarked
package dev.scorekeeper.testkit.text;

import org.jspecify.annotations.NullMarked;
