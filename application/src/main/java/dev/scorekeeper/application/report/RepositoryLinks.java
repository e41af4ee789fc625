package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.commit.WebPages;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;

/**
 * How others find files of a workspace: from the root of its repository, and on the web.
 *
 * @param folder of the workspace in its repository; empty text for the root
 * @param pages where the repository is shown on the web
 * @param revision the commit whose files they are
 */
public record RepositoryLinks(String folder, Optional<WebPages> pages, Optional<String> revision) {
  /** Of a workspace that is its own root, and nowhere else. */
  public static final RepositoryLinks NONE =
      new RepositoryLinks("", Optional.empty(), Optional.empty());

  /** The same for the files of a commit. */
  public RepositoryLinks at(Optional<String> commit) {
    return new RepositoryLinks(folder, pages, commit);
  }

  /** A path from the repository's root. */
  public String path(WorkspacePath file) {
    return folder.isEmpty() ? file.value() : folder + "/" + file.value();
  }

  /** The page of the place that a finding is about. */
  public Optional<String> page(Finding finding) {
    if (pages.isEmpty() || revision.isEmpty() || finding.file().isEmpty()) {
      return Optional.empty();
    }
    int line = finding.at().isPresent() ? finding.at().get().line() : 0;
    return Optional.of(pages.get().file(revision.get(), path(finding.file().get()), line));
  }
}
