package dev.scorekeeper.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.domain.historyexport.LogSource;
import org.junit.jupiter.api.Test;

class InMemoryLogTest extends LogTextContract {
  private InMemoryLog log = new InMemoryLog("00".repeat(16));

  @Override
  protected LogSink begin(String origin) {
    log = new InMemoryLog(origin);
    return log;
  }

  @Override
  protected LogSource source() {
    return log.source("a log");
  }

  @Override
  protected LogSource withoutEnd() {
    return log.cutAfter(log.entries().size()).source("a log");
  }

  @Test
  void whatAHistoryTellsIsTakenByAnother() {
    InMemoryHistory one = new InMemoryHistory();
    one.log().record(ARun.number(1).run(), SomeFacts.none().planned("a").assessed());
    one.log().record(ARun.number(2).run(), SomeFacts.none().planned("b").assessed());
    InMemoryLog told = new InMemoryLog(one.log().checkpoint().origin());
    one.log().entries(2, told::accept);
    told.end(one.log().checkpoint());
    InMemoryHistory other = new InMemoryHistory();

    assertThat(told.isEnded()).isTrue();
    assertThat(other.log().merge(() -> told.source("a log"))).isEqualTo(2);
    assertThat(other.log().checkpoint()).isEqualTo(one.log().checkpoint());
  }
}
