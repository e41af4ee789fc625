package dev.scorekeeper.json.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.RegistryFiles;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.Texts;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.SettingsFormatContract;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest extends SettingsFormatContract {
  @Override
  protected SettingsFormat format() {
    return new JsonSettings();
  }

  @Override
  protected String illFormed() {
    return "{\n  \"project\": \"shop\",\n  oops\n}\n";
  }

  @Test
  void pluginFoldersAreReadAsPeopleWriteThem() {
    assertThat(
            read("{\"pluginFolders\": [\"packages/*/json-sequences/**/*.json\", \"./plugins/\"]}")
                .pluginFolders())
        .containsExactly(
            new FolderPattern("packages/*/json-sequences"), new FolderPattern("plugins"));
  }

  @Test
  void aWorkspaceWithoutSettingsHasTheDefaults() {
    assertThat(new JsonSettings().read(new InMemoryTree(WorkspaceFiles.NONE)))
        .isEqualTo(Settings.DEFAULT);
    assertThat(read("{}")).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void everySettingIsRead() {
    Settings settings =
        read(
            """
            {"$schema": "./settings.schema.json",
             "registry": "plan\\\\domains.json",
             "catalog": "./plan/../catalog.json",
             "sequences": "system",
             "fields": {"items": "", "id": "/meta/id", "name": "/n", "category": "/c~1d",
                        "sequenceFile": "/f", "movements": "/m", "beats": "/b", "relations": "/r"},
             "project": "Render X",
             "queries": {"stuck": "SELECT 1\\n", "all": "SELECT 2"},
             "retired": ["checkout", 7],
             "backfill": false,
             "queryTimeout": 5}
            """);

    assertThat(settings)
        .isEqualTo(
            new Settings(
                new Layout(
                    new WorkspacePath("plan/domains.json"),
                    new WorkspacePath("catalog.json"),
                    new WorkspacePath("system"),
                    new Layout.Fields("", "/meta/id", "/n", "/c~1d", "/f", "/m", "/b", "/r")),
                Optional.of("Render X"),
                Map.of("stuck", "SELECT 1\n", "all", "SELECT 2"),
                Set.of("checkout", "7"),
                false,
                List.of(),
                Duration.ofSeconds(5)));
    assertThat(settings.queries().keySet()).containsExactly("stuck", "all");
  }

  @Test
  void whatIsLeftOutKeepsItsDefault() {
    Settings settings = read("{\"fields\": {\"id\": \"/key\"}, \"sequences\": \".\"}");

    assertThat(settings.layout().fields().id()).isEqualTo("/key");
    assertThat(settings.layout().fields().items()).isEqualTo("/domains");
    assertThat(settings.layout().sequences().orElseThrow()).isEqualTo(WorkspacePath.ROOT);
    assertThat(settings.layout().registry()).isEqualTo(Layout.DEFAULT.registry());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"registy": 1}             | 1:2  | there is no setting 'registy'; did you mean registry? (known: $schema, registry, catalog, sequences, fields, evidence, claims, project, queries, retired, backfill, pluginFolders, queryTimeout)
          {⏎ "colour": 1}            | 2:2  | there is no setting 'colour' (known: $schema, registry, catalog, sequences, fields, evidence, claims, project, queries, retired, backfill, pluginFolders, queryTimeout)
          {"fields": {"itmes": ""}}  | 1:13 | there is no field 'itmes'; did you mean items? (known: items, id, name, category, owner, due, sequenceFile, movements, beats, relations)
          {"a\\u001b[2J\\nb": 1}     | 1:2  | there is no setting 'aU+001B[2JU+000Ab' (known: $schema, registry, catalog, sequences, fields, evidence, claims, project, queries, retired, backfill, pluginFolders, queryTimeout)
          []                         | 1:1  | the settings are an array; write an object, {…}
          {"registry": 5}            | 1:14 | registry is a number; write a path, a pattern such as plan/*/item.yaml, or an array of these
          {"registry":⏎{"a":1}}      | 2:1  | registry is an object; write a path, a pattern such as plan/*/item.yaml, or an array of these
          {"registry": ""}           | 1:14 | registry is empty; fill it, or leave the key out
          {"registry": "/etc/x"}     | 1:14 | registry leaves the workspace; name a path inside, relative to its root
          {"catalog": "a/../../x"}   | 1:13 | catalog leaves the workspace; name a path inside, relative to its root
          {"catalog": "C:\\\\x"}     | 1:13 | catalog leaves the workspace; name a path inside, relative to its root
          {"catalog": "a/.."}        | 1:13 | catalog is the workspace itself; name a file in it
          {"registry": []}           | 1:14 | registry is empty; fill it, or leave the key out
          {"registry": ["a", 1]}     | 1:20 | an element of registry is a number; write a text in double quotes
          {"registry": ["a", "./a"]} | 1:20 | registry names a twice; keep one of them
          {"registry": "../*/a.md"}  | 1:14 | registry leaves the workspace; name a path inside, relative to its root
          {"registry": "*.json"}     | 1:14 | registry has the pattern *.json, which scorekeeper.json is like, too; name a folder of the registry's own
          {"registry": "p/*.md", "fields": {"items": "/a"}} | 1:44 | fields.items says where in a file entries are, and each file of a pattern is one entry; leave it out, or name a file as registry
          {"fields": {"category": "^/name"}} | 1:25 | fields.category is taken from what encloses an entry, ^, and fields.items has no *; write one for what is to be counted, such as /areas/*/features
          {"fields": {"items": "/a/*/b", "due": "^^"}} | 1:39 | fields.due is taken from what encloses an entry, ^^, and fields.items has only 1 *; write one for what is to be counted, such as /areas/*/features
          {"fields": {"id": "^"}}    | 1:19 | fields.id is not a JSON Pointer; write names after slashes, such as /meta/id, with ~1 for a slash and ~0 for a tilde within a name
          {"fields": {"owner": "/id"}} | 1:22 | fields.id and fields.owner are at one place; give each its own
          {"evidence": "/status"}    | 1:14 | evidence is a text; it is one of {"sequence": "/file"}, {"exists": "/paths"} and {"claim": "/status", "implemented": ["done"]}
          {"evidence": {}}           | 1:14 | evidence is empty; it is one of {"sequence": "/file"}, {"exists": "/paths"} and {"claim": "/status", "implemented": ["done"]}
          {"evidence": {"file": 1}}  | 1:14 | evidence has 'file' and neither sequence, exists nor claim; it is one of {"sequence": "/file"}, {"exists": "/paths"} and {"claim": "/status", "implemented": ["done"]}
          {"evidence": {"sequence": "/f", "steps": "/s"}} | 1:33 | there is no key of evidence with sequence: 'steps' (known: sequence, movements, beats)
          {"evidence": {"exists": "/f", "movement": "/s"}} | 1:31 | there is no key of evidence with exists: 'movement' (known: exists)
          {"evidence": {"claim": "/s", "exists": "/x"}} | 1:30 | evidence has both "claim" and "exists"; keep one of them
          {"evidence": {"sequence": "/s", "beats": "/b", "claim": "/x"}} | 1:48 | evidence has both "sequence" and "claim"; keep one of them
          {"evidence": {"claim": "/s", "implementd": []}} | 1:30 | there is no key of evidence with claim: 'implementd'; did you mean implemented? (known: claim, implemented, planned, dropped)
          {"evidence": {"claim": "/s"}} | 1:14 | evidence needs "implemented": the words that mean done, such as ["done"]
          {"evidence": {"claim": "s", "implemented": ["a"]}} | 1:24 | evidence.claim is not a JSON Pointer; write names after slashes, such as /meta/id, with ~1 for a slash and ~0 for a tilde within a name; did you mean "/s"?
          {"evidence": {"claim": "/s", "implemented": "a"}} | 1:45 | evidence.implemented is a text; write an array of words, ["done"]
          {"evidence": {"claim": "/s", "implemented": [" "]}} | 1:46 | evidence.implemented has a text that is no word; write it in quotes
          {"evidence": {"claim": "/s", "implemented": ["a"], "dropped": ["A "]}} | 1:14 | evidence has the word 'A ' twice, and case and blanks do not count; keep one of them
          {"evidence": {"sequence": "/f"}, "fields": {"sequenceFile": "/g"}} | 1:61 | evidence.sequence and fields.sequenceFile say one thing; leave fields.sequenceFile out
          {"claims": []}             | 1:12 | claims is an array; write an object, {"at": "/status", "implemented": ["done"]}
          {"claims": {"implemented": ["a"]}} | 1:12 | claims has no key at, which says where in an entry its word is (known: at, implemented, planned)
          {"claims": {"at": "/s", "dropped": ["a"]}} | 1:25 | there is no key of claims 'dropped' (known: at, implemented, planned)
          {"claims": {"at": "/s"}}   | 1:12 | claims needs "implemented": the words that mean done, such as ["done"]
          {"claims": {"at": "/s", "planned": ["a"]}, "evidence": {"claim": "/s", "implemented": ["b"]}} | 1:12 | claims are compared with evidence that is looked at, and here the evidence is what entries say; leave claims out
          {"catalog": 5}             | 1:13 | catalog is a number; write a text in double quotes
          {"sequences": "a\\tb"}     | 1:15 | sequences has a control character; remove it
          {"project": " "}           | 1:13 | project is empty; fill it, or leave the key out
          {"project": "a\\nb"}       | 1:13 | project has a control character; remove it
          {"project": true}          | 1:13 | project is a truth value; write a text in double quotes
          {"backfill": "no"}         | 1:14 | backfill is a text; write true or false
          {"queryTimeout": "5"}      | 1:18 | queryTimeout is not a whole number of seconds from 1 on
          {"queryTimeout": 0}        | 1:18 | queryTimeout is not a whole number of seconds from 1 on
          {"queryTimeout": 1.5}      | 1:18 | queryTimeout is not a whole number of seconds from 1 on
          {"queryTimeout": 9999999999} | 1:18 | queryTimeout is not a whole number of seconds from 1 on
          {"fields": "x"}            | 1:12 | fields is a text; write an object of JSON Pointers
          {"fields": {"id": "id"}}   | 1:19 | fields.id is not a JSON Pointer; write names after slashes, such as /meta/id, with ~1 for a slash and ~0 for a tilde within a name; did you mean "/id"?
          {"fields": {"id": "/a~"}}  | 1:19 | fields.id is not a JSON Pointer; write names after slashes, such as /meta/id, with ~1 for a slash and ~0 for a tilde within a name
          {"pluginFolders": "a"}     | 1:19 | pluginFolders is a text; write an array of folders
          {"pluginFolders": ["../a"]} | 1:20 | a folder of pluginFolders leaves the workspace or is a file; name folders inside, such as packages/*/json-sequences
          {"pluginFolders": [1]}     | 1:20 | a folder of pluginFolders is a number; write a text in double quotes
          {"queries": []}            | 1:13 | queries is an array; write an object of names and SQL
          {"queries": {"a": [1]}}    | 1:19 | query 'a' is an array; write its SQL in double quotes
          {"queries": {"a": " "}}    | 1:19 | query 'a' is empty; write SQL, or leave it out
          {"queries": {"": "x"}}     | 1:14 | a query has no name that can be typed; give it one
          {"retired": "a"}           | 1:13 | retired is a text; write an array of ids of domains
          {"retired": ["a", ""]}     | 1:19 | retired has a text that is no id; write the id of a domain
          {"retired": [["a"]]}       | 1:14 | retired has an array that is no id; write the id of a domain
          {"project": "x",}          | 1:17 | is not valid JSON: unexpected character '}': was expecting double-quote to start field name; remove the comma before it
          {"catalog": ".git/config"} | 1:13 | catalog lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"catalog": "a.txt"} | 1:13 | catalog must be a path ending in .json, or null without quotes
          {"catalog": "hooks/pre-commit"} | 1:13 | catalog must be a path ending in .json, or null without quotes
          {"catalog": "sub/.GIT/x.json"} | 1:13 | catalog lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"catalog": "git~1/x.json"} | 1:13 | catalog lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"catalog": ".git. /x.json"} | 1:13 | catalog lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"catalog": ".g\\u200cit/x.json"} | 1:13 | catalog lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"catalog": "a/../.scorekeeper/x.json"} | 1:13 | catalog lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"registry": ".git/x.json"} | 1:14 | registry lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"sequences": ".scorekeeper"} | 1:15 | sequences lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"sequences": ".ScoreKeeper./x"} | 1:15 | sequences lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"pluginFolders": ["a", ".git/hooks"]} | 1:25 | a folder of pluginFolders lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"pluginFolders": ["**/.git"]} | 1:20 | a folder of pluginFolders lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"registry": "a.json", "catalog": "a.json"} | 1:35 | registry and catalog are one path; give each its own
          {"catalog": "a.json",⏎ "registry": "./A.JSON"} | 2:14 | registry and catalog are one path; give each its own
          {"registry": "é.json", "catalog": "e\\u0301.json"} | 1:35 | registry and catalog are one path; give each its own
          {"catalog": "Orchestration-Domains.json"} | 1:13 | registry and catalog are one path; give each its own
          {"catalog": "scorekeeper.json"} | 1:13 | scorekeeper.json and catalog are one path; give each its own
          {"registry": "x/../Scorekeeper.json"} | 1:14 | scorekeeper.json and registry are one path; give each its own
          {"registry": "plan", "sequences": "plan"} | 1:35 | registry and sequences are one path; give each its own
          {"registry": "plan", "catalog": "Plan/c.json"} | 1:33 | catalog lies below registry, which is a file; name another path
          {"registry": "c.json/plan", "catalog": "c.json"} | 1:40 | registry lies below catalog, which is a file; name another path
          {"sequences": "orchestration-domains.json/a"} | 1:15 | sequences lies below registry, which is a file; name another path
          {"registry": "p.json", "pluginFolders": ["p.json/a"]} | 1:42 | a folder of pluginFolders is registry, which is a file; name a folder
          {"sequences": "s", "pluginFolders": ["p/*", "./S"]} | 1:45 | a folder of pluginFolders is the folder of sequences; plugins keep theirs elsewhere
          {"fields": {"id": "/a", "category": "/a"}} | 1:37 | fields.id and fields.category are at one place; give each its own
          {"fields": {"id": "/a", "name": "/a"}} | 1:33 | fields.id and fields.name are at one place; give each its own
          {"fields": {"sequenceFile": "/id"}} | 1:29 | fields.id and fields.sequenceFile are at one place; give each its own
          {"fields": {"beats": "/movements"}} | 1:22 | fields.movements and fields.beats are at one place; give each its own
          {"evidence": {"sequence": "/id"}} | 1:27 | fields.id and evidence.sequence are at one place; give each its own
          {"evidence": {"sequence": "/name"}} | 1:27 | fields.name and evidence.sequence are at one place; give each its own
          {"evidence": {"exists": "/id"}} | 1:25 | fields.id and evidence.exists are at one place; give each its own
          {"evidence": {"exists": "/relatedDomains"}} | 1:25 | fields.relations and evidence.exists are at one place; give each its own
          {"evidence": {"claim": "/id", "implemented": ["a"]}} | 1:24 | fields.id and evidence.claim are at one place; give each its own
          {"evidence": {"claim": "/s", "implemented": ["a"]},⏎ "fields": {"name": "/s"}} | 2:21 | fields.name and evidence.claim are at one place; give each its own
          {"evidence": {"claim": "/s", "implemented": ["a"]}, "fields": {"owner": "/s"}} | 1:73 | fields.owner and evidence.claim are at one place; give each its own
          {"claims": {"at": "/id", "implemented": ["a"]}} | 1:19 | fields.id and claims.at are at one place; give each its own
          {"claims": {"at": "/s", "implemented": ["a"]}, "evidence": {"exists": "/s"}} | 1:71 | evidence.exists and claims.at are at one place; give each its own
          {"claims": {"at": "/sequenceFile", "implemented": ["a"]}} | 1:19 | fields.sequenceFile and claims.at are at one place; give each its own
          {"queries": {"planned": "SELECT 1"}} | 1:14 | query 'planned' has the name of a built-in query; give it another name
          {"registry": ".git/*.json"} | 1:14 | registry lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"registry": ["a.json", ".git/*.json"]} | 1:25 | an element of registry lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"registry": ["a/*.json", "b/../.GIT/**"]} | 1:27 | an element of registry lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"registry": "**/.scorekeeper/*.md"} | 1:14 | registry lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"registry": ["*/git~1/**/a.md"]} | 1:15 | an element of registry lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper
          {"project": "x"} {}        | 1:18 | is not valid JSON: the file goes on after its end
          """)
  void whatIsNoSettingIsRefusedInOneLineWithItsPlace(String json, String place, String message) {
    assertThatThrownBy(() -> read(json.replace('⏎', '\n')))
        .isInstanceOf(SettingsException.class)
        .hasMessage("scorekeeper.json:" + place + ": " + message);
  }

  @Test
  void aPlanOfAnotherShapeIsRead() {
    Settings settings =
        read(
            """
            {"registry": ["plan/more.yaml", "keps/sig-*/*/kep.yaml", "rfcs/*.md"],
             "catalog": null,
             "sequences": null,
             "fields": {"items": "/areas/*/features", "category": "^/title", "owner": "/lead",
                        "due": "^^"},
             "evidence": {"claim": "/status", "implemented": ["done", 1, true],
                          "dropped": ["rejected"]}}
            """
                .replace("\"^^\"", "\"^\""));

    Layout layout = settings.layout();
    assertThat(layout.registries())
        .isEqualTo(
            new RegistryFiles(
                List.of(new WorkspacePath("plan/more.yaml")),
                List.of(new FilePattern("keps/sig-*/*/kep.yaml"), new FilePattern("rfcs/*.md"))));
    assertThat(layout.catalog()).isEmpty();
    assertThat(layout.sequences()).isEmpty();
    assertThat(layout.fields().category()).isEqualTo("^/title");
    assertThat(layout.fields().owner()).contains("/lead");
    assertThat(layout.fields().due()).contains("^");
    assertThat(layout.evidence())
        .isEqualTo(
            new Evidence.Claimed(
                new Evidence.Words(
                    "/status", List.of("done", "1", "true"), List.of(), List.of("rejected"))));
  }

  @Test
  void evidenceThatIsLookedAtMayStandBesideClaims() {
    Layout layout =
        read("""
                {"evidence": {"sequence": "/file", "movements": "/steps", "beats": "/actions"},
                 "claims": {"at": "/state", "implemented": ["done"]}}
                """)
            .layout();

    assertThat(layout.fields().sequenceFile()).isEqualTo("/file");
    assertThat(layout.evidence())
        .isEqualTo(new Evidence.Sequences(Optional.of(new Evidence.Shape("/steps", "/actions"))));
    assertThat(layout.claims())
        .contains(new Evidence.Words("/state", List.of("done"), List.of(), List.of()));
    assertThat(read("{\"evidence\": {\"exists\": \"/code\"}}").layout().evidence())
        .isEqualTo(new Evidence.Existing("/code"));
  }

  @Test
  void evidenceMayBeWhereNobodyElseLooks() {
    // Movements are looked for from a file's root, and beats from a movement.
    assertThat(evidence("{'sequence': '/f', 'movements': '/m', 'beats': '/m'}"))
        .isEqualTo(new Evidence.Sequences(Optional.of(new Evidence.Shape("/m", "/m"))));
    // A name and a category are shown, and nothing follows from them.
    assertThat(evidence("{'claim': '/name', 'implemented': ['a']}"))
        .isInstanceOf(Evidence.Claimed.class);
    assertThat(evidence("{'exists': '/category'}")).isEqualTo(new Evidence.Existing("/category"));
    // Sequence files are not asked for here.
    assertThat(evidence("{'exists': '/sequenceFile'}"))
        .isEqualTo(new Evidence.Existing("/sequenceFile"));
    assertThat(evidence("{'exists': '/f'}, 'fields': {'sequenceFile': '/f'}"))
        .isEqualTo(new Evidence.Existing("/f"));
  }

  private static Evidence evidence(String json) {
    return read(Texts.json("{'evidence': " + json + "}")).layout().evidence();
  }

  @Test
  void settingsThatOnlyLookAlikeAreTwo() {
    Settings settings =
        read(
            """
            {"registry": "plan/domains.json", "catalog": "plan/catalog.json", "sequences": "plan",
             "pluginFolders": ["plan/plugins", "plan*", "."], "fields": {"id": "/name"}}
            """);

    assertThat(settings.layout().registry()).isEqualTo(new WorkspacePath("plan/domains.json"));
    assertThat(settings.layout().fields().id()).isEqualTo("/name");
    assertThat(
            read("{\"registry\": \"a\", \"catalog\": \"a.json\"}").layout().catalog().orElseThrow())
        .isEqualTo(new WorkspacePath("a.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"project": "a", "project": "b"}                      | 1:18 | the setting 'project' is there already; keep one of them
          {"$schema": 1,⏎ "$schema": 1}                         | 2:2  | the setting '$schema' is there already; keep one of them
          {"fields": {"id": "/key", "id": "/key"}}              | 1:27 | the field 'id' is there already; keep one of them
          {"queries": {"late": "SELECT 1", "late": "SELECT 2"}} | 1:34 | the query 'late' is there already; keep one of them
          """)
  void aKeyThatComesTwiceIsRefused(String json, String place, String why) {
    assertThatThrownBy(() -> read(json.replace('⏎', '\n')))
        .isInstanceOf(SettingsException.class)
        .hasMessage("scorekeeper.json:" + place + ": " + why);
  }

  @Test
  void secondsAreTakenByTheirValue() {
    assertThat(read("{\"queryTimeout\": 5.0}").queryTimeout())
        .isEqualTo(read("{\"queryTimeout\": 5}").queryTimeout());
  }

  @Test
  void pluginFoldersAreBounded() {
    assertThatThrownBy(() -> read("{\"pluginFolders\": [" + "\"**/a\",".repeat(1_000) + "\"b\"]}"))
        .hasMessageContaining("pluginFolders has more than 1000 folders");
    assertThatThrownBy(() -> read("{\"pluginFolders\": [\"" + "**/a/".repeat(1_000) + "\"]}"))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void settingsThatCannotBeReadAreNeverTakenForAbsentOnes() {
    assertThatThrownBy(
            () ->
                new JsonSettings()
                    .read(
                        new InMemoryTree(
                            WorkspaceFiles.NONE.link("scorekeeper.json", "../scorekeeper.json"))))
        .hasMessage(
            "scorekeeper.json:1:1: is a link that leads out of the workspace, so it was not"
                + " opened; keep it inside");
    assertThatThrownBy(
            () ->
                new JsonSettings()
                    .read(
                        new InMemoryTree(
                            WorkspaceFiles.NONE.file(
                                "scorekeeper.json", new byte[SourceTree.LARGEST_FILE + 1]))))
        .hasMessage("scorekeeper.json:1:1: is larger than 64 MB");
  }

  private static Settings read(String json) {
    return new JsonSettings()
        .read(new InMemoryTree(WorkspaceFiles.NONE.file("scorekeeper.json", json)));
  }
}
