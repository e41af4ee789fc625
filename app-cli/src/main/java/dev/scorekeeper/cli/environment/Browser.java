package dev.scorekeeper.cli.environment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What shows a page to the person who asked for it. */
public final class Browser {
  private static final Path OF_MACS = Path.of("/usr/bin/open");

  private final Environment environment;

  public Browser(Environment environment) {
    this.environment = environment;
  }

  /**
   * Has a file shown, without waiting for whoever looks at it.
   *
   * @return whether there is something that shows it
   */
  public boolean open(Path file) {
    Optional<List<String>> command = command(file);
    if (command.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(command.get())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The program and what it is told; the file's path is one word, whatever is in it. */
  Optional<List<String>> command(Path file) {
    String page = file.toUri().toString();
    Optional<String> wanted = environment.variable("BROWSER");
    if (wanted.isPresent() && wanted.get().indexOf(' ') < 0 && wanted.get().indexOf('%') < 0) {
      return Optional.of(List.of(wanted.get(), page));
    }
    if (File.separatorChar == '\\') {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", page));
    }
    if (Files.isExecutable(OF_MACS)) {
      return Optional.of(List.of(OF_MACS.toString(), page));
    }
    boolean hasScreen =
        environment.variable("DISPLAY").isPresent()
            || environment.variable("WAYLAND_DISPLAY").isPresent();
    return hasScreen ? onPath("xdg-open").map(program -> List.of(program, page)) : Optional.empty();
  }

  private Optional<String> onPath(String program) {
    List<Path> folders = new ArrayList<>();
    for (String folder : environment.variable("PATH").orElse("").split(":", -1)) {
      // A folder that is not absolute would be one of where somebody stands, who knows whose.
      if (folder.startsWith("/")) {
        folders.add(Path.of(folder));
      }
    }
    for (Path folder : folders) {
      Path file = folder.resolve(program);
      if (Files.isExecutable(file)) {
        return Optional.of(file.toString());
      }
    }
    return Optional.empty();
  }
}
