/**
 * Results for people at a terminal, one class for each. They decide nothing and write nowhere but
 * to their console.
 */
@NullMarked
package dev.scorekeeper.report.text;

import org.jspecify.annotations.NullMarked;
