/**
 * Sequences, the unit of what exists: movements made of beats, and what reading their files gave.
 */
@NullMarked
package dev.scorekeeper.domain.sequence;

import org.jspecify.annotations.NullMarked;
