package org.example.plans;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.authoring.AddRequest;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.Event;
import java.io.PrintStream;
import java.nio.file.Path;

/** What the command line does, from a program: each step prints what its command says. */
public class PlanReport {
  public static void main(String[] arguments) {
    print(Scorekeeper.at(Path.of(arguments[0])), System.out);
  }

  static void print(Scorekeeper scorekeeper, PrintStream out) {
    // scorekeeper backfill
    out.println("Recorded " + scorekeeper.backfill().report().recorded().size() + " runs.");

    // scorekeeper validate
    var validation = scorekeeper.validate();
    validation.tally().ifPresent(out::println);
    validation.assessment().findings().forEach(finding -> out.println(finding.id()));

    // scorekeeper trend --by week
    for (var point : scorekeeper.trend(Trend.By.WEEK).points()) {
      point.tally().ifPresent(tally -> out.println(point.run().observedAt() + "  " + tally));
    }

    // scorekeeper diff HEAD~1 HEAD
    var ledger = scorekeeper.compare("HEAD~1", "HEAD").difference().ledger();
    out.print(ledger.count(Event.DELIVERED) + " delivered, ");
    out.println(ledger.count(Event.LOST) + " lost");

    // scorekeeper validate --no-record --fail-on regression --baseline HEAD~1
    var validated = scorekeeper.gate(FailOn.REGRESSION, "HEAD~1");
    for (var worse : validated.gate().orElseThrow().regressions()) {
      out.println(worse.event().text() + "  " + worse.domain());
    }
    out.println(validated.conclusion());

    // scorekeeper add search --planned
    scorekeeper.add(AddRequest.planned("search"));
  }
}
