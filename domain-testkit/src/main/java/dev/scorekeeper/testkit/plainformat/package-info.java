/** The plain text that formats without a library are written in. */
@NullMarked
package dev.scorekeeper.testkit.plainformat;

import org.jspecify.annotations.NullMarked;
