/**
 * The registry's text as JSON: the edit that adds an entry to it, and the sequence file that an
 * entry begins with. It knows neither the catalog nor who asks for the edit.
 */
@NullMarked
package dev.scorekeeper.json.registry;

import org.jspecify.annotations.NullMarked;
