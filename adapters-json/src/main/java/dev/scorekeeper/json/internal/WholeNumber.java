package dev.scorekeeper.json.internal;

import java.util.OptionalLong;

/**
 * Numbers of JSON by their value: {@code 5.0}, {@code 50e-1} and {@code 5} are one. A number may be
 * as long as a file, so none is computed with.
 */
final class WholeNumber {
  /** The largest long has so many digits. */
  private static final int DIGITS = 19;

  /** Further than any number of a file can be moved by its own digits. */
  private static final long FAR = 1L << 32;

  private WholeNumber() {}

  /**
   * The value of a number that is whole and not negative, as far as a long reaches.
   *
   * @param number as JSON writes it
   */
  static OptionalLong of(String number) {
    int exponentAt = Math.max(number.indexOf('e'), number.indexOf('E'));
    int end = exponentAt < 0 ? number.length() : exponentAt;
    int point = number.indexOf('.');
    int wholeEnd = point < 0 || point > end ? end : point;
    int first = number.startsWith("-") ? 1 : 0;
    // What stands before the point when the exponent has moved it.
    long before = wholeEnd - first + exponent(number, exponentAt);
    long value = 0;
    long digits = 0;
    boolean isLeading = true;
    for (int i = first; i < end; i++) {
      if (i == point) {
        continue;
      }
      int digit = number.charAt(i) - '0';
      boolean isFraction = digits >= before;
      digits++;
      if (isLeading && digit == 0) {
        continue;
      }
      if (isFraction && digit != 0) {
        return OptionalLong.empty();
      }
      isLeading = false;
      if (!isFraction) {
        value = times10(value, digit);
        if (value < 0) {
          return OptionalLong.empty();
        }
      }
    }
    if (isLeading) {
      return OptionalLong.of(0);
    }
    if (first == 1 || before - digits > DIGITS) {
      return OptionalLong.empty();
    }
    for (; digits < before; digits++) {
      value = times10(value, 0);
      if (value < 0) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(value);
  }

  /** Negative where that is more than a long. */
  private static long times10(long value, int digit) {
    return value > (Long.MAX_VALUE - digit) / 10 ? -1 : 10 * value + digit;
  }

  private static long exponent(String number, int at) {
    if (at < 0) {
      return 0;
    }
    boolean isNegative = number.charAt(at + 1) == '-';
    long exponent = 0;
    for (int i = at + 1; i < number.length(); i++) {
      if (number.charAt(i) >= '0') {
        exponent = Math.min(FAR, 10 * exponent + number.charAt(i) - '0');
      }
    }
    return isNegative ? -exponent : exponent;
  }
}
