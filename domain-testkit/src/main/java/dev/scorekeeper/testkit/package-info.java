/** What every adapter of a port must pass, and builders for tests. */
@NullMarked
package dev.scorekeeper.testkit;

import org.jspecify.annotations.NullMarked;
