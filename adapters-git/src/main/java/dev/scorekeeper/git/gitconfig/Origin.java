package dev.scorekeeper.git.gitconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a remote repository as an identity: {@code host/owner/name}, the same for everyone
 * who clones it, however they reach it. Ports, credentials and a final {@code .git} are no part of
 * it; where a host has several names or forms, one of them stands for all; and where it takes
 * {@code Owner} and {@code owner} for the same, so does the identity.
 */
public final class Origin {
  private static final String HOST = "(?<host>\\[[^\\]/@]+\\]|[^:/@\\[\\]]+)";

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[a-z+]+)://(?:(?<user>[^/]*)@)?" + HOST + "(?::\\d*)?/(?<path>[^?#]+).*");

  /** In the manner of scp; a single letter before the colon is a drive of Windows. */
  private static final Pattern SCP =
      Pattern.compile("(?:(?<user>[^/:]*)@)?(?![A-Za-z]:)" + HOST + ":(?!:)(?<path>.+)");

  /** Other names of a host: by these it is reached where the usual port of ssh is closed. */
  private static final Map<String, String> SAME =
      Map.of(
          "ssh.github.com", "github.com",
          "www.github.com", "github.com",
          "altssh.gitlab.com", "gitlab.com",
          "altssh.bitbucket.org", "bitbucket.org");

  /** Hosts that keep no two repositories whose names differ in case alone. */
  private static final Set<String> FOLDING =
      Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitea.com");

  /** Enterprises that GitHub hosts. */
  private static final String ENTERPRISE = ".ghe.com";

  private static final String AZURE = "dev.azure.com";

  /** Each organization of Azure had a host of its own. */
  private static final String ORGANIZATION = ".visualstudio.com";

  /** By these Azure is reached with ssh. */
  private static final Set<String> AZURE_SSH =
      Set.of("ssh.dev.azure.com", "vs-ssh.visualstudio.com");

  /** What stands before the name of a repository of Azure. */
  private static final Set<String> REPOSITORIES = Set.of("_git", "_ssh");

  /** How much of a repository of Azure is given; what it is called is the same. */
  private static final Set<String> SELECTIONS = Set.of("_full", "_optimized");

  private Origin() {}

  /** The identity of the repository behind a remote's URL; empty for one on this machine. */
  public static Optional<String> identity(String url) {
    Matcher matcher = (url.contains("://") ? URL : SCP).matcher(url);
    if (url.startsWith("file:") || url.chars().anyMatch(Origin::isUnseen) || !matcher.matches()) {
      return Optional.empty();
    }
    String written = matcher.group("host").toLowerCase(Locale.ROOT);
    String host = SAME.getOrDefault(written, written);
    String path = trimmed(matcher.group("path"));
    if (path.endsWith(".git")) {
      path = trimmed(path.substring(0, path.length() - ".git".length()));
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> azure = azure(host, String.valueOf(matcher.group("user")), path);
    if (azure.isPresent()) {
      return azure;
    }
    path = selfHosted(path);
    boolean folds = FOLDING.contains(host) || host.endsWith(ENTERPRISE);
    return Optional.of(host + "/" + (folds ? path.toLowerCase(Locale.ROOT) : path));
  }

  /**
   * A repository of Azure in the form that its web pages show: {@code
   * dev.azure.com/organization/project/_git/name}; empty where the address is none.
   *
   * @param user whose name the older addresses for ssh begin with: the organization's
   */
  private static Optional<String> azure(String host, String user, String path) {
    List<String> parts = new ArrayList<>(List.of(path.toLowerCase(Locale.ROOT).split("/+", -1)));
    String organization;
    boolean named = false;
    if (AZURE_SSH.contains(host)) {
      named = parts.get(0).equals("v3") && parts.size() > 1;
      if (named) {
        parts.remove(0);
        organization = parts.remove(0);
      } else {
        organization = user.toLowerCase(Locale.ROOT);
      }
    } else if (host.equals(AZURE)) {
      organization = parts.remove(0);
    } else if (host.endsWith(ORGANIZATION)) {
      organization = host.substring(0, host.length() - ORGANIZATION.length());
    } else {
      return Optional.empty();
    }
    parts.remove("defaultcollection");
    named |= parts.removeAll(REPOSITORIES);
    parts.removeAll(SELECTIONS);
    if (!named || parts.isEmpty() || parts.size() > 2) {
      return Optional.empty();
    }
    // A project's first repository has its name, and is then named but once.
    return Optional.of(
        String.join("/", AZURE, organization, parts.get(0), "_git", parts.get(parts.size() - 1)));
  }

  /**
   * The path without what tells the ways to a host of one's own apart: Bitbucket serves http below
   * {@code /scm}, and Azure DevOps ssh below {@code /_ssh}.
   */
  private static String selfHosted(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length == 3 && parts[0].equals("scm")) {
      return parts[1] + "/" + parts[2];
    }
    return path.replace("/_ssh/", "/_git/");
  }

  private static boolean isUnseen(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c);
  }

  private static String trimmed(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return path.substring(from, to);
  }
}
