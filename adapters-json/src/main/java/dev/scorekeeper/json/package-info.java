/**
 * The JSON adapter: readers of the three layers and of the settings over any source tree, and what
 * is written as JSON. It knows the domain only, and never where files lie; what all its packages
 * tell their callers is here.
 */
@NullMarked
package dev.scorekeeper.json;

import org.jspecify.annotations.NullMarked;
