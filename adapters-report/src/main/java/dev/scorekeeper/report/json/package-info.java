/**
 * Results for programs, one class for each: the documents that others build on. They decide
 * nothing, and know nothing of terminals but which characters act there.
 */
@NullMarked
package dev.scorekeeper.report.json;

import org.jspecify.annotations.NullMarked;
