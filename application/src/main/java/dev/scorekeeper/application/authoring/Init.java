package dev.scorekeeper.application.authoring;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes settings by looking at what is there. */
public final class Init {
  private final Workspace workspace;
  private final SettingsFormat format;
  private final Repository repository;

  public Init(Workspace workspace, SettingsFormat format, Repository repository) {
    this.workspace = workspace;
    this.format = format;
    this.repository = repository;
  }

  /**
   * What is to be done.
   *
   * @param project the project's name to write down, where it is chosen
   * @param dry whether to write nothing
   * @param force whether to replace settings that are there
   * @param wish what else is chosen
   */
  public record Request(
      Optional<String> project, boolean dry, boolean force, SettingsProposal.Wish wish) {
    /** A request that chooses nothing else. */
    public Request(Optional<String> project, boolean dry, boolean force) {
      this(project, dry, force, SettingsProposal.Wish.NONE);
    }
  }

  /**
   * Settings that were found.
   *
   * @param place where the workspace is, as messages say it
   * @param text as their file has them
   * @param written whether it was written
   */
  public record Result(String place, SettingsProposal proposal, String text, boolean written) {
    /** Whether there is something to write settings for. */
    public boolean isFound() {
      return proposal.isFound();
    }
  }

  /**
   * Looks around, for the project's name too, and writes the settings file, whole or not at all;
   * never through a link. Where nothing is found, nothing is written.
   *
   * @throws InvalidRequestException when settings are there that are not to be replaced
   * @throws UnwritableException when the file cannot be written
   */
  public Result run(Request request) {
    if (!request.dry()) {
      check(request);
    }
    SettingsProposal found;
    Optional<String> before;
    try (SourceTree files = workspace.files()) {
      found = format.propose(files, workspace.planFiles(), request.wish());
      before = named(files);
    }
    SettingsProposal proposal = project(request, before).map(found::after).orElse(found);
    String text = format.text(proposal);
    boolean isWritten = found.isFound() && !request.dry();
    if (isWritten) {
      write(text);
    }
    return new Result(workspace.place(WorkspacePath.ROOT), proposal, text, isWritten);
  }

  /**
   * A name that is written down stays what it is, also when the repository gets a remote, or
   * another one. Where it cannot be told whether there is a remote, none is.
   */
  private Optional<SettingsProposal.Line> project(Request request, Optional<String> before) {
    if (request.project().isPresent()) {
      return Optional.of(line(request.project().get(), "the command line names it"));
    }
    if (before.isPresent()) {
      return Optional.of(line(before.get(), "the settings that are there name it"));
    }
    try {
      Optional<Commits> opened = repository.commits();
      if (opened.isPresent()) {
        try (Commits commits = opened.get()) {
          Optional<String> origin = commits.project();
          if (origin.isPresent()) {
            return Optional.of(line(origin.get(), "git's remote origin names it"));
          }
        }
      }
    } catch (CommitsException e) {
      return Optional.empty();
    }
    return StreamId.isName(workspace.name())
        ? Optional.of(line(workspace.name(), "the folder's name"))
        : Optional.empty();
  }

  /** The name that settings have which are to be replaced. */
  private Optional<String> named(SourceTree files) {
    try {
      return format.read(files).project();
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private static SettingsProposal.Line line(String name, String because) {
    return new SettingsProposal.Line(SettingsProposal.PROJECT, name, because);
  }

  private void check(Request request) {
    if (!request.force() && workspace.holds(Settings.FILE)) {
      throw new InvalidRequestException(
          workspace.place(Settings.FILE)
              + " exists already; pass --force to replace it, or --dry-run to only look");
    }
  }

  private void write(String text) {
    String file = workspace.place(Settings.FILE);
    try {
      workspace.put(Settings.FILE, text.getBytes(StandardCharsets.UTF_8));
    } catch (UnwritableException e) {
      throw new UnwritableException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
