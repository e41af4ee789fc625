/** What every editor of registries must do, and one of registries in plain text. */
@NullMarked
package dev.scorekeeper.testkit.registry;

import org.jspecify.annotations.NullMarked;
