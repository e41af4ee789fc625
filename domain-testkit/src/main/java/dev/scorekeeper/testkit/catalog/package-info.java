/**
 * What every format of catalogs and every search for plugin folders must do, and catalogs, plugins
 * and folders without a library or a disk.
 */
@NullMarked
package dev.scorekeeper.testkit.catalog;

import org.jspecify.annotations.NullMarked;
