package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.validation.Verdict;
import java.util.Locale;

/**
 * What happened to a domain or a finding at a moment: the only words for it, in every command, view
 * and format. The first that fits is the one.
 */
public enum Event {
  /** There when the stream's history begins: nobody saw it come. */
  FOUND,
  /** Other rules or settings say otherwise: nobody knows whether anything happened. */
  REASSESSED,
  /**
   * It left while another arrived that names the same sequence file, with the same status: the same
   * under a new id. With another status it is delivered, repaired, or broke.
   */
  RENAMED,
  /** Planned, or planned before it broke; now implemented. */
  DELIVERED,
  /** Planned, or planned before it broke; now gone. */
  DROPPED,
  /** Registered before, gone for a time, and there again. */
  RETURNED,
  /** There for the first time, and already implemented: it was never planned. */
  ADDED,
  /** There for the first time, and naming a sequence file that is no evidence. */
  ADDED_BROKEN,
  /** There for the first time, as a plan. */
  PLANNED,
  /** Implemented or planned; now broken. */
  BROKE,
  /** Broken, and not planned before that; now implemented. */
  REPAIRED,
  /** Implemented, or implemented before it broke; now gone. */
  LOST,
  /** Broken for as long as it was there; now gone. */
  REMOVED,
  /** Implemented or broken; now planned again. */
  REPLANNED,
  /** Now it merely repeats the catalog, so it counts no more. */
  CATALOGED,
  /** It merely repeated the catalog; now it counts, or is gone. */
  UNCATALOGED,
  /** It has more movements or beats, and not fewer of either. */
  GREW,
  /** It has fewer movements or beats. */
  SHRANK,
  /** Broken as before, for another reason. */
  CHANGED,
  /** A finding that was not there before. */
  OPENED,
  /** A finding that is not there any more. */
  RESOLVED;

  /** Whether it happens to domains, and not to findings. */
  public boolean isOfDomains() {
    return this != OPENED && this != RESOLVED;
  }

  /** The word in data: in views, JSON and Markdown. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word in sentences. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What happened to a domain that is what it was, only not the same of it. */
  static Event within(Verdict from, Verdict to) {
    if (from.size().equals(to.size())) {
      return CHANGED;
    }
    return to.size().movements() < from.size().movements()
            || to.size().beats() < from.size().beats()
        ? SHRANK
        : GREW;
  }
}
