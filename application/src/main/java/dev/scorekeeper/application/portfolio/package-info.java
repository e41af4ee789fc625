/** How all projects of a history stand, side by side. */
@NullMarked
package dev.scorekeeper.application.portfolio;

import org.jspecify.annotations.NullMarked;
