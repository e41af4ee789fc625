/**
 * Settings as JSON: their reader, and a proposal for workspaces that have none, with its text. It
 * does not know who goes by the settings.
 */
@NullMarked
package dev.scorekeeper.json.settings;

import org.jspecify.annotations.NullMarked;
