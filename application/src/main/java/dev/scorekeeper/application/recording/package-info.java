/**
 * The recorded stream that a question is about: its history opened, and where the history knows
 * none of the repository's commits, with these read into it first.
 */
@NullMarked
package dev.scorekeeper.application.recording;

import org.jspecify.annotations.NullMarked;
