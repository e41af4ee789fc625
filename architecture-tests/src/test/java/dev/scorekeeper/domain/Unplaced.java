package dev.scorekeeper.domain;

/** Breaks a law on purpose: a type of the domain in none of its packages. */
public final class Unplaced {}
