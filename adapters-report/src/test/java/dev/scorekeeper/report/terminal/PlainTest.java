package dev.scorekeeper.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void leavesTextThatOnlyShowsAsItIs() {
    assertThat(Plain.text("Größe 图 🎯 a|b")).isEqualTo("Größe 图 🎯 a|b");
  }

  @Test
  void writesEscapeSequencesOut() {
    assertThat(Plain.text("a\u001b[2Jb")).isEqualTo("a\\u001b[2Jb");
  }

  @Test
  void writesControlsOfTheSecondSetOut() {
    assertThat(Plain.text("\u009b2J\u007f")).isEqualTo("\\u009b2J\\u007f");
  }

  @Test
  void writesLineEndsAndBidirectionalControlsOut() {
    assertThat(Plain.text("a\nb\u202ec\u2028")).isEqualTo("a\\u000ab\\u202ec\\u2028");
  }

  @Test
  void writesHalvesOfSurrogatePairsOut() {
    assertThat(Plain.text("a\ud83c")).isEqualTo("a\\ud83c");
    assertThat(Plain.text("\udfafb")).isEqualTo("\\udfafb");
  }

  @Property
  void neverLeavesACharacterThatActs(@ForAll String text) {
    assertThat(Plain.text(text).chars()).noneMatch(Plain::isActing);
  }

  @Property
  void isDoneAfterOnce(@ForAll String text) {
    String plain = Plain.text(text);
    assertThat(Plain.text(plain)).isEqualTo(plain);
  }
}
