/**
 * The audit: what the plugin folders hold beside what the catalog lists, and the writing of the
 * catalog. It decides whether a catalog is stale and whether it may be replaced.
 */
@NullMarked
package dev.scorekeeper.application.audit;

import org.jspecify.annotations.NullMarked;
