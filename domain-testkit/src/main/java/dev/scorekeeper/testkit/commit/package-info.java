/** What every repository must do, one without a disk or a program, and pasts to make either of. */
@NullMarked
package dev.scorekeeper.testkit.commit;

import org.jspecify.annotations.NullMarked;
