/**
 * What people do with a plan, one package for each: the use cases over the ports of the domain.
 * They decide everything that is to be decided and hand out values; they know no file, no database,
 * no command line, and print nothing.
 */
@NullMarked
package dev.scorekeeper.application;

import org.jspecify.annotations.NullMarked;
