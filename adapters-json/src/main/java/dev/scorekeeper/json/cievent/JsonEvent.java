package dev.scorekeeper.json.cievent;

import dev.scorekeeper.domain.commit.PullRequest;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The event as GitHub tells it to a build: {@code GITHUB_EVENT_PATH} names its file. */
public final class JsonEvent {
  private JsonEvent() {}

  /**
   * The pull request that the event is about: the property {@code pull_request}, and no other that
   * only mentions one. Empty where it is about none, or is no such event.
   */
  public static Optional<PullRequest> pullRequest(byte[] event) {
    try (JsonCursor json = new JsonCursor(event)) {
      if (!json.isObject()) {
        return Optional.empty();
      }
      OptionalLong number = OptionalLong.empty();
      Optional<PullRequest> found = Optional.empty();
      while (json.nextProperty()) {
        switch (json.name()) {
          case "number" -> number = json.integer();
          case "pull_request" -> found = read(json);
          default -> json.skip();
        }
      }
      json.end();
      // The number of the event is that of its pull request, where that has none itself.
      if (found.isPresent() && found.get().number().isEmpty() && number.isPresent()) {
        return Optional.of(
            new PullRequest(Long.toString(number.getAsLong()), found.get().commits()));
      }
      return found.filter(request -> !request.number().isEmpty());
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static Optional<PullRequest> read(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      json.skip();
      return Optional.empty();
    }
    String number = "";
    List<String> commits = new ArrayList<>();
    while (json.nextProperty()) {
      switch (json.name()) {
        case "number" -> {
          OptionalLong read = json.integer();
          number = read.isPresent() ? Long.toString(read.getAsLong()) : "";
        }
        case "merge_commit_sha" -> json.string().ifPresent(commits::add);
        case "head" -> head(json).ifPresent(commits::add);
        default -> json.skip();
      }
    }
    return Optional.of(new PullRequest(number, commits));
  }

  /** The newest commit of its branch. */
  private static Optional<String> head(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      json.skip();
      return Optional.empty();
    }
    Optional<String> commit = Optional.empty();
    while (json.nextProperty()) {
      if (json.name().equals("sha")) {
        commit = json.string();
      } else {
        json.skip();
      }
    }
    return commit;
  }
}
