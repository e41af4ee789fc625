/** What every history, its place and its export must pass, each in memory, and builders of runs. */
@NullMarked
package dev.scorekeeper.testkit.history;

import org.jspecify.annotations.NullMarked;
