/**
 * What people write down: a domain that is added to the registry, and the settings of a workspace
 * that has none. It decides what is written and where; how, the formats know.
 */
@NullMarked
package dev.scorekeeper.application.authoring;

import org.jspecify.annotations.NullMarked;
