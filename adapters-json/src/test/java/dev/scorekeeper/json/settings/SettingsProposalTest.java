package dev.scorekeeper.json.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.Texts;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsProposalTest {
  private static final String SEQUENCE = "{\"id\": \"s\", \"movements\": [{\"id\": \"m\"}]}";

  @Test
  void whereNothingIsFoundTheDefaultsAreProposedAndSaySo() {
    SettingsProposal proposal = propose(WorkspaceFiles.NONE);

    assertThat(proposal.lines())
        .containsExactly(
            usual("registry", "orchestration-domains.json"),
            usual("catalog", Layout.DEFAULT.catalog().orElseThrow().value()),
            usual("sequences", Layout.DEFAULT.sequences().orElseThrow().value()));
    assertThat(proposal.isFound()).isFalse();
    assertThat(new JsonSettings().text(proposal).strip()).isEqualTo("{ }");
  }

  @Test
  void noFolderOfGitIsProposed() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file(
                    "orchestration-domains.json",
                    Texts.json(
                        "{'domains': [{'id': 'a', 'sequenceFile': '.git/a.json'},"
                            + " {'id': 'b', 'sequenceFile': '.git/b.json'},"
                            + " {'id': 'c', 'sequenceFile': 'plans/c.json'}]}"))
                .file(".git/a.json", SEQUENCE)
                .file(".git/b.json", SEQUENCE)
                .file("plans/c.json", SEQUENCE));

    assertThat(proposal.lines())
        .contains(line("sequences", "plans", "the registry names 1 sequence file there"));
  }

  @Test
  void layersAtTheirDefaultPlacesStayThere() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file(
                    "orchestration-domains.json",
                    Texts.json("{'domains': [{'id': 'a', 'sequenceFile': 'a.json'}]}"))
                .file("plan/domains.json", Texts.json("[{'id': 'b'}, {'id': 'c'}]"))
                .file(Layout.DEFAULT.catalog().orElseThrow().value(), "{}")
                .file("other/catalog-sequences.json", "{}")
                .file(Layout.DEFAULT.sequences().orElseThrow() + "/a.json", SEQUENCE));

    assertThat(proposal.lines())
        .containsExactly(
            line(
                "registry",
                "orchestration-domains.json",
                "it has 1 entry with an id, 1 names a JSON file"),
            line(
                "catalog",
                Layout.DEFAULT.catalog().orElseThrow().value(),
                "the default place, and it is there"),
            line(
                "sequences",
                Layout.DEFAULT.sequences().orElseThrow().value(),
                "the default place, and it is there"));
  }

  @Test
  void aMalformedRegistryAtTheDefaultPlaceIsTheRegistry() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file("orchestration-domains.json", "{")
                .file("plan.json", Texts.json("[{'id': 'b'}]")));

    assertThat(proposal.lines().get(0))
        .isEqualTo(
            line("registry", "orchestration-domains.json", "the default place, and it is there"));
  }

  @Test
  void aRegistryElsewhereIsFoundWithItsFields() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file("package.json", Texts.json("{'name': 'x', 'files': ['a']}"))
                .file("docs/people.json", Texts.json("[{'id': 1}, {'id': 2}, {'id': 3}]"))
                .file(
                    "plan/all.json",
                    Texts.json(
                        """
                        {'groups': [{'key': 'g'}],
                         'plan': {'areas/open': [
                           {'key': 'a', 'title': 'A', 'meta': {'kind': 'x'}, 'proof': {'file': 'flows/a.json'}},
                           {'key': 'b', 'title': 'B', 'meta': {'kind': 'y'}, 'proof': {'file': 'README.md'}}
                         ]}}
                        """))
                .file("flows/a.json", SEQUENCE)
                .file("flows/sequences/b.json", SEQUENCE));

    assertThat(proposal.lines())
        .containsExactly(
            line("registry", "plan/all.json", "it has 2 entries with an id, 1 names a JSON file"),
            Line.json("catalog", "null", "none was found, so the plan has none"),
            line("sequences", "flows", "the registry names 1 sequence file there"),
            line("fields.items", "/plan/areas~1open", "an array of 2 with 2 ids is there"),
            line("fields.id", "/key", "texts of 2 of its entries are there"),
            line("fields.name", "/title", "texts of 2 of its entries are there"),
            line("fields.category", "/meta/kind", "texts of 2 of its entries are there"),
            line("fields.sequenceFile", "/proof/file", "texts of 1 of its entries are there"));
    assertThat(new JsonSettings().text(proposal))
        .isEqualTo(
            """
            {
              "registry": "plan/all.json",
              "catalog": null,
              "sequences": "flows",
              "fields": {
                "items": "/plan/areas~1open",
                "id": "/key",
                "name": "/title",
                "category": "/meta/kind",
                "sequenceFile": "/proof/file"
              }
            }
            """);
  }

  @Test
  void theMostIdsDecideWhereNoneNamesFiles() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file("a.json", Texts.json("[{'id': 1}]"))
                .file(
                    "b.json",
                    Texts.json("{'small': [{'id': 1}], 'large': [{'id': 1}, {'id': 2}, {}]}"))
                .file("c.json", Texts.json("[{'id': 1}, {'id': 2}]"))
                .file("d.json", Texts.json("[{'id': 1}, {'id': 2}, {'id': 3}, 4, 5, 6, 7]")));

    assertThat(proposal.lines().get(0))
        .isEqualTo(line("registry", "b.json", "it has 2 entries with an id"));
    assertThat(proposal.lines())
        .contains(line("fields.items", "/large", "an array of 3 with 2 ids is there"));
  }

  @Test
  void whatIsAnotherThingIsNoRegistry() {
    String ids = "[{'id': 'a', 'file': 'a.json'}]";

    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file("flow.json", Texts.json("{'movements': " + ids + "}"))
                .file("index.json", Texts.json("{'sequences': " + ids + "}"))
                .file("scorekeeper.json", Texts.json(ids))
                .file("found.json", Texts.json("{'summary': {}, 'sequences': " + ids + "}"))
                .file("one/two/three/four/deep.json", Texts.json(ids))
                .file("broken.json", Texts.json(ids + "x")));

    assertThat(proposal.lines().get(0).value()).isEqualTo("broken.json");
    assertThat(proposal.lines().get(1))
        .isEqualTo(line("catalog", "found.json", "it lists 1 sequence"));
  }

  @Test
  void aCatalogIsKnownByItsNameOrByWhatItSums() {
    WorkspaceFiles shapes =
        WorkspaceFiles.NONE
            .file(
                "a.json", Texts.json("{'sequences': [{}], 'metadata': {'sourceDirectories': []}}"))
            .file("b.json", Texts.json("{'sequences': [{}, {}, {}], 'summary': {}}"))
            .file("c.json", Texts.json("{'sequences': [{}, {}, {}, {}]}"));

    assertThat(propose(shapes).lines().get(1))
        .isEqualTo(line("catalog", "b.json", "it lists 3 sequences"));
    assertThat(propose(shapes.file("x/y/catalog-sequences.json", "[")).lines().get(1))
        .isEqualTo(line("catalog", "x/y/catalog-sequences.json", "it has a catalog's name"));
  }

  @Test
  void theFolderOfTheMostNamedSequencesIsTheirs() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file(
                    "plan.json",
                    Texts.json(
                        "[{'id': 1, 'file': 'a/1.json'}, {'id': 2, 'file': 'b/1.json'}, {'id': 3,"
                            + " 'file': 'b/2.json'}, {'id': 4, 'file': 'a/2.json'}, {'id': 5, 'file':"
                            + " '../c.json'}]"))
                .file("a/1.json", SEQUENCE)
                .file("a/2.json", "{}")
                .file("b/1.json", SEQUENCE)
                .file("b/2.json", SEQUENCE)
                .file("sequences/x.json", SEQUENCE));

    assertThat(proposal.lines())
        .contains(line("sequences", "b", "the registry names 2 sequence files there"));
  }

  @Test
  void aFolderOfTheNameServesWhereTheRegistryNamesNone() {
    assertThat(propose(WorkspaceFiles.NONE.file("x/sequences/a.json", "{}")).lines())
        .contains(line("sequences", "x/sequences", "it has the name, and JSON files"));
  }

  @Test
  void sequencesAtTheRootAreADot() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file("plan/plan.json", Texts.json("[{'id': 1, 'file': 's.json'}]"))
                .file("s.json", SEQUENCE));

    assertThat(proposal.lines())
        .contains(line("sequences", ".", "the registry names 1 sequence file there"));
    assertThat(settings(proposal).layout().sequences().orElseThrow()).isEqualTo(WorkspacePath.ROOT);
  }

  @Test
  void whatIsProposedCanBeRead() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file(
                    "a \"quoted\" näme.json",
                    Texts.json(
                        "{'a~b\\u0007': [{'id': 1}, {'id': 2}], 'ü~/\\\\': [{'id': 1, '~ x': {'file':"
                            + " 'a.json'}}]}"))
                .file("control\u0007.json", Texts.json("[{'id': 1, 'file': 'a.json'}]")));

    Settings settings = settings(proposal);

    assertThat(settings.layout().registry().value()).isEqualTo("a \"quoted\" näme.json");
    assertThat(settings.layout().fields().items()).isEqualTo("/ü~0~1\\");
    assertThat(settings.layout().fields().sequenceFile()).isEqualTo("/~0 x/file");
  }

  @Test
  void noMemberIsProposedAsTwoThings() {
    WorkspaceFiles code = WorkspaceFiles.NONE.file("src/a.ts", "a").file("src/b.ts", "b");
    WorkspaceFiles flows =
        WorkspaceFiles.NONE
            .file("flows/a.json", Texts.json("{'steps': [{'acts': [1]}]}"))
            .file("flows/b.json", Texts.json("{'steps': [{'acts': [1]}]}"));

    assertThat(
            evidence(
                code,
                "[{'path': 'src/a.ts', 'status': 'done'}, {'path': 'src/b.ts', 'status': 'idea'}]"))
        .isEqualTo(
            "/path by {\"claim\": \"/status\", \"implemented\": [\"done\"],"
                + " \"planned\": [\"idea\"]}");
    assertThat(
            evidence(
                code,
                "[{'tag': 'a', 'path': 'src/a.ts', 'state': 'done'},"
                    + " {'tag': 'b', 'path': 'src/b.ts', 'state': 'idea'}]"))
        .isEqualTo("/tag by {\"exists\": \"/path\"}");
    assertThat(
            evidence(code, "[{'path': 'src/a.ts', 'tag': 'a'}, {'path': 'src/b.ts', 'tag': 'b'}]"))
        .isEqualTo("/tag by {\"exists\": \"/path\"}");
    assertThat(evidence(code, "[{'path': 'src/a.ts', 'title': 'A b'}, {'path': 'src/b.ts'}]"))
        .isEmpty();
    assertThat(
            evidence(
                flows,
                "[{'flow': 'flows/a.json', 'tag': 'a'}, {'flow': 'flows/b.json', 'tag': 'b'}]"))
        .isEqualTo(
            "/tag by {\"sequence\": \"/flow\", \"movements\": \"/steps\", \"beats\": \"/acts\"}");
    assertThat(evidence(code, "[{'status': 'done', 'note': 'a b'}, {'status': 'idea'}]")).isEmpty();
  }

  /** What a plan is read by that the files are proposed for; empty text where none is. */
  private static String evidence(WorkspaceFiles files, String plan) {
    SettingsProposal proposal = propose(files.file("roadmap.json", Texts.json(plan)));
    if (!proposal.isFound()) {
      return "";
    }
    String evidence =
        proposal.lines().stream()
            .filter(line -> line.key().equals("evidence"))
            .map(Line::value)
            .findFirst()
            .orElseThrow();
    return settings(proposal).layout().fields().id() + " by " + evidence;
  }

  @Test
  void noFileOfAToolIsTakenForAPlan() {
    String plugins =
        Texts.json(
            "{'name': '@x/lib', 'version': '1.0.0', 'plan': {'plugins': [{'id': 'lib', 'title':"
                + " 'Lib', 'file': 'a.json'}]}, 'exports': {'features': {'title': 'A', 'file':"
                + " 'a.json'}}, 'sequences': [{'id': 'a'}], 'summary': {}}");

    for (String file :
        new String[] {
          "package.json",
          "packages/a/package.json",
          "package-lock.json",
          "package.base.json",
          "composer.json",
          "tsconfig.build.json",
          "json-plugins/plugin-manifest.json",
          "plan.schema.json",
          ".plan.json",
          "json-sequences/lib/plan.json"
        }) {
      SettingsProposal proposal = propose(WorkspaceFiles.NONE.file(file, plugins));

      assertThat(proposal.isFound("registry")).as(file).isFalse();
      assertThat(proposal.lines()).as(file).noneMatch(line -> line.value().equals(file));
    }
  }

  @Test
  void aRegistryWhoseEntriesAreKeyedByTheirIdsIsFoundHoweverNested() {
    String entries =
        "{'search': {'title': 'Search', 'steps': [{'id': 'a'}, {'id': 'b'}, {'id': 'c'}],"
            + " 'implementation': {'file': 'plan/search.json'}}, 'export': {'title': 'Export'}}";

    for (String items :
        new String[] {"", "/domains", "/plan/features", "/a/b~1c/d", "/w/v/a/b", "/plan/a/b"}) {
      String text = Texts.json(entries);
      String[] names = items.isEmpty() ? new String[0] : items.substring(1).split("/", -1);
      for (int i = names.length - 1; i >= 0; i--) {
        String beside = items.startsWith("/plan") ? "" : "\"version\": 1, ";
        text = "{" + beside + "\"" + names[i].replace("~1", "/") + "\": " + text + "}";
      }
      SettingsProposal proposal = propose(WorkspaceFiles.NONE.file("plan/features.json", text));

      assertThat(proposal.lines().get(0))
          .as(items)
          .isEqualTo(
              line(
                  "registry",
                  "plan/features.json",
                  "it has 2 entries with an id, 1 names a JSON file"));
      assertThat(settings(proposal).layout().fields())
          .extracting(Layout.Fields::items, Layout.Fields::name, Layout.Fields::sequenceFile)
          .containsExactly(items, "/title", "/implementation/file");
    }
  }

  @Test
  void textsInLanguagesAndSettingsOfToolsAreNoPlan() {
    assertThat(
            propose(
                    WorkspaceFiles.NONE
                        .file(
                            "locales/en.json",
                            Texts.json(
                                "{'menu': {'title': 'Menu', 'open': 'Open'}, 'dialog': {'title':"
                                    + " 'Dialog'}}"))
                        .file("tool.json", Texts.json("{'targets': {'a': {'name': 'a'}}}")))
                .isFound())
        .isFalse();
  }

  @Test
  void aPlanIsKnownByTheNamesOfItsKeysAndByTheNameOfItsFile() {
    String keyed = "{'a': {'name': 'A'}, 'b': {'name': 'B'}}";

    assertThat(
            propose(WorkspaceFiles.NONE.file("x.json", "{\"epics\": " + Texts.json(keyed) + "}")))
        .matches(proposal -> proposal.isFound("registry"));
    assertThat(propose(WorkspaceFiles.NONE.file("roadmap.json", Texts.json(keyed))))
        .matches(proposal -> proposal.isFound("registry"));
  }

  @Test
  void aFileOfTheRegistrysNameIsTheRegistryHoweverDeepItLies() {
    String deep = "a/b/c/d/e/orchestration-domains.json";

    assertThat(
            propose(
                    WorkspaceFiles.NONE
                        .file("list.json", Texts.json("[{'id': 1}, {'id': 2}, {'id': 3}]"))
                        .file(deep, Texts.json("{'domains': [{'id': 'a'}]}")))
                .lines())
        .contains(line("registry", deep, "it has 1 entry with an id"));
  }

  @Test
  void foldersOfPluginsAreListed() {
    SettingsProposal atTheRoot =
        propose(
            WorkspaceFiles.NONE
                .file("json-sequences/lib/load.json", SEQUENCE)
                .file("json-sequences/lib/json-sequences/index.json", "{}"));
    SettingsProposal several =
        propose(
            WorkspaceFiles.NONE
                .file("packages/a/json-sequences/x.json", SEQUENCE)
                .file("plugins/a/json-sequences/x.json", SEQUENCE)
                .file("plugins/b/json-sequences/x.json", SEQUENCE)
                .file("other/json-sequences/x.json", SEQUENCE));

    assertThat(atTheRoot.lines())
        .contains(line("pluginFolders", "json-sequences", "it has the name, and JSON files"))
        .contains(
            line("catalog", "catalog-sequences.json", "none was found; an audit writes it here"));
    assertThat(settings(atTheRoot).pluginFolders())
        .containsExactly(new FolderPattern("json-sequences"));
    assertThat(settings(several).pluginFolders())
        .extracting(FolderPattern::value)
        .containsExactly(
            "other/json-sequences", "packages/*/json-sequences", "plugins/*/json-sequences");
  }

  @Test
  void manyFoldersOfPluginsAreOnePattern() {
    WorkspaceFiles files = WorkspaceFiles.NONE;
    for (int i = 0; i < 30; i++) {
      files = files.file("a" + i + "/b/json-sequences/x.json", SEQUENCE);
    }

    assertThat(settings(propose(files)).pluginFolders())
        .containsExactly(new FolderPattern("**/json-sequences"));
  }

  @Test
  void aCatalogThatNamesItsFoldersIsLeftToNameThem() {
    SettingsProposal proposal =
        propose(
            WorkspaceFiles.NONE
                .file("plugins/a/json-sequences/x.json", SEQUENCE)
                .file(
                    "catalog-sequences.json",
                    Texts.json(
                        "{'metadata': {'sourceDirectories': ['plugins/a/json-sequences']},"
                            + " 'sequences': []}")));

    assertThat(proposal.isFound("pluginFolders")).isFalse();
    assertThat(proposal.isFound("catalog")).isTrue();
  }

  private static Settings settings(SettingsProposal proposal) {
    return new JsonSettings()
        .read(
            new InMemoryTree(
                WorkspaceFiles.NONE.file("scorekeeper.json", new JsonSettings().text(proposal))));
  }

  private static SettingsProposal propose(WorkspaceFiles files) {
    SourceTree tree = new InMemoryTree(files);
    List<WorkspacePath> paths =
        files.files().keySet().stream()
            .map(WorkspacePath::new)
            .sorted(Comparator.comparing(path -> path.value().split("/", -1).length))
            .toList();
    return new JsonSettings().propose(tree, paths);
  }

  private static Line usual(String key, String value) {
    return Line.usual(key, value, "the default place (nothing there yet)");
  }

  private static Line line(String key, String value, String because) {
    return new Line(key, value, because);
  }
}
