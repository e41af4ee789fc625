@org.jspecify.annotations.NullMarked
package dev.scorekeeper.crowded;
