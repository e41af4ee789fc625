package dev.scorekeeper.sql;

import java.util.Set;

/** A statement that somebody asks, as a database's tokens tell it. */
public interface AskedText {
  /** The first word, in upper case; empty when there is none. */
  String keyword();

  /** All words, in lower case: keywords, names that are not quoted, numbers. */
  Set<String> words();

  /** The parameters' names, each once and without a sign. */
  Set<String> names();

  /** Whether there is a parameter without a name. */
  boolean nameless();

  /** Whether another statement comes after the first. */
  boolean followed();
}
