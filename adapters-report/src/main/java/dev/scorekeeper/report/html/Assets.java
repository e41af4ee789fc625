package dev.scorekeeper.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's own style and script, which lie in it, and the policy that lets a browser take these
 * and nothing else.
 */
record Assets(String style, String script, String policy) {
  static Assets get() {
    String style = read("page.css");
    String script = read("page.js");
    return new Assets(
        style,
        script,
        "default-src 'none'; style-src "
            + hash(style)
            + "; script-src "
            + hash(script)
            + "; img-src data:; base-uri 'none'; form-action 'none'");
  }

  /** The same of a page without a script. */
  static Assets still() {
    String style = read("page.css");
    return new Assets(
        style,
        "",
        "default-src 'none'; style-src "
            + hash(style)
            + "; img-src data:; base-uri 'none'; form-action 'none'");
  }

  private static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
