/**
 * What CI systems write down of the event that a build is for. It knows no workspace and none of
 * its layers.
 */
@NullMarked
package dev.scorekeeper.json.cievent;

import org.jspecify.annotations.NullMarked;
