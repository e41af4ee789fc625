package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.commit.WebPages;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.validation.Finding;
import java.util.Optional;

/** Where the page leads to: commits and files, where their host is known. */
final class Links {
  private final StreamReport report;
  private final Optional<String> revision;

  Links(StreamReport report) {
    this.report = report;
    this.revision = report.last().run().revision();
  }

  /**
   * A commit, or what stands for one.
   *
   * @param name empty text where the run was of no commit
   * @param page empty text where nobody knows
   * @param author empty text where nobody knows
   */
  record Commit(String name, String page, String author) {}

  /**
   * A file that a finding is in.
   *
   * @param name empty text for none
   * @param page empty text where nobody knows
   */
  record File(String name, String page) {}

  Commit commit(RecordedRun run) {
    Optional<String> commit = run.run().revision();
    return new Commit(
        commit.map(TimeSection::brief).orElse(""),
        commit.flatMap(this::page).orElse(""),
        report.author(run).map(Say::brief).orElse(""));
  }

  private Optional<String> page(String commit) {
    return report.pages().map(pages -> pages.commit(commit));
  }

  File file(Finding finding) {
    if (finding.file().isEmpty()) {
      return new File("", "");
    }
    String path = finding.file().get().value();
    int slash = path.lastIndexOf('/', Math.max(0, path.lastIndexOf('/') - 1));
    String name = slash > 0 && path.length() > 40 ? "…" + path.substring(slash) : path;
    boolean isRoot = !report.stream().project().matches("[^/]+/[^/]+/[^/]+/.+");
    Optional<String> page =
        isRoot
            ? report.pages().flatMap(pages -> revision.map(commit -> file(pages, commit, path)))
            : Optional.empty();
    return new File(Say.brief(name), page.orElse(""));
  }

  private static String file(WebPages pages, String commit, String path) {
    return pages.file(commit, path, 0);
  }
}
