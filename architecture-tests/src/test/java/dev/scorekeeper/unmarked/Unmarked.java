package dev.scorekeeper.unmarked;

/** Breaks a law on purpose: a package that does not say where null may be. */
public final class Unmarked {}
