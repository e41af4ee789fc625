@NullMarked
package dev.scorekeeper.report.csv;

import org.jspecify.annotations.NullMarked;
