/**
 * The registry as JSON: its reader, and the edit that adds an entry to its text. It knows neither
 * the catalog nor the sequences.
 */
@NullMarked
package dev.scorekeeper.json.registry;

import org.jspecify.annotations.NullMarked;
