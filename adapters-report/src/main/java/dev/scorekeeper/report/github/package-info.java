/** Findings as annotations of a build on GitHub. */
@NullMarked
package dev.scorekeeper.report.github;

import org.jspecify.annotations.NullMarked;
