package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.fixture.PublicPlan;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page of {@code report}, as a real browser shows it. */
@ExtendWith(GitFolders.class)
class PageInBrowserTest {
  private static Chromium browser;

  private Path folder = Path.of("");
  private Past past;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeAll
  static void startTheBrowser() {
    browser = Chromium.start();
  }

  @AfterAll
  static void endTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void makeARepository(GitFolder git) throws IOException {
    folder = git.around();
    past = Past.in(git);
    scorekeeper =
        new Shell(past.root()).with("SCOREKEEPER_HISTORY", folder.resolve("h.db").toString());
    browser.scripts(true).screen(1280, "light");
  }

  /** A life for each kind of row, in two categories. */
  private Path page() throws IOException {
    WorkspaceFiles done =
        WorkspaceFiles.NONE.file("a.json", Past.sequence(2)).file("b.json", Past.sequence(3));
    past.then(done.file(Past.REGISTRY, plan("cart ", "search b.json", "pay ", "old ")))
        .then(done.file(Past.REGISTRY, plan("cart a.json", "search b.json", "pay ", "old ")))
        .then(done.file(Past.REGISTRY, "{"))
        .then(done.file(Past.REGISTRY, plan("cart a.json", "search gone.json", "pay ")))
        .then(done.file(Past.REGISTRY, plan("cart a.json", "search b.json", "pay ", "ship b.json")))
        .checkedOut();
    return report();
  }

  private Path report(String... options) {
    List<String> command = new ArrayList<>(List.of("report", "--output", "../page.html"));
    command.addAll(List.of(options));
    Shell.Answer answer = scorekeeper.run(command.toArray(String[]::new));
    assertThat(answer.code()).as(answer.err()).isZero();
    return folder.resolve("page.html").normalize();
  }

  private static String plan(String... domains) {
    StringBuilder entries = new StringBuilder();
    for (String domain : domains) {
      String[] parts = domain.split(" ", -1);
      entries.append(entries.length() == 0 ? "" : ",");
      entries.append("{\"id\":\"").append(parts[0]).append("\",\"category\":\"");
      entries.append(parts[0].length() > 3 ? "shop" : "money").append('"');
      if (!parts[1].isEmpty()) {
        entries.append(",\"sequenceFile\":\"").append(parts[1]).append('"');
      }
      entries.append('}');
    }
    return "{\"domains\":[" + entries + "]}";
  }

  private static void opensInPeace(Path page) {
    browser.console();
    browser.requests();
    browser.open(page);

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(
            address ->
                address.startsWith("file:///")
                    || address.startsWith("data:")
                    || address.startsWith("about:"));
  }

  @Test
  void opensWithoutAComplaintAndAsksNobody() throws IOException {
    Path page = page();

    opensInPeace(page);

    assertThat(browser.find("h1").getText()).isEqualTo("3 of 4 domains are implemented.");
    assertThat(browser.number("return document.querySelectorAll('[style]').length")).isZero();
  }

  @Test
  void isReadableForEverybodyAtEachWidthInLightAndDark() throws IOException {
    Path page = page();

    for (int width : new int[] {1280, 390}) {
      for (String scheme : List.of("light", "dark")) {
        browser.screen(width, scheme).open(page);
        browser.ask("document.querySelectorAll('details').forEach(one => one.open = true)");

        assertThat(browser.violations()).as(width + " " + scheme).isEmpty();
      }
    }
  }

