/** The plain text that formats without a library are written in. */
@NullMarked
package dev.scorekeeper.testkit.plaintext;

import org.jspecify.annotations.NullMarked;
