@NullMarked
package dev.scorekeeper.report.markdown;

import org.jspecify.annotations.NullMarked;
