/**
 * What became of a plan: changes from one state to another, the ledger that books every move of a
 * domain, and what got worse. It works on values and asks no history.
 */
@NullMarked
package dev.scorekeeper.domain.plan;

import org.jspecify.annotations.NullMarked;
