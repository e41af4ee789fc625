/**
 * What every adapter of a port must pass, adapters without a disk, a program or a library, and
 * builders for tests.
 */
@NullMarked
package dev.scorekeeper.testkit;

import org.jspecify.annotations.NullMarked;
