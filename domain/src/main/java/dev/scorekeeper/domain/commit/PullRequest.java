package dev.scorekeeper.domain.commit;

import java.util.List;

/**
 * A pull request, as a host tells of it.
 *
 * @param number by which the host knows it
 * @param commits of which it speaks: its newest, and the merge that it is tested as; none where it
 *     does not say
 */
public record PullRequest(String number, List<String> commits) {
  public PullRequest {
    commits = List.copyOf(commits);
  }
}
