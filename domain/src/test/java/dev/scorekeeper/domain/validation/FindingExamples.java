package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.catalog.Scans.scan;
import static dev.scorekeeper.domain.catalog.Scans.scanLeavingOut;
import static dev.scorekeeper.domain.validation.Workspace.domain;
import static dev.scorekeeper.domain.validation.Workspace.malformed;
import static dev.scorekeeper.domain.validation.Workspace.nameless;
import static dev.scorekeeper.domain.validation.Workspace.sized;
import static dev.scorekeeper.domain.validation.Workspace.workspace;

import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scans;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * For every type of finding the example of its page: a workspace in which it is the only finding,
 * and one that comes close and has none. A type without an example does not compile.
 */
record FindingExamples(Workspace found, Workspace notFound) {
  private static final String CHECKOUT = "sequences/checkout.json";
  private static final String SYSTEM = "packages/ographx/.ographx/sequences/";

  private static final Evidence.Words WORDS =
      new Evidence.Words("/status", List.of("done"), List.of("planned"), List.of());
  static final Layout EXISTING = layout(new Evidence.Existing("/files"), Optional.empty());
  private static final Layout CLAIMED = layout(new Evidence.Claimed(WORDS), Optional.empty());
  private static final Layout COMPARED = layout(Evidence.Sequences.USUAL, Optional.of(WORDS));

  private static Layout layout(Evidence evidence, Optional<Evidence.Words> claims) {
    Layout usual = Layout.DEFAULT;
    return new Layout(
        usual.registries(), usual.catalog(), usual.sequences(), usual.fields(), evidence, claims);
  }

