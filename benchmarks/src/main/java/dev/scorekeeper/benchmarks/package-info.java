/**
 * How fast Scorekeeper is: whole processes against peers in the same run, and what happens inside.
 */
@NullMarked
package dev.scorekeeper.benchmarks;

import org.jspecify.annotations.NullMarked;
