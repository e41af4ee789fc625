/**
 * The catalog as JSON with all that it lists, its text, and the scan of plugin files that it is
 * made from. It does not know the registry.
 */
@NullMarked
package dev.scorekeeper.json.catalog;

import org.jspecify.annotations.NullMarked;
