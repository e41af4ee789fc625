package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.validation.FindingType.CLAIM_CONTRADICTED;
import static dev.scorekeeper.domain.validation.FindingType.CLAIM_MISSING;
import static dev.scorekeeper.domain.validation.FindingType.CLAIM_UNKNOWN;
import static dev.scorekeeper.domain.validation.FindingType.EVIDENCE_MISSING;
import static dev.scorekeeper.domain.validation.FindingType.EVIDENCE_UNREADABLE;
import static dev.scorekeeper.domain.validation.FindingType.PATH_ESCAPES_WORKSPACE;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Evidence.Words.Said;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules about words that entries say, and about evidence that is there or not. */
final class ClaimRules {
  /** The longest word that messages show whole, in characters. */
  private static final int LONGEST_WORD = 60;

  private final Snapshot snapshot;
  private final RegistryIndex entries;
  private final List<Domain> domains;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Rules over a snapshot.
   *
   * @param domains what the entries that decide make, or none when a layer is unreadable
   */
  ClaimRules(Snapshot snapshot, RegistryIndex entries, List<Domain> domains) {
    this.snapshot = snapshot;
    this.entries = entries;
    this.domains = domains;
  }

  /** What is no evidence: a word that nobody knows, a path at which nothing lies, or who knows. */
  List<Finding> evidence() {
    Saying saying = Saying.of(snapshot.layout().evidence());
    for (Registry.Entry entry : entries.deciding()) {
      if (snapshot.layout().evidence() instanceof Evidence.Claimed claimed) {
        if (saying.of(entry) == Said.UNKNOWN) {
          unknown(entry, claimed.words());
        }
      }
      for (Registry.Claim claim : entry.paths()) {
        Presence presence = snapshot.sights().of(claim);
        String unseen = snapshot.sights().unseen().get(claim.text());
        if (unseen != null) {
          found(
              EVIDENCE_UNREADABLE,
              entry,
              "names " + claim.text() + ", which " + unseen,
              claim.at());
        } else if (presence == Presence.OUTSIDE) {
          found(
              PATH_ESCAPES_WORKSPACE,
              entry,
              "names "
                  + claim.text()
                  + ", which leaves the workspace, so it was not opened; name a file inside it",
              claim.at());
        } else if (presence != Presence.THERE && isKnown(claim)) {
          found(EVIDENCE_MISSING, entry, missing(claim, presence), claim.at());
        }
      }
    }
    return findings;
  }

  /** An entry that says nothing is a plan; where none says anything, they say it elsewhere. */
  List<Finding> missing() {
    List<Registry.Entry> all = entries.deciding();
    if (!(snapshot.layout().evidence() instanceof Evidence.Claimed claimed) || all.size() < 2) {
      return findings;
    }
    for (Registry.Entry entry : all) {
      if (entry.word().isPresent()) {
        return findings;
      }
    }
    Registry.Entry first = all.get(0);
    findings.add(
        Finding.of(
            CLAIM_MISSING,
            snapshot.layout().registry().value(),
            "none of its "
                + all.size()
                + " entries has a text at "
                + claimed.words().at()
                + ", so all count as planned; correct \"claim\" in \"evidence\" of"
                + " scorekeeper.json",
            snapshot.fileOf(first),
            first.at()));
    return findings;
  }

  /** Nothing was looked for where the registry could not be read. */
  private boolean isKnown(Registry.Claim claim) {
    return snapshot.sights().presences().containsKey(claim.text());
  }

  private String missing(Registry.Claim claim, Presence presence) {
    if (presence == Presence.EMPTY) {
      return "names "
          + claim.text()
          + ", which is an empty folder; add a file to it, or remove the path";
    }
    if (FilePattern.isPattern(claim.text())) {
      return "names " + claim.text() + ", but no file matches it; add one, or remove the pattern";
    }
    String instead = Rules.instead(snapshot, claim.file().orElse(WorkspacePath.ROOT));
    return "names "
        + claim.text()
        + (instead.isEmpty()
            ? ", but nothing is there; add it, or remove the path"
            : "; but " + instead);
  }

  private void unknown(Registry.Entry entry, Evidence.Words words) {
    String word = entry.word().orElseThrow().text();
    Optional<String> nearest = words.nearest(word);
    found(
        CLAIM_UNKNOWN,
        entry,
        "says '"
            + cut(word)
            + "', a word that scorekeeper.json does not list"
            + (nearest.isPresent() ? "; did you mean '" + nearest.get() + "'?" : "")
            + " (known: "
            + String.join(", ", words.all())
            + ")",
        entry.word().orElseThrow().at());
  }

  /** Where an entry says that it is there and nothing is, or that it is to come and it is there. */
  List<Finding> contradictions() {
    Evidence.Words words = snapshot.layout().claims().orElseThrow();
    for (int i = 0; i < domains.size(); i++) {
      Registry.Entry entry = entries.deciding().get(i);
      Said said = words.said(entry.said());
      boolean exists = domains.get(i).verdict().exists();
      if (entry.word().isPresent()
          && ((said == Said.IMPLEMENTED && !exists) || (said == Said.PLANNED && exists))) {
        found(
            CLAIM_CONTRADICTED,
            entry,
            "says '"
                + cut(entry.word().get().text())
                + "', but "
                + (exists
                    ? "its evidence is there; change the word, or remove the path"
                    : domains.get(i).verdict() instanceof Verdict.Planned
                        ? "names no evidence; name it, or change the word"
                        : "its evidence is missing; add it, or change the word"),
            entry.word().get().at());
      }
    }
    return findings;
  }

  /** Who writes a whole text where a word belongs is shown how it begins. */
  private static String cut(String word) {
    String text = word.strip();
    return text.codePointCount(0, text.length()) > LONGEST_WORD
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST_WORD)) + "…"
        : text;
  }

  private void found(FindingType type, Registry.Entry entry, String message, Location at) {
    findings.add(Finding.of(type, entry.id().orElseThrow(), message, snapshot.fileOf(entry), at));
  }
}
