/** What a repository planned and what of it exists. */
@NullMarked
package dev.scorekeeper.domain;

import org.jspecify.annotations.NullMarked;
