/**
 * The workspace that a request is about: its settings, its layers in the working tree, and which
 * stream its runs belong to. It reads through ports and writes nothing.
 */
@NullMarked
package dev.scorekeeper.application.workspace;

import org.jspecify.annotations.NullMarked;
