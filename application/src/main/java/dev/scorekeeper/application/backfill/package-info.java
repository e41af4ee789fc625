/**
 * The past of a plan: a run for each commit that changed an input, read from the repository and
 * recorded once. It decides what is due; which files an assessment depends on, the readers say.
 */
@NullMarked
package dev.scorekeeper.application.backfill;

import org.jspecify.annotations.NullMarked;
