/** What tests find around them: the checkout that they lie in, the Java that runs them, and git. */
@NullMarked
package dev.scorekeeper.testkit.environment;

import org.jspecify.annotations.NullMarked;
