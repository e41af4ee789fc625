/** What a run is: whose, by what it assessed, of what, when. */
@NullMarked
package dev.scorekeeper.domain.run;

import org.jspecify.annotations.NullMarked;
