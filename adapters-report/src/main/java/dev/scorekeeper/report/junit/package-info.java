/** Domains as cases of a test, as JUnit XML. */
@NullMarked
package dev.scorekeeper.report.junit;

import org.jspecify.annotations.NullMarked;
