/**
 * The validation of a workspace: its working tree is assessed, recorded as a run of its stream, and
 * held against a baseline. Everything about when and as what a run is recorded is decided here.
 */
@NullMarked
package dev.scorekeeper.application.validate;

import org.jspecify.annotations.NullMarked;
