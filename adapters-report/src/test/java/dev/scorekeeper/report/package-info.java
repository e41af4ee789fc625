@NullMarked
package dev.scorekeeper.report;

import org.jspecify.annotations.NullMarked;
