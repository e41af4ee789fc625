package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What build servers are told. */
@ExtendWith(GitFolders.class)
class FormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Path folder = Path.of("");
  private Past past;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void makeARepository(GitFolder git) throws IOException {
    folder = git.around();
    past = Past.in(git);
    git.git("remote", "set-url", "origin", "git@github.com:acme/plans.git");
    scorekeeper = new Shell(past.root()).with("SCOREKEEPER_HISTORY", history());
  }

  private String history() {
    return folder.resolve("h.db").toString();
  }

  private void commit(String... domains) throws IOException {
    past.then(
            WorkspaceFiles.NONE
                .file("a.json", Past.sequence(2))
                .file(Past.REGISTRY, Past.registry(domains)))
        .checkedOut();
  }

  private static void isSarif(String document) throws IOException {
    try (InputStream schema =
        FormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      Validator validator =
          new ValidatorFactory()
              .withJsonNodeFactory(new JacksonNode.Factory())
              .withDisabledSchemaValidation(true)
              .createValidator();
      Validator.Result result =
          validator.validate(
              validator.registerSchema(
                  new String(schema.readAllBytes(), StandardCharsets.UTF_8)
                      .replace(
                          "http://json-schema.org/draft-04/schema#",
                          "http://json-schema.org/draft-07/schema#")),
              document);
      assertThat(result.getErrors())
          .extracting(error -> error.getInstanceLocation() + " " + error.getError())
          .isEmpty();
    }
  }

  private static Document xml(String document) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> cases(Document document, String fate) {
    List<String> names = new ArrayList<>();
    NodeList cases = document.getElementsByTagName(fate);
    for (int i = 0; i < cases.getLength(); i++) {
      names.add(((Element) cases.item(i).getParentNode()).getAttribute("name"));
    }
    return names;
  }

  @Test
  void sarifIsWhatItsSchemaSaysWithRulesPlacesAndFingerprints() throws IOException {
    commit("a a.json", "b gone.json", "c");

    Shell.Answer answer = scorekeeper.run("validate", "--format", "sarif");

    assertThat(answer.code()).isEqualTo(ExitCode.FINDINGS);
    isSarif(answer.out());
    JsonNode run = JSON.readTree(answer.out()).at("/runs/0");
    JsonNode result = run.at("/results/0");
    assertThat(result.at("/ruleId").asText()).isEqualTo("sequence-file-missing");
    assertThat(result.at("/level").asText()).isEqualTo("error");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo(Past.REGISTRY);
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
    assertThat(place.at("/region/startColumn").asInt()).isPositive();
    assertThat(result.at("/partialFingerprints/scorekeeper~1v1").asText()).matches("[0-9a-f]{64}");
    JsonNode rule = run.at("/tool/driver/rules/" + result.at("/ruleIndex").asInt());
    assertThat(rule.at("/id").asText()).isEqualTo("sequence-file-missing");
    assertThat(rule.at("/help/markdown").asText()).contains("## What to do");
    assertThat(rule.at("/shortDescription/text").asText()).doesNotContain("**");
    assertThat(run.at("/tool/driver/rules")).hasSize(FindingType.values().length);
  }

  @Test
  void aFindingIsNewOrUnchangedAndStaysTheSameWhereLinesMove() throws IOException {
    commit("a gone.json");
    JsonNode first = results("validate", "--format", "sarif");
    commit("z", "b gone.json", "a gone.json");
    JsonNode then = results("validate", "--format", "sarif");

    assertThat(first.at("/0/baselineState").isMissingNode()).isTrue();
    assertThat(then.at("/0/baselineState").asText()).isEqualTo("new");
    assertThat(then.at("/1/baselineState").asText()).isEqualTo("unchanged");
    assertThat(then.at("/1/partialFingerprints")).isEqualTo(first.at("/0/partialFingerprints"));
    assertThat(then.at("/1/locations")).isNotEqualTo(first.at("/0/locations"));
  }

  private JsonNode results(String... command) throws IOException {
    return JSON.readTree(scorekeeper.run(command).out()).at("/runs/0/results");
  }

  @Test
  void ofVeryManyFindingsTheWorstAreTold() throws IOException {
    String[] domains = new String[6000];
    for (int i = 0; i < domains.length; i++) {
      domains[i] = "d" + i + (i < 5990 ? " .\\\\a.json" : " gone" + i + ".json");
    }
    commit(domains);

    Shell.Answer answer = scorekeeper.run("validate", "--format", "sarif", "--no-record");

    JsonNode run = JSON.readTree(answer.out()).at("/runs/0");
    assertThat(run.at("/results")).hasSize(5000);
    assertThat(run.at("/results/9/level").asText()).isEqualTo("error");
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .matches("\\d+ findings; the 5000 worst are here.*");
    isSarif(answer.out());
  }

  @Test
  void inASubfolderPathsAreThoseOfTheRepository() throws IOException {
    past.then(WorkspaceFiles.NONE.file("plans/app one/" + Past.REGISTRY, Past.registry("a x.json")))
        .checkedOut();
    Shell inside =
        new Shell(past.root().resolve("plans/app one")).with("SCOREKEEPER_HISTORY", history());

    assertThat(inside.run("validate", "--format", "sarif").out())
        .contains("\"plans/app%20one/orchestration-domains.json\"");
    assertThat(inside.run("validate", "--format", "github").out())
        .contains("file=plans/app one/orchestration-domains.json,line=");
    assertThat(inside.run("validate", "--format", "gitlab").out())
        .contains("\"plans/app one/orchestration-domains.json\"");
    assertThat(inside.run("validate", "--format", "markdown").out())
        .contains("/plans/app%20one/orchestration-domains.json#L1)");
  }

  @Test
  void inJunitADomainIsACase() throws Exception {
    commit("a a.json", "b gone.json", "c");

    Document document = xml(scorekeeper.run("validate", "--format", "junit").out());

    assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("3");
    assertThat(cases(document, "failure")).containsExactly("b");
    assertThat(cases(document, "skipped")).containsExactly("c");
    past.then(WorkspaceFiles.NONE.file(Past.REGISTRY, "{")).checkedOut();
    Document unreadable = xml(scorekeeper.run("validate", "--format", "junit").out());
    assertThat(cases(unreadable, "error"))
        .singleElement()
        .asString()
        .contains("registry-unreadable");
  }

  @Test
  void inJunitWhatGotWorseFailsToo() throws Exception {
    commit("a a.json", "b a.json");
    scorekeeper.run("validate");
    commit("a");

    Document document =
        xml(scorekeeper.run("validate", "--fail-on", "regression", "--format", "junit").out());

    assertThat(cases(document, "failure")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void annotationsAreTenAtMostAndEndTheirLine() throws IOException {
    String[] domains = new String[20];
    for (int i = 0; i < domains.length; i++) {
      domains[i] = "d" + i + "%0A::error::x gone.json";
    }
    commit(domains);

    List<String> lines = scorekeeper.run("validate", "--format", "github").out().lines().toList();

    assertThat(lines).hasSize(10);
    assertThat(lines.get(0))
        .startsWith("::error file=orchestration-domains.json,line=1,col=")
        .contains("title=sequence-file-missing::d0%250A::error::x: names");
    assertThat(lines.get(9)).startsWith("::notice title=Scorekeeper::and 1").contains(" more");
  }

  @Test
  void gitlabTakesAnArrayOfWhatIsWhere() throws IOException {
    commit("b gone.json");

    JsonNode first = JSON.readTree(scorekeeper.run("validate", "--format", "gitlab").out()).get(0);

    assertThat(first.at("/check_name").asText()).isEqualTo("sequence-file-missing");
    assertThat(first.at("/severity").asText()).isEqualTo("major");
    assertThat(first.at("/location/path").asText()).isEqualTo(Past.REGISTRY);
    assertThat(first.at("/location/lines/begin").asInt()).isEqualTo(1);
    assertThat(first.at("/fingerprint").asText()).hasSize(64);
  }

  @Test
  void markdownBeginsWithItsMarkerAndLeadsToEachFinding() throws IOException {
    commit("a a.json", "b gone.json");

    String markdown = scorekeeper.run("validate", "--format", "markdown").out();

    assertThat(markdown)
        .startsWith("<!-- scorekeeper:validate:github.com/acme/plans -->\n### Scorekeeper: 1 of 2")
        .contains("**Failed** on error")
        .contains(
            "[`b`](https://github.com/acme/plans/blob/"
                + past.revisions().get(0)
                + "/orchestration-domains.json#L2)");
    assertThat(scorekeeper.run("status", "--format", "markdown").out())
        .startsWith("<!-- scorekeeper:status:")
        .contains("The files have not changed since.");
    assertThat(scorekeeper.run("trend", "--format", "markdown").out())
        .startsWith("<!-- scorekeeper:trend:")
        .contains("| 1 | 2 | 50 |");
  }

  @Test
  void theMarkdownOfDiffLeadsToWhatWasOpened() throws IOException {
    commit("a a.json");
    commit("a a.json", "b gone.json");
    String before = past.revisions().get(0);
    String page =
        "[`b`](https://github.com/acme/plans/blob/"
            + past.revisions().get(1)
            + "/orchestration-domains.json)"; // facts keep the file of a finding, and not its line

    assertThat(scorekeeper.run("diff", before, "HEAD", "--format", "markdown").out())
        .contains("**opened** error `sequence-file-missing` on " + page);
    assertThat(scorekeeper.run("diff", before, "--format", "markdown").out()).contains(page);
    Files.writeString(past.root().resolve("notes.txt"), "no input");
    assertThat(scorekeeper.run("diff", before, "--format", "markdown").out()).contains(page);
    Files.writeString(
        past.root().resolve(Past.REGISTRY), Past.registry("a a.json", "b other.json"));
    assertThat(scorekeeper.run("diff", before, "--format", "markdown").out())
        .doesNotContain("blob/");
  }

  @Test
  void markdownIsNeverLongerThanServicesTake() throws IOException {
    String[] domains = new String[3000];
    for (int i = 0; i < domains.length; i++) {
      domains[i] = "domain-of-a-long-name-" + i + " gone" + i + ".json";
    }
    commit(domains);
    for (int i = 0; i < 1200; i++) {
      past.then(
          WorkspaceFiles.NONE
              .file("a.json", Past.sequence(2))
              .file(Past.REGISTRY, Past.registry("a" + (i % 2 == 0 ? "" : " a.json"))));
    }
    past.checkedOut();
    scorekeeper.run("backfill");

    String trend = scorekeeper.run("trend", "--format", "markdown").out();

    assertThat(trend.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(65_536);
    assertThat(trend).containsPattern("… and \\d+ older ones");
  }

  @Test
  void severalFilesAreWrittenBesideTheText() throws Exception {
    commit("a a.json", "b gone.json");

    Shell.Answer answer =
        scorekeeper.run(
            "validate",
            "--output",
            "sarif=../out.sarif",
            "--output",
            "junit=../out.xml",
            "--output",
            "markdown=../out.md",
            "--output",
            "gitlab=../out.json",
            "--output",
            "json=../all.json");

    assertThat(answer.out()).startsWith("1 of 2 domains implemented");
    isSarif(Files.readString(folder.resolve("out.sarif")));
    assertThat(cases(xml(Files.readString(folder.resolve("out.xml"))), "failure")).hasSize(1);
    assertThat(folder.resolve("out.md")).content().startsWith("<!-- scorekeeper:");
    assertThat(JSON.readTree(folder.resolve("out.json").toFile())).hasSize(3);
    assertThat(JSON.readTree(folder.resolve("all.json").toFile()).at("/conclusion").asText())
        .isEqualTo("failed");
    assertThat(scorekeeper.run("validate", "--output", "sarif=../out.sarif").err()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaidToPeopleTooWhereTheFormatIsForPrograms() throws IOException {
    commit("a");
    Files.writeString(past.root().resolve(Past.REGISTRY), "{\"domains\": [");

    for (String format : List.of("sarif", "junit", "github", "gitlab")) {
      Shell.Answer answer = scorekeeper.run("validate", "--no-record", "--format", format);
      assertThat(answer.code()).as(format).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.err())
          .as(format)
          .isEqualToNormalizingNewlines(
              "scorekeeper: the registry "
                  + Past.REGISTRY
                  + " cannot be read, so no domain was assessed; the findings say why\n");
    }
    assertThat(scorekeeper.run("validate", "--no-record").err()).isEmpty();
    assertThat(scorekeeper.run("validate", "--no-record", "--json").err()).isEmpty();
  }

  @Test
  void aFileOfSomebodyElseIsNotWrittenOver() throws IOException {
    commit("a");
    Path theirs = Files.writeString(folder.resolve("package.json"), "{\"name\": \"theirs\"}");

    for (String format : List.of("sarif", "junit", "markdown", "gitlab", "json")) {
      Shell.Answer answer = scorekeeper.run("validate", "--output", format + "=../package.json");
      assertThat(answer.code()).as(format).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.err()).contains("exists and is not an output in the format " + format);
    }
    assertThat(theirs).hasContent("{\"name\": \"theirs\"}");
  }

  @Test
  void anOutputThatIsNoneIsAMistake() throws IOException {
    commit("a");

    for (String output : List.of("sarif", "sarif=", "pdf=x", "=x", "github=x")) {
      Shell.Answer answer = scorekeeper.run("validate", "--output", output);
      assertThat(answer.code()).as(output).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains("--output takes a format and a file");
    }
    assertThat(scorekeeper.run("validate", "--output", "json=x", "--output", "sarif=x").err())
        .contains("two outputs cannot go to one file");
  }

  @Test
  void aBadgeSaysHowMuchExists() throws Exception {
    commit("a a.json", "b gone.json", "c");
    scorekeeper.run("validate");

    Shell.Answer picture = scorekeeper.run("badge", "--label", "plan <&\"'>");
    JsonNode endpoint = JSON.readTree(scorekeeper.run("badge", "--format", "endpoint").out());

    assertThat(xml(picture.out()).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("plan <&\"'>: 1 of 3, 1 broken");
    assertThat(endpoint.at("/schemaVersion").asInt()).isEqualTo(1);
    assertThat(endpoint.at("/message").asText()).isEqualTo("1 of 3, 1 broken");
    assertThat(scorekeeper.run("badge", "--output", "../badge.svg").code()).isZero();
    assertThat(scorekeeper.run("badge", "--output", "../badge.svg").code()).isZero();
    assertThat(folder.resolve("badge.svg")).content().startsWith("<svg ");
  }

  @TestFactory
  List<DynamicTest> eachRealStateIsToldInAllFormats() throws IOException {
    Path real = ProjectCheckout.root().resolveSibling("shared").resolve("real");
    Assumptions.assumeTrue(Files.isDirectory(real), "the real states do not lie here");
    try (Stream<Path> states = Files.list(real)) {
      return states
          .sorted()
          .map(
              state ->
                  DynamicTest.dynamicTest(
                      state.getFileName().toString(), () -> isTold(state.resolve("workspace"))))
          .toList();
    }
  }

  private void isTold(Path workspace) throws Exception {
    String[] command = {
      "validate", "--no-record", "--project", "p", "--workspace", workspace.toString(), "--format"
    };
    List<String> out = new ArrayList<>();
    for (String format : List.of("sarif", "junit", "gitlab", "markdown")) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.add(format);
      out.add(scorekeeper.run(arguments.toArray(String[]::new)).out());
    }
    isSarif(out.get(0));
    assertThat(xml(out.get(1)).getDocumentElement().getTagName()).isEqualTo("testsuites");
    assertThat(JSON.readTree(out.get(2)).isArray()).isTrue();
    assertThat(out.get(3).lines()).hasSizeLessThanOrEqualTo(40);
  }
}
