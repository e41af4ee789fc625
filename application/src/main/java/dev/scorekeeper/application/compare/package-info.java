/**
 * Two states of a plan beside each other: which state a word means, what is different, and whether
 * anything got worse than a baseline.
 */
@NullMarked
package dev.scorekeeper.application.compare;

import org.jspecify.annotations.NullMarked;