  @Test
  void scrollsSidewaysAtNoWidth() throws IOException {
    Path page = page();

    for (int width : new int[] {1280, 900, 701, 390, 320}) {
      browser.screen(width, "light").open(page);

      assertThat(browser.number("return document.documentElement.scrollWidth"))
          .as("at " + width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void thePageOfAllProjectsIsReadableForEverybodyAtEachWidth() throws IOException {
    page();
    scorekeeper.run("validate", "--project", "<b>" + "long/".repeat(30), "--branch", "topic");
    scorekeeper.run("validate", "--project", "other");
    Path page = report("--portfolio");

    opensInPeace(page);

    assertThat(browser.find("h1").getText()).contains(" domains in 3 projects are implemented.");
    assertThat(browser.number("return document.querySelectorAll('[style],script').length"))
        .isZero();
    for (int width : new int[] {1280, 900, 701, 390, 320}) {
      for (String scheme : List.of("light", "dark")) {
        browser.screen(width, scheme).open(page);

        assertThat(browser.number("return document.documentElement.scrollWidth"))
            .as("at " + width)
            .isLessThanOrEqualTo(width);
        assertThat(browser.violations()).as(width + " " + scheme).isEmpty();
      }
    }
  }

  @Test
  void findsADomainByWhatIsTyped() throws IOException {
    browser.open(page());
    browser.find("body").sendKeys("/");

    new Actions(browser.driver()).sendKeys("sea").perform();

    assertThat(browser.shown("#rows li.r")).isEqualTo(1);
    assertThat(browser.find("#found").getText()).startsWith("1 of 5 domains in 1 of 2 groups");
    assertThat(browser.ask("return location.hash")).isEqualTo("#q=sea");
    browser.find("#q").sendKeys(Keys.ESCAPE);
    assertThat(browser.shown("#rows li.r")).isEqualTo(5);
    assertThat(browser.ask("return location.hash")).isEqualTo("");
  }

  @Test
  void anAddressKeepsWhatWasChosen() throws IOException {
    browser.open(page(), "#q=a&off=p&sort=name");

    assertThat(browser.find("#q").getAttribute("value")).isEqualTo("a");
    assertThat(browser.find(".chip[data-m=p]").getAttribute("aria-pressed")).isEqualTo("false");
    assertThat(browser.find("#rows .group:not([hidden]) li.r:not([hidden]) bdi").getText())
        .isEqualTo("cart");
  }

  @Test
  void chipsAndSortChooseByMouseAndByKeyboard() throws IOException {
    browser.open(page());

    browser.find(".chip[data-m=s]").click();
    assertThat(browser.all("#rows li.r:not([hidden]) bdi"))
        .extracting(element -> element.getText())
        .containsExactly("search");
    browser.find(".chip[data-m=s]").sendKeys(Keys.SPACE);
    assertThat(browser.shown("#rows li.r")).isEqualTo(5);
    browser.find("#sort").sendKeys("by name", Keys.ENTER);
    assertThat(browser.all("#rows .group:last-of-type li.r .n > bdi"))
        .extracting(element -> element.getText())
        .isSorted();
  }

  @Test
  void arrowsStepThroughTheChartAndItZooms() throws IOException {
    browser.open(page());
    browser.ask("document.getElementById('plot').focus()");
    Actions keys = new Actions(browser.driver());

    keys.sendKeys(Keys.HOME, Keys.ARROW_RIGHT).perform();

    assertThat(browser.find("#tip").getText()).contains("2 of 4 implemented", "1 delivered", "Ada");
    keys.sendKeys("+", "+").perform();
    assertThat(browser.find("svg.z").getAttribute("width")).endsWith("%").isNotEqualTo("100%");
    assertThat(browser.find(".reset").isDisplayed()).isTrue();
    keys.sendKeys(Keys.ESCAPE, Keys.ESCAPE).perform();
    assertThat(browser.find(".reset").isDisplayed()).isFalse();
    assertThat(browser.find("#tip").isDisplayed()).isFalse();
  }

  @Test
  void pointingAtTheChartAndAtARowSaysWhatHappenedThen() throws IOException {
    browser.open(page());
    Actions mouse = new Actions(browser.driver());

    mouse.moveToElement(browser.find("#plot svg.t"), 300, 0).perform();
    assertThat(browser.find("#tip").getText()).contains("of ", "implemented");
    browser.ask("document.querySelector('#rows li.r').scrollIntoView({block: 'center'})");
    mouse.moveToElement(browser.find("#rows li.r svg.t")).perform();

    assertThat(browser.find("#tip").isDisplayed()).isTrue();
    assertThat(browser.find("#hair").isDisplayed()).isTrue();
  }

  @Test
  void saysAllOfItWithoutScripts() throws IOException {
    Path page = page();
    browser.scripts(false).open(page);

    assertThat(browser.find("#tools").isDisplayed()).isFalse();
    assertThat(browser.all("#rows li.r")).hasSize(5).allMatch(row -> row.isDisplayed());
    assertThat(browser.find("#ledger tbody tr:last-child").getText())
        .contains("at the end", "1 3 0");
    browser.find("#time details summary").click();
    assertThat(browser.find("#time table").getText()).contains("could not be read", "1 delivered");
  }

  @Test
  void printsInLightOnPaper() throws IOException {
    Path page = page();
    browser.screen(1280, "dark").open(page);

    byte[] printed = browser.printed();

    assertThat(new String(printed, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  /** Each is one of what somebody could do with a name. */
  private static final List<String> HOSTILE =
      List.of(
          "<script>window.pwned=1</script>",
          "</script><script>window.pwned=2</script>",
          "</style><img src=x onerror=window.pwned=3>",
          "\" onmouseover=\"window.pwned=4",
          "' onfocus='window.pwned=5' autofocus='",
          "javascript:window.pwned=6",
          "${7*7} @if(true) @template.x() $unsafe{1}",
          "]]>--><svg onload=window.pwned=8>",
          "evil\u202egnp.js",
          "zero\u200bwidth\u2066",
          "\u001b[31mred\u0007",
          "=cmd|' /C calc'!A0",
          "**bold** [x](javascript:alert(1)) | a |",
          "x".repeat(10_000));

  @Test
  void namesOfStrangersAreTextAndNothingElse() throws IOException {
    StringBuilder entries = new StringBuilder();
    for (String name : HOSTILE) {
      String json = quoted(name);
      entries.append(entries.length() == 0 ? "" : ",\n");
      entries.append("{\"id\":" + json + ",\"name\":" + json + ",\"category\":" + json);
      entries.append(",\"sequenceFile\":" + json + "}");
    }
    WorkspaceFiles settings =
        WorkspaceFiles.NONE.file(
            "scorekeeper.json", "{\"project\":" + quoted(HOSTILE.get(1)) + "}");
    past.then(settings.file(Past.REGISTRY, plan("first ")))
        .then(settings.file(Past.REGISTRY, "{\"domains\":[" + entries + "]}"))
        .checkedOut();
    Path page = report();

    opensInPeace(page);
    browser.ask("document.querySelectorAll('details').forEach(one => one.open = true)");

    assertThat(browser.ask("return window.pwned")).isNull();
    assertThat(browser.number("return document.scripts.length")).isEqualTo(1);
    assertThat(browser.number("return document.images.length")).isZero();
    assertThat(
            browser.number("return document.querySelectorAll('[href^=\"javascript\" i]').length"))
        .isZero();
    assertThat(browser.number("return document.documentElement.scrollWidth")).isEqualTo(1280);
    String text = Files.readString(page);
    assertThat(text).doesNotContain("\u202e", "\u200b", "\u2066", "\u001b", "\u0007");
    assertThat(browser.find("main").getText()).contains(HOSTILE.get(0), HOSTILE.get(6));
    assertThat(browser.violations()).isEmpty();
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  @Test
  void reactsToAFilterAtOnceWithAThousandDomains() throws IOException {
    Random random = new Random(5);
    WorkspaceFiles files = WorkspaceFiles.NONE.file("a.json", Past.sequence(1));
    for (int commit = 0; commit < 30; commit++) {
      String[] domains = new String[1000];
      for (int i = 0; i < domains.length; i++) {
        boolean done = random.nextInt(30) < commit;
        domains[i] = (i % 7 == 0 ? "pay-" : "ship-") + i + " " + (done ? "a.json" : "");
      }
      past.then(files.file(Past.REGISTRY, plan(domains)));
    }
    past.checkedOut();
    browser.open(report());

    long milliseconds =
        browser.number(
            "var q = document.getElementById('q'), best = 1e9;"
                + "for (var round = 0; round < 3; round++) { var worst = 0;"
                + "for (var text of ['p', 'pa', 'pay', 'pay-7', '', 's', '']) {"
                + "  q.value = text; var begin = performance.now();"
                + "  q.dispatchEvent(new Event('input')); document.body.offsetHeight;"
                + "  worst = Math.max(worst, performance.now() - begin); }"
                + "best = Math.min(best, worst); } return Math.ceil(best)");

    System.out.println("A filter over 1,000 domains takes " + milliseconds + " ms at most.");
    assertThat(milliseconds).isLessThan(100);
  }

  @Test
  void showsAPublicPlanInPeace() throws IOException, InterruptedException {
    Path repository = PublicPlan.repository(folder.resolve("keps"));
    scorekeeper =
        new Shell(repository).with("SCOREKEEPER_HISTORY", folder.resolve("h.db").toString());
    scorekeeper.run("backfill");
    Path page = report();

    opensInPeace(page);
    browser.ask("document.querySelectorAll('details').forEach(one => one.open = true)");

    assertThat(browser.violations()).isEmpty();
    assertThat(browser.find("h1").getText())
        .isEqualTo("185 of 461 domains are claimed to be implemented.");
    assertThat(Files.size(page)).isLessThan(1 << 20);
  }

  @Test
  void showsTheRealStatesInPeace() throws IOException {
    Path real = ProjectCheckout.root().resolveSibling("shared").resolve("real");
    assumeTrue(Files.isDirectory(real), "the real states do not lie beside this checkout");
    try (Stream<Path> states = Files.list(real)) {
      for (Path state : states.sorted().toList()) {
        past.then(Past.filesOf(state.resolve("workspace")));
      }
    }
    past.checkedOut();
    for (String revision : past.revisions()) {
      Path page = report("--at", revision);
      opensInPeace(page);
      browser.ask("document.querySelectorAll('details').forEach(one => one.open = true)");
      assertThat(browser.violations()).as(revision).isEmpty();
    }
    assertThat(browser.find("h1").getText()).isEqualTo("22 of 28 domains are implemented.");
  }
}
