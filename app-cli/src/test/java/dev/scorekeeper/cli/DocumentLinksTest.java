package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every document is found by links that lead somewhere, from the table of contents on. */
class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /** What looks like a link in it is code. */
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");

  private static final Path ROOT = ProjectCheckout.root().toAbsolutePath().normalize();
  private static final Path CONTENTS = ROOT.resolve("docs/README.md");

  /** A place that a link leads to: a file, and a heading in it or an empty text. */
  private record Place(Path file, String heading) {}

  @Test
  void everyLinkLeadsToAFileAndAHeadingOfIt() throws IOException {
    for (Path document : Documents.all()) {
      for (Place place : links(document)) {
        assertThat(place.file()).as(document + " leads to").exists();
        if (!place.heading().isEmpty()) {
          assertThat(headings(place.file()))
              .as(document + " leads into " + place.file())
              .contains(place.heading());
        }
      }
    }
  }

  @Test
  void everyDocumentIsReachedFromTheTableOfContents() throws IOException {
    assertThat(reached().keySet()).containsAll(Documents.ofTheProgram());
  }

  @Test
  void everyFindingCommandOptionAndViewIsReachedFromTheTableOfContents() throws IOException {
    Map<Path, Set<String>> reached = reached();
    Path commands = ROOT.resolve("docs/commands.md");
    Path views = ROOT.resolve("docs/schema.md");

    for (FindingType type : FindingType.values()) {
      assertThat(reached).containsKey(ROOT.resolve("docs/findings/" + type.id() + ".md"));
    }
    for (CommandLine command : new Shell(Path.of("")).commandLine().getSubcommands().values()) {
      assertThat(reached.get(commands)).contains(command.getCommandName());
      for (String sub : command.getSubcommands().keySet()) {
        assertThat(reached.get(commands)).contains(command.getCommandName() + "-" + sub);
      }
    }
    Scorekeeper.at(Path.of(""))
        .views()
        .forEach(view -> assertThat(reached.get(views)).contains(view.name()));
  }

  @Test
  void theTableOfContentsIsReachedFromTheReadme() throws IOException {
    assertThat(links(ROOT.resolve("README.md"))).contains(new Place(CONTENTS, ""));
  }

  /** The documents that links lead to, with the headings that they lead to. */
  private static Map<Path, Set<String>> reached() throws IOException {
    Map<Path, Set<String>> reached = new HashMap<>();
    Deque<Path> open = new ArrayDeque<>(List.of(CONTENTS));
    reached.put(CONTENTS, new LinkedHashSet<>());
    while (!open.isEmpty()) {
      for (Place place : links(open.remove())) {
        boolean isNew = !reached.containsKey(place.file());
        reached.computeIfAbsent(place.file(), file -> new LinkedHashSet<>()).add(place.heading());
        if (isNew && place.file().toString().endsWith(".md")) {
          open.add(place.file());
        }
      }
    }
    return reached;
  }

  /** The links of a document within the project. */
  private static List<Place> links(Path document) throws IOException {
    List<Place> links = new ArrayList<>();
    Matcher link = LINK.matcher(code(document));
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://") && !target.startsWith("mailto:")) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        links.add(
            new Place(
                file.isEmpty() ? document : document.resolveSibling(file).normalize(),
                hash < 0 ? "" : target.substring(hash + 1)));
      }
    }
    return links;
  }

  /** The names of a document's headings as GitHub makes them. */
  private static Set<String> headings(Path document) throws IOException {
    Set<String> headings = new LinkedHashSet<>();
    Matcher heading =
        Pattern.compile("(?m)^#+ (.+)$")
            .matcher(Files.readString(document).replaceAll("(?ms)^```.*?^```$", ""));
    while (heading.find()) {
      String name =
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int count = 0;
      String own = name;
      while (!headings.add(own)) {
        count++;
        own = name + "-" + count;
      }
    }
    return headings;
  }

  /** A document with links whose text is code, and without code otherwise. */
  private static String code(Path document) throws IOException {
    return CODE.matcher(Files.readString(document)).replaceAll("");
  }
}
