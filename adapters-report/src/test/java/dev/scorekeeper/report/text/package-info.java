@NullMarked
package dev.scorekeeper.report.text;

import org.jspecify.annotations.NullMarked;
