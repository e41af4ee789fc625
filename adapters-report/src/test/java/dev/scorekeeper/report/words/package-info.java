@NullMarked
package dev.scorekeeper.report.words;

import org.jspecify.annotations.NullMarked;
