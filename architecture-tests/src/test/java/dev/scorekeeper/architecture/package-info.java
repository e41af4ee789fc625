/**
 * The rules of the design that the compiler cannot hold. Classes that break them on purpose lie
 * beside these tests, in the packages of the code that must not do what they do.
 */
@NullMarked
package dev.scorekeeper.architecture;

import org.jspecify.annotations.NullMarked;
