package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void leavesTextThatOnlyShowsAsItIs() {
    assertThat(TerminalText.text("Größe 图 🎯 a|b")).isEqualTo("Größe 图 🎯 a|b");
  }

  @Test
  void writesEscapeSequencesOut() {
    assertThat(TerminalText.text("a\u001b[2Jb")).isEqualTo("a\\u001b[2Jb");
  }

  @Test
  void writesControlsOfTheSecondSetOut() {
    assertThat(TerminalText.text("\u009b2J\u007f")).isEqualTo("\\u009b2J\\u007f");
  }

  @Test
  void writesLineEndsAndBidirectionalControlsOut() {
    assertThat(TerminalText.text("a\nb\u202ec\u2028")).isEqualTo("a\\u000ab\\u202ec\\u2028");
  }

  @Test
  void writesHalvesOfSurrogatePairsOut() {
    assertThat(TerminalText.text("a\ud83c")).isEqualTo("a\\ud83c");
    assertThat(TerminalText.text("\udfafb")).isEqualTo("\\udfafb");
  }

  @Test
  void writesOutWhatHasNoWidthOrHides() {
    assertThat(TerminalText.text("a\u200bb\u200dc\u2060d\u00ade\ufeff"))
        .isEqualTo("a\\u200bb\\u200dc\\u2060d\\u00ade\\ufeff");
    assertThat(TerminalText.text("x\ufe0f\u3164\u034f\u180e"))
        .isEqualTo("x\\ufe0f\\u3164\\u034f\\u180e");
  }

  @Test
  void writesFillersAndBlanksOut() {
    assertThat(TerminalText.text("a\u2800b\u115f\u1160\u3164\uffa0c"))
        .isEqualTo("a\\u2800b\\u115f\\u1160\\u3164\\uffa0c");
    assertThat(TerminalText.text("\u17b4\u17b5\u180b\u2065\ufff0"))
        .isEqualTo("\\u17b4\\u17b5\\u180b\\u2065\\ufff0");
    for (int blank : new int[] {0x16fe4, 0x13441, 0x13442, 0x1d159, 0x1d173}) {
      assertThat(TerminalText.text(Character.toString(blank)))
          .as("U+%04x", blank)
          .matches("(\\\\u[0-9a-f]{4}){2}");
    }
    assertThat(TerminalText.text("\u2801\u1100\u3163\u00a0\u3000"))
        .isEqualTo("\u2801\u1100\u3163\u00a0\u3000");
  }

  @Test
  void writesOutWhatIsNoCharacter() {
    assertThat(TerminalText.text("a\ufffeb\uffff\ufdd0\ufdef"))
        .isEqualTo("a\\ufffeb\\uffff\\ufdd0\\ufdef");
    assertThat(TerminalText.text("\udbff\udfff\ufdf0")).isEqualTo("\\udbff\\udfff\ufdf0");
  }

  @Test
  void writesTagsAndVariationsOfTheHighPlaneOut() {
    assertThat(TerminalText.text("a\udb40\udc41b\udb40\uddef"))
        .isEqualTo("a\\udb40\\udc41b\\udb40\\uddef");
  }

  @Property
  void neverLeavesACharacterThatActs(@ForAll String text) {
    assertThat(TerminalText.text(text).codePoints()).noneMatch(TerminalText::isActing);
  }

  @Property
  void isDoneAfterOnce(@ForAll String text) {
    String plain = TerminalText.text(text);
    assertThat(TerminalText.text(plain)).isEqualTo(plain);
  }
}
