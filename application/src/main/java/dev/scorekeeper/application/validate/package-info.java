/**
 * The validation of a workspace: it is assessed as it lies, recorded as a run of its stream, and
 * held against a baseline. Everything about when and as what a run is recorded is decided here.
 */
@NullMarked
package dev.scorekeeper.application.validate;

import org.jspecify.annotations.NullMarked;
