/** Findings as a code quality report of GitLab. */
@NullMarked
package dev.scorekeeper.report.gitlab;

import org.jspecify.annotations.NullMarked;
