package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code report} writes, as text; {@code PageInBrowserTest} looks at it. */
@ExtendWith(GitFolders.class)
class ReportCommandTest {
  private static final WorkspaceFiles FILES =
      WorkspaceFiles.NONE.file("a.json", Past.sequence(2)).file("b.json", Past.sequence(3));

  private Path folder = Path.of("");
  private Past past;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void makeARepository(GitFolder git) throws IOException {
    folder = git.around();
    past = Past.in(git);
    git.git("remote", "set-url", "origin", "git@github.com:acme/plans.git");
    scorekeeper =
        new Shell(past.root()).with("SCOREKEEPER_HISTORY", folder.resolve("h.db").toString());
  }

  private Past plan(String... domains) throws IOException {
    return past.then(FILES.file(Past.REGISTRY, Past.registry(domains)));
  }

  private String page(String... options) {
    String[] command = new String[options.length + 3];
    command[0] = "report";
    command[1] = "--output";
    command[2] = "-";
    System.arraycopy(options, 0, command, 3, options.length);
    Shell.Answer answer = scorekeeper.run(command);
    assertThat(answer.code()).as(answer.err()).isZero();
    return answer.out();
  }

  @Test
  void thePageHasEverythingInIt() throws IOException {
    plan("a", "b");
    plan("a a.json", "b");
    plan("a a.json", "c").checkedOut();

    String page = page();

    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<!-- scorekeeper:report -->")
        .contains("1 of 2 domains are implemented.")
        .contains(
            "Of 3 domains ever planned, <b>1 exists today</b>, 1 is still planned, 1 is gone.")
        .contains("<b class=\"good\">1 delivered</b>")
        .contains("https://github.com/acme/plans/commit/" + past.revisions().get(1))
        .contains("Ada")
        .doesNotContain(" style=", " src=", "@import", "url(http", "<link rel=\"stylesheet");
  }

  @Test
  void aPageIsWrittenWhereItIsWantedAndReplacesAnOlderOneOnly() throws IOException {
    plan("a").checkedOut();

    Shell.Answer first = scorekeeper.run("report");
    Shell.Answer again = scorekeeper.run("report");
    Files.writeString(past.root().resolve("other.html"), "<html>");
    Shell.Answer refused = scorekeeper.run("report", "--output", "other.html");

    assertThat(first.out())
        .isEqualTo(
            "Wrote report.html: 1 run of github.com/acme/plans on main, 2020-09-13 to 2020-09-13.\n");
    assertThat(again.code()).isZero();
    assertThat(past.root().resolve("report.html")).content().contains("<h1>0 of 1 domain");
    assertThat(refused.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(refused.err())
        .contains("other.html exists and is not a report, so it was not replaced");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatSomebodyCommittedLeadsThePageNowhere() throws IOException {
    plan("a").checkedOut();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(past.root().resolve("report.html"), outside.resolve("page.html"));

    Shell.Answer answer = scorekeeper.run("report");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(outside.resolve("page.html")).doesNotExist();
  }

  @Test
  void asKnownAtAStateNothingLaterIsInIt() throws IOException {
    plan("early");
    plan("early a.json");
    plan("early a.json", "later b.json").checkedOut();

    String page = page("--at", past.revisions().get(1));

    assertThat(page).contains("As known on", "1 of 1 domain is implemented.");
    assertThat(page).doesNotContain("later", past.revisions().get(2).substring(0, 8));
    assertThat(scorekeeper.run("report", "--at", "1999-01-01").err())
        .contains("nothing is recorded of github.com/acme/plans on main up to 1999-01-01");
  }

  @Test
  void filesThatNobodyRecordedAreInNoReport() throws IOException {
    plan("a").checkedOut();

    Shell.Answer answer = scorekeeper.run("report", "--at", "worktree");

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("a report shows recorded runs only");
  }

  @Test
  void sinceATimeTheBooksBeginThere() throws IOException {
    plan("a", "x");
    plan("a a.json", "x");
    plan("a a.json");
    plan("a a.json", "b b.json").checkedOut();

    String page = page("--since", "2020-09-13T14:30:00Z");

    assertThat(page).contains("2 of 2 domains are implemented.").contains("1 added");
    assertThat(page).doesNotContain("1 delivered", "1 dropped");
  }

  @Test
  void anUnreadableLatestStateIsSaidFirstAndNumbersKeepTheirDate() throws IOException {
    plan("a a.json", "b");
    past.then(FILES.file(Past.REGISTRY, "{")).checkedOut();

    assertThat(page())
        .contains("could not be read:")
        .contains("All numbers are those of 13 Sep 2020, 12:26.")
        .contains("1 of 2 domains are implemented.");
  }

  @Test
  void whatWasNeverReadableIsNoNumber() throws IOException {
    past.then(FILES.file(Past.REGISTRY, "{")).checkedOut();

    assertThat(page())
        .contains("Nothing is known yet.", "registry-unreadable")
        .doesNotContain("implemented</small>", "0 %", "id=\"time\"");
  }

  @Test
  void oneRunIsNoChartAndNoDomainsIsNoPercentage() throws IOException {
    past.then(FILES.file(Past.REGISTRY, "{\"domains\": []}")).checkedOut();

    assertThat(page())
        .contains("No domains yet.", "scorekeeper add")
        .doesNotContain(" % implemented", "id=\"time\"", "id=\"ledger\"");
  }

  @Test
  void aRenamedDomainIsOneRow() throws IOException {
    plan("old a.json", "other");
    plan("new a.json", "other").checkedOut();

    String page = page();

    assertThat(page).contains("<small>was <bdi>old</bdi></small>");
    assertThat(page.split("<li class=\"r\"", -1)).hasSize(3);
  }

  @Test
  void aPageOfAFileThatNobodyMayWriteIsMadeToo() throws IOException {
    plan("a").checkedOut();
    scorekeeper.run("backfill");
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          folder.resolve("h.db"), PosixFilePermissions.fromString("r--r--r--"));
    }

    assertThat(page("--no-backfill")).contains("0 of 1 domain is implemented.");
  }

  @Test
  void whereNothingIsRecordedItSaysSo() throws IOException {
    plan("a").checkedOut();

    Shell.Answer answer = scorekeeper.run("report", "--no-backfill");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("there is no history at");
    assertThat(past.root().resolve("report.html")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void thePageIsShownInTheBrowserThatSomebodyLikes() throws Exception {
    plan("a").checkedOut();
    Path shown = folder.resolve("shown");
    Path browser = folder.resolve("browser");
    Files.writeString(
        browser, "#!/bin/sh\necho \"$1\" > " + shown + ".new; mv " + shown + ".new " + shown);
    Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwxr-xr-x"));

    scorekeeper.with("BROWSER", browser.toString()).run("report", "--open");

    for (int i = 0; i < 100 && !Files.exists(shown); i++) {
      Thread.sleep(50);
    }
    assertThat(shown).content().startsWith("file:///").endsWith("/report.html\n");
  }

  @Test
  void aThousandRunsOfAHundredDomainsAreLessThanAMegabyte() throws IOException {
    Random random = new Random(3);
    boolean[] done = new boolean[100];
    for (int commit = 0; commit < 1000; commit++) {
      int changed = random.nextInt(done.length);
      done[changed] = !done[changed] || random.nextInt(4) > 0;
      String[] domains = new String[done.length];
      for (int i = 0; i < domains.length; i++) {
        domains[i] = "some-domain-of-a-usual-name-" + i + (done[i] ? " a.json" : "");
      }
      plan(domains);
    }
    past.checkedOut();

    assertThat(page().length()).isLessThan(1_000_000);
  }
}
