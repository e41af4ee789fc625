package dev.scorekeeper.report.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many were implemented, planned and broken from each moment on until the next: exact, and
 * thinned out for drawing.
 */
final class Steps {
  private final List<Step> all = new ArrayList<>();

  /** From a moment on. */
  record Step(Instant at, int implemented, int planned, int broken) {
    int total() {
      return implemented + planned + broken;
    }

    private boolean isAs(Step other) {
      return implemented == other.implemented && planned == other.planned && broken == other.broken;
    }
  }

  /** Adds what is so from a moment on, not before the one before; the same again adds nothing. */
  void add(Step step) {
    if (!all.isEmpty() && all.get(all.size() - 1).at().equals(step.at())) {
      all.remove(all.size() - 1);
    }
    if (all.isEmpty() || !all.get(all.size() - 1).isAs(step)) {
      all.add(step);
    }
  }

  List<Step> all() {
    return all;
  }

  int highest() {
    int highest = 0;
    for (Step step : all) {
      highest = Math.max(highest, step.total());
    }
    return highest;
  }

  /**
   * As many as can be told apart: of each part of the time the last, and those with the highest and
   * the lowest total.
   */
  List<Step> thinned(Axis axis, int parts) {
    if (all.size() <= parts) {
      return all;
    }
    List<Step> thinned = new ArrayList<>();
    int begin = 0;
    while (begin < all.size()) {
      int part = part(axis, begin, parts);
      int end = begin;
      int high = begin;
      int low = begin;
      while (end < all.size() && part(axis, end, parts) == part) {
        high = all.get(end).total() > all.get(high).total() ? end : high;
        low = all.get(end).total() < all.get(low).total() ? end : low;
        end++;
      }
      for (int i = begin; i < end; i++) {
        if (i == high || i == low || i == end - 1) {
          thinned.add(all.get(i));
        }
      }
      begin = end;
    }
    return thinned;
  }

  private int part(Axis axis, int step, int parts) {
    return (int) Math.min(parts - 1, axis.at(all.get(step).at()) * parts / 100);
  }

  /**
   * Draws them stacked: implemented below, planned above it, broken on top.
   *
   * @param top the y of the highest possible total
   * @param height the pixels of that total
   * @param most the highest possible total
   * @param until when the last of them ends
   */
  void draw(
      Drawing drawing,
      Axis axis,
      int parts,
      double top,
      double height,
      double most,
      Instant until) {
    List<Step> steps = thinned(axis, parts);
    double base = top + height;
    double before = base;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Instant end = i + 1 < steps.size() ? steps.get(i + 1).at() : until;
      double least = Math.min(0.35, Math.max(0, 100 - axis.at(step.at())));
      double scale = most == 0 ? 0 : height / most;
      double implemented = step.implemented() * scale;
      double planned = step.planned() * scale;
      double broken = step.broken() == 0 ? 0 : Math.max(3, step.broken() * scale);
      double y = base - implemented;
      if (step.implemented() > 0) {
        drawing.area("i", step.at(), end, y, implemented, least);
      }
      if (step.planned() > 0) {
        drawing.area("p", step.at(), end, y - planned, planned, least);
      }
      if (step.broken() > 0) {
        drawing.area("b", step.at(), end, y - planned - broken, broken, least);
      }
      double line = y - planned - broken;
      double at = axis.at(step.at());
      if (i > 0 || step.total() > 0) {
        drawing.vertical("top", at, before, line);
      }
      drawing.horizontal("top", at, Math.max(axis.at(end), at), line);
      before = line;
    }
  }
}
