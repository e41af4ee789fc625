package dev.scorekeeper.report.junit;

import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.ChangeWords;
import dev.scorekeeper.report.wording.VerdictWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A validation as build servers show tests: each domain is a case of its category. A broken one
 * fails, one that is planned or in the catalog only is skipped, what got worse than a baseline
 * fails, and what cannot be read is an error. Errors that are of no broken domain are cases, too.
 */
public final class ValidationJunit {
  /** How every such file begins. */
  public static final String BEGINNING =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"scorekeeper\"";

  private static final String WORKSPACE = "workspace";
  private static final String FINDINGS = "findings";
  private static final String REGRESSIONS = "regressions";

  private ValidationJunit() {}

  /** What became of a case. */
  private enum Fate {
    PASSED,
    FAILURE,
    SKIPPED,
    ERROR
  }

  private record Case(String name, Fate fate, String type, String message) {}

  /** Prints the document. */
  public static void print(Output out, Validation validation) {
    Map<String, List<Case>> suites = suites(validation);
    out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out.writer());
      write(xml, suites, validation.stream().project());
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    out.println();
  }

  private static Map<String, List<Case>> suites(Validation validation) {
    Map<String, List<Case>> suites = new LinkedHashMap<>();
    Map<String, OfDomain> worse = worse(validation);
    Set<String> told = new HashSet<>();
    if (validation.assessment() instanceof Assessment.Assessed assessed) {
      Map<String, Finding> findings = findings(assessed);
      for (Domain domain : assessed.domains()) {
        String suite = domain.category().isBlank() ? "domains" : domain.category();
        OfDomain regression = worse.remove(domain.id());
        suites
            .computeIfAbsent(suite, name -> new ArrayList<>())
            .add(of(domain, findings, Optional.ofNullable(regression)));
        if (domain.verdict() instanceof Verdict.Broken) {
          told.add(domain.id());
        }
      }
      for (OfDomain gone : worse.values()) {
        add(
            suites,
            REGRESSIONS,
            new Case(gone.domain(), Fate.FAILURE, gone.event().text(), said(gone)));
      }
      for (Finding finding : assessed.findings()) {
        if (finding.severity() == Severity.ERROR && !told.contains(finding.subject())) {
          add(suites, FINDINGS, of(finding, Fate.FAILURE));
        }
      }
    } else {
      for (Finding finding : validation.assessment().findings()) {
        if (finding.severity() == Severity.ERROR) {
          add(suites, WORKSPACE, of(finding, Fate.ERROR));
        }
      }
    }
    if (validation.failure().isPresent()) {
      add(
          suites,
          WORKSPACE,
          new Case("history", Fate.ERROR, "history", validation.failure().get()));
    }
    if (validation.gate().isPresent() && validation.gate().get().missing().isPresent()) {
      String missing = validation.gate().get().missing().get();
      add(suites, WORKSPACE, new Case("baseline", Fate.ERROR, "baseline", missing));
    }
    return suites;
  }

  private static void add(Map<String, List<Case>> suites, String suite, Case one) {
    suites.computeIfAbsent(suite, name -> new ArrayList<>()).add(one);
  }

  private static Map<String, OfDomain> worse(Validation validation) {
    Map<String, OfDomain> worse = new LinkedHashMap<>();
    if (validation.gate().isPresent()) {
      for (OfDomain one : validation.gate().get().regressions()) {
        worse.put(one.domain(), one);
      }
    }
    return worse;
  }

  /** The first error of each domain. */
  private static Map<String, Finding> findings(Assessment assessment) {
    Map<String, Finding> findings = new HashMap<>();
    for (Finding finding : assessment.findings()) {
      if (finding.severity() == Severity.ERROR) {
        findings.putIfAbsent(finding.subject(), finding);
      }
    }
    return findings;
  }

  private static Case of(
      Domain domain, Map<String, Finding> findings, Optional<OfDomain> regression) {
    String said = VerdictWords.verdict(domain.verdict());
    if (domain.verdict() instanceof Verdict.Broken broken) {
      Finding finding = findings.get(domain.id());
      return new Case(
          domain.id(),
          Fate.FAILURE,
          broken.reason().text(),
          finding == null ? said : domain.id() + " " + finding.message());
    }
    if (regression.isPresent()) {
      return new Case(
          domain.id(), Fate.FAILURE, regression.get().event().text(), said(regression.get()));
    }
    return domain.verdict() instanceof Verdict.Implemented
        ? new Case(domain.id(), Fate.PASSED, "", "")
        : new Case(domain.id(), Fate.SKIPPED, "", said);
  }

  private static Case of(Finding finding, Fate fate) {
    return new Case(finding.id() + ": " + finding.subject(), fate, finding.id(), finding.line());
  }

  private static String said(OfDomain worse) {
    return worse.event().words() + ": " + ChangeWords.moved(worse);
  }

  private static void write(XMLStreamWriter xml, Map<String, List<Case>> suites, String project)
      throws XMLStreamException {
    List<Case> all = new ArrayList<>();
    suites.values().forEach(all::addAll);
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "scorekeeper");
    counts(xml, all);
    for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", plain(suite.getKey()));
      counts(xml, suite.getValue());
      for (Case one : suite.getValue()) {
        write(xml, one, plain(project) + "." + plain(suite.getKey()));
      }
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.flush();
  }

  private static void counts(XMLStreamWriter xml, List<Case> cases) throws XMLStreamException {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    for (Case one : cases) {
      counts.merge(one.fate(), 1, Integer::sum);
    }
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", String.valueOf(counts.getOrDefault(Fate.FAILURE, 0)));
    xml.writeAttribute("errors", String.valueOf(counts.getOrDefault(Fate.ERROR, 0)));
    xml.writeAttribute("skipped", String.valueOf(counts.getOrDefault(Fate.SKIPPED, 0)));
    xml.writeAttribute("time", "0");
  }

  private static void write(XMLStreamWriter xml, Case one, String classname)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    if (one.fate() == Fate.PASSED) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    xml.writeAttribute("classname", classname);
    xml.writeAttribute("name", plain(one.name()));
    xml.writeAttribute("time", "0");
    switch (one.fate()) {
      case PASSED -> {}
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", plain(one.message()));
        xml.writeEndElement();
      }
      case FAILURE, ERROR -> {
        xml.writeEmptyElement(one.fate() == Fate.ERROR ? "error" : "failure");
        xml.writeAttribute("type", plain(one.type()));
        xml.writeAttribute("message", plain(one.message()));
        xml.writeEndElement();
      }
    }
  }

  /** Text that XML can hold: no control, no half of a pair, nothing that is no character. */
  private static String plain(String text) {
    String shown = TerminalText.text(text);
    StringBuilder plain = new StringBuilder(shown.length());
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      plain.append(c >= 0xfffe ? '\ufffd' : c);
    }
    return plain.toString();
  }
}
