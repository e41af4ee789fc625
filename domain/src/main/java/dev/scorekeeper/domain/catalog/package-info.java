/** Layer 1, the source of truth: the plugin sequences that an audit scan found to exist. */
@NullMarked
package dev.scorekeeper.domain.catalog;

import org.jspecify.annotations.NullMarked;
