@NullMarked
package dev.scorekeeper.report.wording;

import org.jspecify.annotations.NullMarked;
