package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PatternSearchTest {
  /** Names in folders, and what was asked of them. */
  private static final class Names implements SourceTree {
    private final Map<String, Set<String>> folders = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> listed = new ArrayList<>();

    Names(Collection<String> files) {
      folders.put("", new TreeSet<>());
      for (String file : files) {
        String folder = "";
        String[] names = file.split("/", -1);
        for (int i = 0; i < names.length; i++) {
          folders.computeIfAbsent(folder, any -> new TreeSet<>()).add(names[i]);
          folder = folder.isEmpty() ? names[i] : folder + "/" + names[i];
          if (i < names.length - 1) {
            folders.computeIfAbsent(folder, any -> new TreeSet<>());
          }
        }
      }
    }

    Names closing(String folder) {
      closed.add(folder);
      return this;
    }

    @Override
    public List<String> names(WorkspacePath folder) {
      listed.add(folder.value());
      return closed.contains(folder.value())
          ? List.of()
          : new ArrayList<>(folders.getOrDefault(folder.value(), Set.of()));
    }

    @Override
    public Thing at(WorkspacePath path) {
      if (folders.containsKey(path.value())) {
        return Thing.FOLDER;
      }
      Set<String> beside = folders.get(path.parent().value());
      return beside != null && beside.contains(path.name()) ? Thing.FILE : Thing.NOTHING;
    }

    @Override
    public Content read(WorkspacePath path) {
      return new Missing();
    }

    @Override
    public Listing list(WorkspacePath folder) {
      return closed.contains(folder.value())
          ? new Inaccessible("cannot be opened: permission denied")
          : folders.containsKey(folder.value()) ? new Folder(List.of()) : new Missing();
    }
  }

  private static final String MANY_NAMES =
      "is a pattern that more than 1000000 names have to be compared with; begin it with a folder"
          + " before the first *";

  @Property(tries = 1_000)
  void findsTheFilesThatPatternsMatch(
      @ForAll("patterns") List<String> patterns, @ForAll("files") Set<String> paths) {
    // What is a folder is no file.
    List<String> files =
        paths.stream()
            .filter(path -> paths.stream().noneMatch(one -> one.startsWith(path + "/")))
            .toList();
    Names tree = new Names(files);
    List<FilePattern> all = patterns.stream().map(FilePattern::new).toList();

    Outcome<List<WorkspacePath>> found = PatternSearch.files(tree, all);

    List<WorkspacePath> matching =
        files.stream()
            .map(WorkspacePath::new)
            .filter(file -> all.stream().anyMatch(pattern -> isMeant(pattern, file)))
            .sorted(PatternSearch.BY_BYTES)
            .toList();
    assertThat(found).isEqualTo(new Outcome.Known<>(matching));
    for (FilePattern pattern : all) {
      Optional<WorkspacePath> first =
          ((Outcome.Known<Optional<WorkspacePath>>) PatternSearch.first(tree, pattern)).found();
      assertThat(first.isPresent())
          .isEqualTo(matching.stream().anyMatch(file -> isMeant(pattern, file)));
      assertThat(first.filter(file -> !isMeant(pattern, file))).isEmpty();
    }
  }

  /** What comes before a last {@code **} is a folder. */
  private static boolean isMeant(FilePattern pattern, WorkspacePath file) {
    return pattern.value().endsWith("/**")
        ? new FilePattern(pattern.value() + "/*").matches(file)
        : pattern.matches(file);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void aPatternOfManyDepthsEntersEachFolderOnce() {
    Names tree = new Names(Set.of("d/".repeat(40) + "q.md", "d/".repeat(20) + "e/p.md"));
    FilePattern pattern = new FilePattern("**/d/".repeat(10) + "q*.md");

    assertThat(PatternSearch.files(tree, List.of(pattern)))
        .isEqualTo(new Outcome.Known<>(List.of(new WorkspacePath("d/".repeat(40) + "q.md"))));
    assertThat(tree.listed).doesNotHaveDuplicates().hasSize(42);
  }

  @Test
  void aFileIsFoundBeforeTheFoldersBesideItAreEntered() {
    Names tree = new Names(Set.of("src/a/b/c.ts", "src/x.ts"));

    assertThat(PatternSearch.first(tree, new FilePattern("src/**/x.ts")))
        .isEqualTo(new Outcome.Known<>(Optional.of(new WorkspacePath("src/x.ts"))));
    assertThat(tree.listed).containsExactly("src");
  }

  @Test
  void moreNamesThanAreLookedAtAreNotNone() {
    Set<String> files = new TreeSet<>();
    IntStream.range(0, 1_002)
        .forEach(i -> IntStream.range(0, 1_000).forEach(j -> files.add("f" + i + "/" + j)));
    files.add("z/x.ts");
    Names tree = new Names(files);

    assertThat(PatternSearch.first(tree, new FilePattern("**/x.ts")))
        .isEqualTo(new Outcome.Unknown<>(MANY_NAMES));
    assertThat(PatternSearch.files(tree, List.of(new FilePattern("**/x.ts"))))
        .isEqualTo(new Outcome.Unknown<>(MANY_NAMES));
    assertThat(PatternSearch.first(tree, new FilePattern("z/**/x.ts")))
        .isEqualTo(new Outcome.Known<>(Optional.of(new WorkspacePath("z/x.ts"))));
    assertThat(PatternSearch.first(tree, new FilePattern("f0/**/x.ts")))
        .isEqualTo(new Outcome.Known<>(Optional.empty()));
  }

  @Test
  void whatLiesTooDeepIsNotNone() {
    String deep = "folder/" + "d/".repeat(64) + "x.ts";
    Names tree = new Names(Set.of(deep, "folder/" + "d/".repeat(63) + "x.ts", "e/y.ts"));
    String why =
        "is a pattern that leads more than 64 folders deep, into "
            + ("folder/" + "d/".repeat(64)).substring(0, 80)
            + "…; name another folder before the first *";

    assertThat(PatternSearch.first(tree, new FilePattern("**/y.js")))
        .isEqualTo(new Outcome.Unknown<>(why));
    assertThat(PatternSearch.files(tree, List.of(new FilePattern("**/x.ts"))))
        .isEqualTo(new Outcome.Unknown<>(why));
    assertThat(PatternSearch.first(tree, new FilePattern("**/x.ts")))
        .isInstanceOf(Outcome.Known.class);
    assertThat(PatternSearch.first(tree, new FilePattern("d/".repeat(70) + "*.ts")))
        .isEqualTo(new Outcome.Known<>(Optional.empty()));
    assertThat(PatternSearch.first(tree, new FilePattern("e/**/y.js")))
        .isEqualTo(new Outcome.Known<>(Optional.empty()));
  }

  @Test
  void whatCannotBeListedIsNotNone() {
    Names tree = new Names(Set.of("src/a/x.ts", "src/b/y.ts")).closing("src/a");
    String why =
        "is a pattern that leads into src/a, which cannot be opened: permission denied; make it"
            + " readable, or name another folder before the first *";

    assertThat(PatternSearch.first(tree, new FilePattern("src/**/x.ts")))
        .isEqualTo(new Outcome.Unknown<>(why));
    assertThat(PatternSearch.files(tree, List.of(new FilePattern("src/*/*.ts"))))
        .isEqualTo(new Outcome.Unknown<>(why));
    assertThat(PatternSearch.first(tree, new FilePattern("src/**/y.ts")))
        .isEqualTo(new Outcome.Known<>(Optional.of(new WorkspacePath("src/b/y.ts"))));
    assertThat(PatternSearch.files(tree, List.of(new FilePattern("src/b/*.ts"))))
        .isEqualTo(new Outcome.Known<>(List.of(new WorkspacePath("src/b/y.ts"))));
  }

  @Test
  void aFolderThatCannotBeLookedIntoIsNotEmpty() {
    Names tree =
        new Names(Set.of("src/a/x.ts", "src/b/y.ts", "deep/" + "d/".repeat(65) + "z.ts"))
            .closing("src/a");
    tree.folders.put("empty", Set.of());

    assertThat(PatternSearch.firstBelow(tree, new WorkspacePath("src/a")))
        .isEqualTo(
            new Outcome.Unknown<>(
                "is a folder that cannot be opened: permission denied; name a file in it"));
    assertThat(PatternSearch.firstBelow(tree, new WorkspacePath("src")))
        .isEqualTo(new Outcome.Known<>(Optional.of(new WorkspacePath("src/b/y.ts"))));
    assertThat(PatternSearch.firstBelow(tree, new WorkspacePath("deep/d")))
        .isEqualTo(
            new Outcome.Known<>(
                Optional.of(new WorkspacePath("deep/" + "d/".repeat(65) + "z.ts"))));
    assertThat(PatternSearch.firstBelow(tree, new WorkspacePath("deep")))
        .isEqualTo(
            new Outcome.Unknown<>(
                "is a folder that leads more than 64 folders deep, into "
                    + ("deep/" + "d/".repeat(65)).substring(0, 80)
                    + "…; name a file in it"));
    assertThat(PatternSearch.firstBelow(tree, new WorkspacePath("empty")))
        .isEqualTo(new Outcome.Known<>(Optional.empty()));
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    return Arbitraries.of("**", "**", "*", "a", "b", "a*", "?b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(names -> String.join("/", names))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Set<String>> files() {
    return Arbitraries.of("a", "b", "ab", "bb")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(names -> String.join("/", names))
        .set()
        .ofMaxSize(8);
  }
}
