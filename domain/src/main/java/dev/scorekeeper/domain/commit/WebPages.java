package dev.scorekeeper.domain.commit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a repository's commits and files are shown on the web, of hosts whose addresses are known.
 * What is put into an address is escaped, so that it can lead nowhere else.
 */
public final class WebPages {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private final String address;
  private final String commits;
  private final String files;
  private final String lines;

  private WebPages(String address, String commits, String files, String lines) {
    this.address = address;
    this.commits = commits;
    this.files = files;
    this.lines = lines;
  }

  /**
   * The pages of a project that is called as its repository is: {@code host/owner/name}, perhaps
   * with the workspace's folder behind it; empty where the host is not known.
   */
  public static Optional<WebPages> of(String project) {
    String[] parts = project.split("/", -1);
    for (String part : parts) {
      if (part.isBlank() || part.equals(".") || part.equals("..")) {
        return Optional.empty();
      }
    }
    if (parts.length < 3) {
      return Optional.empty();
    }
    return switch (parts[0]) {
      case "github.com", "codeberg.org", "gitea.com" ->
          Optional.of(new WebPages(address(parts, 3), "/commit/", files(parts[0]), "#L"));
      case "bitbucket.org" ->
          Optional.of(new WebPages(address(parts, 3), "/commits/", "/src/", "#lines-"));
      // Groups lie within groups: where the name ends, and a folder begins, nobody can tell.
      case "gitlab.com" ->
          parts.length == 3
              ? Optional.of(new WebPages(address(parts, 3), "/-/commit/", "/-/blob/", "#L"))
              : Optional.empty();
      default ->
          parts[0].endsWith(".ghe.com")
              ? Optional.of(new WebPages(address(parts, 3), "/commit/", "/blob/", "#L"))
              : Optional.empty();
    };
  }

  private static String files(String host) {
    return host.equals("github.com") ? "/blob/" : "/src/commit/";
  }

  private static String address(String[] parts, int count) {
    StringBuilder address = new StringBuilder("https:/");
    for (int i = 0; i < count; i++) {
      address.append('/').append(escaped(parts[i]));
    }
    return address.toString();
  }

  /** The page of the repository. */
  public String home() {
    return address;
  }

  /**
   * The page of a commit.
   *
   * @param revision in full
   */
  public String commit(String revision) {
    return address + commits + escaped(revision);
  }

  /**
   * The page of a file as it was at a commit.
   *
   * @param path from the repository's root
   * @param line from 1; 0 for the file as a whole
   */
  public String file(String revision, String path, int line) {
    String page = address + files + escaped(revision) + "/" + path(path);
    return line > 0 ? page + lines + line : page;
  }

  /** A path as part of an address. */
  public static String path(String path) {
    StringBuilder escaped = new StringBuilder();
    for (String part : path.split("/", -1)) {
      escaped.append(escaped.length() == 0 ? "" : "/").append(escaped(part));
    }
    return escaped.toString();
  }

  private static String escaped(String part) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(b) >= 0) {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)));
        escaped.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return escaped.toString();
  }
}
