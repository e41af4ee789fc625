/** What tests find around them: the checkout that they lie in, and the Java that runs them. */
@NullMarked
package dev.scorekeeper.testkit.surroundings;

import org.jspecify.annotations.NullMarked;
