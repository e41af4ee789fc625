package dev.scorekeeper.crowded;

/** Breaks a law on purpose: a package in which nobody finds anything. */
public final class Crowd {}

final class Face01 {}

final class Face02 {}

final class Face03 {}

final class Face04 {}

final class Face05 {}

final class Face06 {}

final class Face07 {}

final class Face08 {}

final class Face09 {}

final class Face10 {}

final class Face11 {}

final class Face12 {}

final class Face13 {}

final class Face14 {}

final class Face15 {}

final class Face16 {}

final class Face17 {}

final class Face18 {}

final class Face19 {}

final class Face20 {}

final class Face21 {}

final class Face22 {}

final class Face23 {}

final class Face24 {}

final class Face25 {}
