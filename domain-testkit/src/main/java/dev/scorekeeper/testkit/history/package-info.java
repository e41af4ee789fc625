/** What every history must pass, a history in memory, and builders of runs and their facts. */
@NullMarked
package dev.scorekeeper.testkit.history;

import org.jspecify.annotations.NullMarked;
