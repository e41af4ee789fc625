@NullMarked
package dev.scorekeeper.report.json;

import org.jspecify.annotations.NullMarked;
