@NullMarked
package dev.scorekeeper.distribution;

import org.jspecify.annotations.NullMarked;
