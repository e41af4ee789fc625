/**
 * Files on their way into the world: a history that is being made, and copies that nobody keeps.
 */
@NullMarked
package dev.scorekeeper.sqlite.internal.file;

import org.jspecify.annotations.NullMarked;
