/**
 * What is true of a workspace: a snapshot of the three layers goes in, an assessment comes out, and
 * nothing else is asked. Verdicts follow from evidence; findings from an ordered list of rules.
 */
@NullMarked
package dev.scorekeeper.domain.validation;

import org.jspecify.annotations.NullMarked;
