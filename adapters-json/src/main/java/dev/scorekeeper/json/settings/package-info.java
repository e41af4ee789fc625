/**
 * The settings file: its reader, and a proposal for workspaces that have none. It does not know who
 * goes by the settings.
 */
@NullMarked
package dev.scorekeeper.json.settings;

import org.jspecify.annotations.NullMarked;
