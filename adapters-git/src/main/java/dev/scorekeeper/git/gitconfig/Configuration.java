package dev.scorekeeper.git.gitconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a repository is configured to, as far as it matters here.
 *
 * @param origin where git goes for the remote of that name
 * @param withoutFilters settings that keep git from running the programs by which the repository's
 *     own configuration, not the user's, wants files converted before they are compared
 */
public record Configuration(Optional<String> origin, List<String> withoutFilters) {
  /** What to ask git for. */
  public static final List<String> QUESTION =
      List.of(
          "-z",
          "--show-scope",
          "--get-regexp",
          "^(remote\\.origin\\.url$|filter\\.|url\\..*\\.insteadof$)");

  /** The scopes of what a stranger did not write. */
  private static final Set<String> USERS = Set.of("system", "global", "command");

  private static final String ORIGIN = "remote.origin.url";

  /** What a setting begins and ends with that says what addresses begin with instead. */
  private static final String URL = "url.";

  private static final String INSTEAD_OF = ".insteadof";

  private static final Pattern FILTER = Pattern.compile("(filter\\.[\\w.-]+)\\.[a-z0-9-]+");

  /** Empty when a program could not be kept from running. */
  public static Optional<Configuration> of(String answer) {
    Optional<String> origin = Optional.empty();
    InsteadOf insteadOf = new InsteadOf();
    Set<String> filters = new TreeSet<>();
    String[] parts = answer.split("\0", -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      boolean own = parts[i].equals("local") || parts[i].equals("worktree");
      if (!own && !USERS.contains(parts[i])) {
        return Optional.empty();
      }
      String[] setting = parts[i + 1].split("\n", 2);
      if (setting[0].equals(ORIGIN)) {
        origin = origin.isPresent() || setting.length < 2 ? origin : Optional.of(setting[1]);
      } else if (setting[0].startsWith(URL) && setting[0].endsWith(INSTEAD_OF)) {
        // Those of the system are left out, since whoever reads commits has no way to find them.
        if (setting.length == 2 && (own || parts[i].equals("global"))) {
          insteadOf.add(
              setting[0].substring(URL.length(), setting[0].length() - INSTEAD_OF.length()),
              setting[1]);
        }
      } else if (own) {
        Matcher filter = FILTER.matcher(setting[0]);
        if (!filter.matches()) {
          return Optional.empty();
        }
        filters.add(filter.group(1));
      }
    }
    List<String> settings = new ArrayList<>();
    for (String filter : filters) {
      settings.addAll(
          List.of(filter + ".clean=", filter + ".process=", filter + ".required=false"));
    }
    return Optional.of(new Configuration(origin.map(insteadOf::address), settings));
  }
}
