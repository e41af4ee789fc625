package dev.scorekeeper.json.internal;

import java.nio.charset.StandardCharsets;

/** JSON as tests write it: with single quotes for double ones. */
public final class Texts {
  private Texts() {}

  public static String json(String text) {
    return text.replace('\'', '"');
  }

  public static byte[] utf8(String text) {
    return json(text).getBytes(StandardCharsets.UTF_8);
  }
}
