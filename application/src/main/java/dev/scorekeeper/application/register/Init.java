package dev.scorekeeper.application.register;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes settings by looking at what is there. */
public final class Init {
  private final Workspace workspace;
  private final SettingsFormat format;

  public Init(Workspace workspace, SettingsFormat format) {
    this.workspace = workspace;
    this.format = format;
  }

  /**
   * What is to be done.
   *
   * @param project the project's name to write down
   * @param dry whether to write nothing
   * @param force whether to replace settings that are there
   */
  public record Request(Optional<String> project, boolean dry, boolean force) {}

  /**
   * Settings that were found.
   *
   * @param text as their file has them
   * @param written whether it was written
   */
  public record Result(SettingsProposal proposal, String text, boolean written) {}

  /**
   * Looks around and writes the settings file, whole or not at all; never through a link.
   *
   * @throws InvalidRequestException when settings are there that are not to be replaced
   * @throws UnwritableException when the file cannot be written
   */
  public Result run(Request request) {
    SettingsProposal found;
    try (SourceTree files = workspace.files()) {
      found = format.propose(files, workspace.jsonFiles());
    }
    SettingsProposal proposal =
        request
            .project()
            .map(
                name ->
                    found.after(
                        new SettingsProposal.Line("project", name, "the command line names it")))
            .orElse(found);
    String text = format.text(proposal);
    if (!request.dry()) {
      write(request, text);
    }
    return new Result(proposal, text, !request.dry());
  }

  private void write(Request request, String text) {
    String file = workspace.place(Settings.FILE);
    if (!request.force() && workspace.holds(Settings.FILE)) {
      throw new InvalidRequestException(
          file + " is there already; --force replaces it, --dry-run only shows");
    }
    try {
      workspace.put(Settings.FILE, text.getBytes(StandardCharsets.UTF_8));
    } catch (UnwritableException e) {
      throw new UnwritableException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
