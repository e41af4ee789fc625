package dev.scorekeeper.testkit.environment;

import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Commits as {@code git fast-import} takes them, by which many are made at once. */
public final class CommitStream {
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private int marks;

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return stream.size() == 0;
  }

  /** All that was added. */
  public byte[] bytes() {
    return stream.toByteArray();
  }

  /**
   * Adds a commit of exactly these files and links, whose author committed it.
   *
   * @param ref where it becomes the newest commit, as in {@code refs/heads/main}
   * @param at in whole seconds
   * @param parents what git calls them; where there are none, and the stream had a commit for the
   *     ref, that one
   * @return the mark of the commit, by which it is a parent of others; the first one's is 1
   */
  public int commit(
      String ref,
      String author,
      Instant at,
      String message,
      WorkspaceFiles files,
      List<String> parents) {
    int mark = ++marks;
    line("commit " + ref);
    line("mark :" + mark);
    line("committer " + author + " <ada@example.org> " + at.getEpochSecond() + " +0000");
    data(message.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < parents.size(); i++) {
      line((i == 0 ? "from " : "merge ") + parents.get(i));
    }
    line("deleteall");
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      line("M 100644 inline " + file.getKey());
      data(file.getValue());
    }
    for (Map.Entry<String, String> link : files.links().entrySet()) {
      line("M 120000 inline " + link.getKey());
      data(link.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return mark;
  }

  /** The same for several parents. */
  public int commit(
      String ref,
      String author,
      Instant at,
      String message,
      WorkspaceFiles files,
      String... parents) {
    return commit(ref, author, at, message, files, Arrays.asList(parents));
  }

  private void data(byte[] bytes) {
    line("data " + bytes.length);
    stream.writeBytes(bytes);
    line("");
  }

  private void line(String line) {
    stream.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
