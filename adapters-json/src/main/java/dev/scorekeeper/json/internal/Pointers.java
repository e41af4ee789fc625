package dev.scorekeeper.json.internal;

/**
 * Steps of JSON Pointers (RFC 6901), in which a name's slashes and tildes are written otherwise.
 */
public final class Pointers {
  private Pointers() {}

  /** A name as a step, with the slash before it. */
  public static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The name that a step is, which has no slash before it. */
  static String name(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
