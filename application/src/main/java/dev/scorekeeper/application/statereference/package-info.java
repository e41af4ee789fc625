/**
 * What people write for a state, a moment, or a time between two: read in one place, and looked up
 * among runs, commits and the clock in one place, so that every command takes the same words.
 */
@NullMarked
package dev.scorekeeper.application.statereference;

import org.jspecify.annotations.NullMarked;
