/**
 * The formats that a plan's files may be in: each is opened as what reads JSON reads. What another
 * format needs is loaded where such a file is opened, and not before.
 */
@NullMarked
package dev.scorekeeper.json.fileformat;

import org.jspecify.annotations.NullMarked;
