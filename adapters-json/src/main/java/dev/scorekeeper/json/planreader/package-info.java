/**
 * Snapshots: the three layers read together, out of one tree or out of many. It does not know how a
 * layer is written, only who reads it.
 */
@NullMarked
package dev.scorekeeper.json.planreader;

import org.jspecify.annotations.NullMarked;
