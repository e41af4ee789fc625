package dev.scorekeeper.report.html;

import java.time.Instant;

/**
 * The inside of an SVG along the time axis: x in percent, y in pixels, so that text keeps its size
 * at every width. Nothing of a stranger's is ever in one, only numbers and names of marks.
 */
final class Drawing {
  private static final double SEAM = 0.1;

  private final StringBuilder svg = new StringBuilder();
  private final Axis axis;

  Drawing(Axis axis) {
    this.axis = axis;
  }

  /** A box from one time to another, so wide at least. */
  Drawing box(String mark, Instant since, Instant until, double y, double height, double least) {
    double from = axis.at(since);
    double to = Math.max(axis.at(until), from + least);
    if (to > 100) {
      from = Math.max(0, Math.min(from, 100 - least));
      to = 100;
    }
    return rect(mark, from, to - from, y, height);
  }

  /** The same without a slit between it and the next, which rounding could make. */
  Drawing area(String mark, Instant since, Instant until, double y, double height, double least) {
    double from = axis.at(since);
    double to = Math.max(axis.at(until), from + least) + SEAM;
    return rect(mark, from, Math.min(100, to) - from, y, height);
  }

  Drawing rect(String mark, double x, double width, double y, double height) {
    svg.append("<rect class=\"").append(mark).append("\" x=\"").append(Axis.number(x));
    svg.append("%\" width=\"").append(Axis.number(width));
    svg.append("%\" y=\"").append(Axis.number(y));
    svg.append("\" height=\"").append(Axis.number(height)).append("\"/>");
    return this;
  }

  Drawing horizontal(String mark, double from, double to, double y) {
    svg.append("<line class=\"").append(mark).append("\" x1=\"").append(Axis.number(from));
    svg.append("%\" x2=\"").append(Axis.number(to)).append("%\" y1=\"").append(Axis.number(y));
    svg.append("\" y2=\"").append(Axis.number(y)).append("\"/>");
    return this;
  }

  Drawing vertical(String mark, double x, double from, double to) {
    svg.append("<line class=\"").append(mark).append("\" x1=\"").append(Axis.number(x));
    svg.append("%\" x2=\"").append(Axis.number(x)).append("%\" y1=\"").append(Axis.number(from));
    svg.append("\" y2=\"").append(Axis.number(to)).append("\"/>");
    return this;
  }

  /** A mark of the page's own that stands at a time. */
  Drawing mark(String name, double x, double y) {
    svg.append("<use href=\"#").append(name).append("\" x=\"").append(Axis.number(x));
    svg.append("%\" y=\"").append(Axis.number(y)).append("\"/>");
    return this;
  }

  Drawing circle(String mark, double x, double y, double radius) {
    svg.append("<circle class=\"").append(mark).append("\" cx=\"").append(Axis.number(x));
    svg.append("%\" cy=\"").append(Axis.number(y));
    svg.append("\" r=\"").append(Axis.number(radius)).append("\"/>");
    return this;
  }

  /** A number or a date. */
  Drawing label(String mark, double x, double y, String text) {
    svg.append("<text class=\"").append(mark).append("\" x=\"").append(Axis.number(x));
    svg.append("%\" y=\"").append(Axis.number(y)).append("\">").append(text).append("</text>");
    return this;
  }

  Drawing raw(String part) {
    svg.append(part);
    return this;
  }

  boolean isEmpty() {
    return svg.length() == 0;
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
