/** Rows as comma-separated values, for spreadsheets. It knows no result but the rows of a query. */
@NullMarked
package dev.scorekeeper.report.csv;

import org.jspecify.annotations.NullMarked;
