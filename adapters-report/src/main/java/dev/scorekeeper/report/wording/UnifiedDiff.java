package dev.scorekeeper.report.wording;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.scorekeeper.application.authoring.Addition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The change of text files as a patch that {@code git apply} and {@code patch} take. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\\ No newline at end of file";
  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+).*");

  private UnifiedDiff() {}

  /** The lines of the patch that adds a domain, without line ends. */
  public static List<String> of(Addition addition) {
    List<String> patch =
        new ArrayList<>(of(addition.registry().value(), addition.before(), addition.after()));
    addition.sequence().ifPresent(file -> patch.addAll(ofNew(file.value(), addition.template())));
    return patch;
  }

  /** The lines of the patch that changes a file, without line ends. */
  static List<String> of(String path, byte[] before, byte[] after) {
    return of("a/" + path, "b/" + path, text(before), text(after));
  }

  /** The lines of the patch that makes a file. */
  static List<String> ofNew(String path, byte[] content) {
    return of("/dev/null", "b/" + path, "", text(content));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> of(String from, String to, String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<String> patch =
        UnifiedDiffUtils.generateUnifiedDiff(from, to, old, DiffUtils.diff(old, now), CONTEXT);
    return marked(
        patch,
        before.endsWith("\n") ? Integer.MAX_VALUE : old.size(),
        after.endsWith("\n") ? Integer.MAX_VALUE : now.size());
  }

  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = Arrays.asList(text.split("\n", -1));
    return text.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
  }

  /** A last line that has no end says so, or else the patch would not fit. */
  private static List<String> marked(List<String> patch, int lastOld, int lastNow) {
    List<String> marked = new ArrayList<>();
    int old = 0;
    int now = 0;
    for (int i = 0; i < patch.size(); i++) {
      String line = patch.get(i);
      marked.add(line);
      Matcher hunk = HUNK.matcher(line);
      if (i < 2) {
        continue;
      }
      if (hunk.matches()) {
        old = Integer.parseInt(hunk.group(1)) - 1;
        now = Integer.parseInt(hunk.group(3)) - 1;
        continue;
      }
      boolean ofOld = line.startsWith(" ") || line.startsWith("-");
      boolean ofNow = line.startsWith(" ") || line.startsWith("+");
      old += ofOld ? 1 : 0;
      now += ofNow ? 1 : 0;
      if ((ofOld && old == lastOld) || (ofNow && now == lastNow)) {
        marked.add(NO_NEWLINE);
      }
    }
    return marked;
  }
}
