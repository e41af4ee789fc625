@NullMarked
package dev.scorekeeper.report.html;

import org.jspecify.annotations.NullMarked;
