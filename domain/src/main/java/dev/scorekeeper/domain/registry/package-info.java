/** Layer 3, governance: the domains that should be orchestrated. */
@NullMarked
package dev.scorekeeper.domain.registry;

import org.jspecify.annotations.NullMarked;
