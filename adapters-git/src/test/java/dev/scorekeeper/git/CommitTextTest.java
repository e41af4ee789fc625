package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commits say of themselves in the encoding that they name. */
@ExtendWith(GitFolders.class)
class CommitTextTest {
  private static final String NOWHERE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  private static byte[] commit(String header, String name, String subject, Charset charset) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(("tree " + NOWHERE + "\nauthor ").getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(name.getBytes(charset));
    text.writeBytes(" <a@example.org> 1 +0000\ncommitter ".getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(name.getBytes(charset));
    text.writeBytes(
        (" <a@example.org> 1 +0000\n" + header + "\n").getBytes(StandardCharsets.US_ASCII));
    text.writeBytes((subject + "\n").getBytes(charset));
    return text.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, ISO-8859-1, José Müller",
    "latin1, ISO-8859-1, José Müller",
    "latin-1, ISO-8859-1, José Müller",
    "CP1252, windows-1252, José €",
    "ISO-8859-2, ISO-8859-2, Ondřej",
    "SHIFT_JIS, Shift_JIS, 山田",
    "cp932, windows-31j, 髙橋",
    "EUC-JP, EUC-JP, 山田",
    "KOI8-R, KOI8-R, Юрий",
    "UTF-8, UTF-8, José Müller",
    "no-such-thing, UTF-8, José Müller",
    "/, UTF-8, José Müller",
  })
  void authorAndSubjectAreReadAsTheCommitSays(String header, String charset, String name) {
    CommitText text =
        CommitText.of(commit("encoding " + header + "\n", name, name, Charset.forName(charset)));

    assertThat(text.author()).isEqualTo(name);
    assertThat(text.subject()).isEqualTo(name);
  }

  @Test
  void withoutAnEncodingTheyAreUtf8WhateverTheMessageSays() {
    CommitText text =
        CommitText.of(commit("", "José", "x\n\nencoding ISO-8859-1\n", StandardCharsets.UTF_8));

    assertThat(text.author()).isEqualTo("José");
  }

  @Test
  void theProgramAndTheFilesSayTheSameWhateverTheUserReads(GitFolder git) throws IOException {
    Path file = git.home().resolve("commit");
    Files.write(
        file, commit("encoding ISO-8859-1\n", "José", "überall", StandardCharsets.ISO_8859_1));
    git.gitOf("", "hash-object", "-t", "tree", "-w", "--stdin");
    String revision =
        git.git("hash-object", "-t", "commit", "-w", "--literally", file.toString()).strip();
    git.git("update-ref", "refs/heads/main", revision);
    for (String reads : new String[] {"UTF-8", "ISO-8859-1", "SHIFT_JIS"}) {
      git.git("config", "i18n.logOutputEncoding", reads);
      assertThat(Plans.look(git).firstParents(known -> false).get(0).author())
          .as(reads)
          .isEqualTo("José");
    }
    try (Commits commits = GitCommits.at(git.root(), "").orElseThrow()) {
      assertThat(commits.line(revision, found -> {}).get(0).fact().author()).isEqualTo("José");
      assertThat(commits.note(revision).map(CommitNote::author)).contains("José");
      assertThat(commits.note(revision).map(CommitNote::subject)).contains("überall");
    }
  }
}
