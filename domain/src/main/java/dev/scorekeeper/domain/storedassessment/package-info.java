/**
 * What an assessment says, as facts that can be stored, told and compared, and the digest that
 * stands for all of them. Facts know nothing of runs, times or branches.
 */
@NullMarked
package dev.scorekeeper.domain.storedassessment;

import org.jspecify.annotations.NullMarked;
