/**
 * What is recorded of a stream, as values to be shown: where it stands, how it developed, its runs,
 * and the whole life of a domain. It asks histories and changes nothing.
 */
@NullMarked
package dev.scorekeeper.application.report;

import org.jspecify.annotations.NullMarked;
