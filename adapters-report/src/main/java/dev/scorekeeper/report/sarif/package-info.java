/** Findings for code scanning, as SARIF 2.1.0. */
@NullMarked
package dev.scorekeeper.report.sarif;

import org.jspecify.annotations.NullMarked;