  static FindingExamples of(FindingType type) {
    return switch (type) {
      case REGISTRY_UNREADABLE ->
          new FindingExamples(workspace().registry(new Layer.Absent<>()), workspace());
      case REGISTRY_UNIDENTIFIED ->
          new FindingExamples(
              workspace().with(nameless(), nameless()), workspace().with(domain("checkout")));
      case CATALOG_UNREADABLE ->
          new FindingExamples(
              workspace().catalog(new Layer.Flawed<>("is larger than 64 MB", Location.START)),
              workspace());
      case SEQUENCES_UNREADABLE ->
          new FindingExamples(
              workspace().sequences(new Layer.Flawed<>("may not be listed", Location.START)),
              workspace());
      case PATH_ESCAPES_WORKSPACE ->
          new FindingExamples(
              workspace().with(domain("checkout").naming("../shop/checkout.json")),
              workspace()
                  .with(domain("checkout").naming("shop/../" + CHECKOUT))
                  .file(CHECKOUT, sized(1, 2)));
      case SEQUENCE_FILE_MISSING ->
          new FindingExamples(
              workspace().with(domain("checkout").naming(CHECKOUT)),
              workspace().with(domain("checkout").naming(CHECKOUT)).file(CHECKOUT, sized(1, 2)));
      case SEQUENCE_FILE_MALFORMED ->
          new FindingExamples(
              workspace()
                  .with(domain("checkout").naming(CHECKOUT))
                  .file(CHECKOUT, malformed("is larger than 64 MB")),
              workspace()
                  .with(domain("checkout"))
                  .file(CHECKOUT, malformed("is larger than 64 MB")));
      case SEQUENCE_FILE_EMPTY ->
          new FindingExamples(
              workspace().with(domain("checkout").naming(CHECKOUT)).file(CHECKOUT, sized(0, 0)),
              workspace().with(domain("checkout").naming(CHECKOUT)).file(CHECKOUT, sized(1, 0)));
      case EVIDENCE_MISSING ->
          new FindingExamples(
              workspace()
                  .laidOut(EXISTING)
                  .with(domain("checkout").pointingAt("src/checkout.ts"))
                  .at("src/checkout.ts", Presence.MISSING),
              workspace()
                  .laidOut(EXISTING)
                  .with(domain("checkout").pointingAt("src/checkout.ts"))
                  .at("src/checkout.ts", Presence.THERE));
      case EVIDENCE_UNREADABLE ->
          new FindingExamples(
              workspace()
                  .laidOut(EXISTING)
                  .with(domain("checkout").pointingAt("**/checkout.ts"))
                  .unseen("**/checkout.ts", "is a pattern that leads too deep"),
              workspace()
                  .laidOut(EXISTING)
                  .with(domain("checkout").pointingAt("**/checkout.ts"))
                  .at("**/checkout.ts", Presence.THERE));
      case CLAIM_MISSING ->
          new FindingExamples(
              workspace().laidOut(CLAIMED).with(domain("checkout"), domain("search")),
              workspace()
                  .laidOut(CLAIMED)
                  .with(domain("checkout"), domain("search").saying("done")));
      case CLAIM_UNKNOWN ->
          new FindingExamples(
              workspace().laidOut(CLAIMED).with(domain("checkout").saying("dnoe")),
              workspace().laidOut(CLAIMED).with(domain("checkout").saying(" Done ")));
      case CLAIM_CONTRADICTED ->
          new FindingExamples(
              workspace().laidOut(COMPARED).with(domain("checkout").saying("done")),
              workspace()
                  .laidOut(COMPARED)
                  .with(domain("checkout").saying("done").naming(CHECKOUT))
                  .file(CHECKOUT, sized(1, 2)));
      case DOMAIN_DUPLICATE ->
          new FindingExamples(
              workspace().with(domain("checkout"), domain("checkout")),
              workspace().with(domain("checkout"), domain("Checkout")));
      case KEY_DUPLICATE ->
          new FindingExamples(
              workspace().slipping(new Slip(Slip.Kind.KEY_AGAIN, "'domains'", "", Location.START)),
              workspace().with(domain("checkout")));
      case PATH_NOT_PORTABLE ->
          new FindingExamples(
              workspace()
                  .with(domain("checkout").naming("sequences\\checkout.json"))
                  .file(CHECKOUT, sized(1, 2)),
              workspace()
                  .with(domain("checkout").naming("./" + CHECKOUT))
                  .file(CHECKOUT, sized(1, 2)));
      case COUNT_INVALID ->
          new FindingExamples(
              workspace()
                  .with(domain("checkout").naming(CHECKOUT))
                  .file(
                      CHECKOUT,
                      new SequenceReading.Sized(
                          new Size(1, 0),
                          OptionalLong.empty(),
                          true,
                          List.of(
                              new Slip(Slip.Kind.NO_COUNT, "'beatCount'", "5.5", Location.START)))),
              workspace().with(domain("checkout").naming(CHECKOUT)).file(CHECKOUT, sized(1, 0)));
      case COUNT_DRIFT ->
          new FindingExamples(
              workspace()
                  .with(domain("checkout").naming(CHECKOUT).declaring(1, 9))
                  .file(CHECKOUT, sized(1, 2)),
              workspace()
                  .with(domain("checkout").naming(CHECKOUT).declaring(1, 2))
                  .file(CHECKOUT, sized(1, 2)));
      case RELATION_DANGLING ->
          new FindingExamples(
              workspace().with(domain("checkout").relatedTo("payment")),
              workspace().with(domain("checkout").relatedTo("payment"), domain("payment")));
      case SEQUENCE_ORPHAN ->
          new FindingExamples(
              workspace().systemSequence(SYSTEM + "checkout.json", sized(1, 2)),
              workspace()
                  .with(domain("checkout").naming(SYSTEM + "checkout.json"))
                  .systemSequence(SYSTEM + "checkout.json", sized(1, 2)));
      case REGISTRY_ENTRY_UNIDENTIFIED ->
          new FindingExamples(workspace().with(nameless()), workspace().with(domain("checkout")));
      case CATALOG_ENTRY_UNIDENTIFIED ->
          new FindingExamples(
              workspace().catalogedWithoutId(),
              workspace().cataloged("comment-add", new Size(1, 2)));
      case CATALOG_ENTRY_DUPLICATE ->
          new FindingExamples(
              workspace()
                  .cataloged("comment-add", new Size(1, 2))
                  .cataloged("comment-add", new Size(1, 2)),
              workspace()
                  .cataloged("comment-add", new Size(1, 2))
                  .cataloged("comment-Add", new Size(1, 2)));
      case CATALOG_STALE ->
          new FindingExamples(
              workspace().scanned(ListedCatalog.NONE, scan(Scans.found("comment-add"))),
              workspace().scanned(ListedCatalog.NONE, scan()));
      case CATALOG_FOLDER_UNCOVERED ->
          new FindingExamples(
              workspace().scanned(ListedCatalog.NONE, scanLeavingOut("packages/c/json-sequences")),
              workspace().scanned(ListedCatalog.NONE, scan()));
      case CATALOG_COUNT_DRIFT ->
          new FindingExamples(
              workspace()
                  .cataloged("comment-add", new Size(1, 2))
                  .catalogDeclares(OptionalLong.of(2), OptionalLong.empty(), OptionalLong.empty()),
              workspace()
                  .cataloged("comment-add", new Size(1, 2))
                  .catalogDeclares(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(2)));
      case CATALOG_MISSING ->
          new FindingExamples(workspace().catalog(new Layer.Absent<>()), workspace());
      case SEQUENCES_MISSING ->
          new FindingExamples(workspace().sequences(new Layer.Absent<>()), workspace());
    };
  }
}
