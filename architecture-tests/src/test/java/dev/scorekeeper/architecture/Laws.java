package dev.scorekeeper.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.scorekeeper.PrintsItself;
import dev.scorekeeper.application.KnowsFiles;
import dev.scorekeeper.cli.DecidesItself;
import dev.scorekeeper.cli.KnowsInternals;
import dev.scorekeeper.cli.KnowsJUnit;
import dev.scorekeeper.cli.KnowsSql;
import dev.scorekeeper.cli.KnowsTestkit;
import dev.scorekeeper.cli.Names;
import dev.scorekeeper.cli.Shared;
import dev.scorekeeper.cli.Speculative;
import dev.scorekeeper.cli.TouchesTheWorld;
import dev.scorekeeper.cli.environment.KnowsCommands;
import dev.scorekeeper.crowded.Crowd;
import dev.scorekeeper.domain.catalog.KnowsTheRegistry;
import dev.scorekeeper.domain.history.KnowsTheCommandLine;
import dev.scorekeeper.domain.history.Mutable;
import dev.scorekeeper.domain.query.KnowsRuns;
import dev.scorekeeper.domain.registry.KnowsTheCatalog;
import dev.scorekeeper.domain.registry.OpenToAll;
import dev.scorekeeper.domain.sequence.KnowsVerdicts;
import dev.scorekeeper.domain.validation.KnowsHistory;
import dev.scorekeeper.domain.validation.ReadsFiles;
import dev.scorekeeper.domain.workspace.KnowsSequences;
import dev.scorekeeper.fs.StartsPrograms;
import dev.scorekeeper.git.KnowsTheHistoryFile;
import dev.scorekeeper.git.Logs;
import dev.scorekeeper.json.KnowsCheckouts;
import dev.scorekeeper.json.KnowsDatabind;
import dev.scorekeeper.json.KnowsDirectories;
import dev.scorekeeper.report.KnowsTheLibrary;
import dev.scorekeeper.report.PrintsPastTheGate;
import dev.scorekeeper.report.WritesPastTheGate;
import dev.scorekeeper.sqlite.KnowsGuice;
import dev.scorekeeper.sqlite.KnowsReaders;
import dev.scorekeeper.unmarked.Unmarked;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** All the laws. Where a constant names a place, its comment says why it is an exception. */
final class Laws {
  private static final String ROOT = "dev.scorekeeper.";
  private static final String ALL = "dev.scorekeeper..";
  private static final String DOMAIN = ROOT + "domain..";
  private static final String CLI = ROOT + "cli..";
  private static final String FILES = ROOT + "fs..";
  private static final String JSON = ROOT + "json..";
  private static final String GIT = ROOT + "git..";
  private static final String SQL = ROOT + "sql..";
  private static final String SQLITE = ROOT + "sqlite..";
  private static final String SQLITE_INTERNAL = ROOT + "sqlite.internal..";
  private static final String POSTGRESQL = ROOT + "postgresql..";
  private static final String POSTGRESQL_INTERNAL = ROOT + "postgresql.internal..";
  private static final String APPLICATION = ROOT + "application..";
  private static final String REPORT = ROOT + "report..";
  private static final String LIBRARY = "dev.scorekeeper";

  /** What the names of the domain's packages begin with. */
  static final String DOMAIN_ROOT = ROOT + "domain.";

  /** Where the ports of the domain are implemented. */
  static final List<String> ADAPTERS = List.of(FILES, JSON, GIT, SQL, SQLITE, POSTGRESQL);

  /** The packages of the domain, each before those that may know it. */
  private static final List<String> NOUNS =
      List.of(
          "workspace",
          "commit",
          "sequence",
          "registry",
          "catalog",
          "validation",
          "storedassessment",
          "query",
          "run",
          "branch",
          "history",
          "historyexport",
          "plan");

  /** Files that a package may have, so that people find their way in it. */
  private static final int MOST_FILES = 25;

  /** Keeps a whole log to itself, and would show what it hides if it were split. */
  private static final Map<String, Integer> LARGE = Map.of(ROOT + "sql", 32);

  /** Interfaces of the domain that adapters implement. */
  static final Set<String> PORTS =
      Stream.of(
              "branch.Speaker",
              "catalog.CatalogFormat",
              "catalog.PluginFolders",
              "catalog.PluginScanner",
              "commit.Checkout",
              "commit.CommitTree",
              "commit.Commits",
              "commit.Repository",
              "historyexport.LogSink",
              "historyexport.LogSource",
              "history.ExchangeMarks",
              "history.History",
              "history.HistoryStore",
              "history.LogExchange",
              "history.RunIndex",
              "history.RunLog",
              "history.StreamHistory",
              "history.Timeline$Spans",
              "query.Queries",
              "registry.RegistryEditor",
              "validation.SnapshotSeries",
              "validation.Snapshots",
              "workspace.AddressedTree",
              "workspace.SettingsFormat",
              "workspace.SourceTree",
              "workspace.Workspace",
              "workspace.Workspace$Undo")
          .map(port -> ROOT + "domain." + port)
          .collect(Collectors.toUnmodifiableSet());

  /** Take one run or fact after another, and have to know what came before. */
  private static final Set<String> FOLDS =
      Set.of(
          ROOT + "domain.plan.CatalogGrowth",
          ROOT + "domain.storedassessment.FactSheet",
          ROOT + "domain.branch.LineFold",
          ROOT + "domain.history.Timeline");

  /** What an adapter hands its findings to; who takes them is outside. */
  private static final Set<String> TAKERS = Set.of(ROOT + "domain.query.Rows");

  /** Values of the history that the command line hands from the library to a report. */
  private static final Set<String> RESULTS =
      Stream.of("Checkpoint", "HistoryStore", "Trend", "Verification")
          .map(value -> ROOT + "domain.history." + value)
          .collect(Collectors.toUnmodifiableSet());

  /** What ends the name of a package that is used by its own module only. */
  private static final String INTERNAL = ".internal";

  /** Takes clock, randomness, environment and standard streams, and ends the process. */
  private static final String ENTRANCE = ROOT + "cli.Main";

  /** The entrance for programs, which may pass a clock and chance of their own. */
  private static final String PROGRAMS = "dev.scorekeeper.Setup";

  /** What that entrance takes for chance. */
  private static final String CHANCE = "dev.scorekeeper.SystemRandom";

  /** The entrance for training the class-data archive: reads commands from standard input. */
  private static final String TRAINING = ROOT + "cli.ArchiveTraining";

  /** Has to know how this Java platform encodes the names of files. */
  private static final String FILE_NAMES = ROOT + "fs.DirectoryTree";

  /** What all text for people passes. */
  private static final String GATE = ROOT + "report.drawing.Output";

  /** Writes an export, whose own format escapes what acts, to standard output. */
  private static final String EXPORT = ROOT + "cli.command.history.HistoryExportCommand";

  /** Writes a patch as it is where no person watches. */
  private static final String PATCH = ROOT + "report.text.AdditionText";

  /** Starts a browser for who asks for one. */
  private static final String BROWSER = ROOT + "cli.environment.Browser";

  private static final Pattern EMPTY_NAMES =
      Pattern.compile(".*(Impl|UseCase|Manager|Utils?|DTO|Dto|Helper)");

  private static final Set<String> CLOCKS =
      Set.of("now", "system", "systemUTC", "systemDefaultZone", "tickSeconds", "tickMillis");

  private static final Set<String> SYSTEM =
      Set.of(
          "clearProperty",
          "console",
          "currentTimeMillis",
          "err",
          "exit",
          "getProperties",
          "getProperty",
          "getenv",
          "in",
          "nanoTime",
          "out",
          "setErr",
          "setIn",
          "setOut",
          "setProperty");

  private Laws() {}

  /** All of them. */
  static List<Law> all() {
    return Stream.of(layers(), libraries(), world(), shapes()).flatMap(List::stream).toList();
  }

  private static List<Law> layers() {
    return List.of(
        Law.of(
            "the domain depends on Java and on JSpecify only",
            classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(DOMAIN, "java..", "org.jspecify.annotations")
                        .or(
                            describe(
                                "primitive", type -> type.getBaseComponentType().isPrimitive()))),
            KnowsTheCommandLine.class),
        Law.of(
            "the domain does no input or output",
            noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("java.io", "java.net..", "java.nio.file..", "java.sql..")
                        .and(not(belongToAnyOf(Serializable.class, Serial.class)))),
            ReadsFiles.class),
        Law.of(
            "packages of the domain know those before them only: " + String.join(", ", NOUNS),
            classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should(new KeepOrder(ROOT + "domain.", NOUNS)),
            KnowsSequences.class,
            KnowsVerdicts.class,
            KnowsTheCatalog.class,
            KnowsHistory.class,
            KnowsRuns.class),
        Law.of(
            "registry and catalog do not know each other",
            noClasses()
                .that()
                .resideInAPackage(ROOT + "domain.catalog..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "domain.registry..")),
            KnowsTheRegistry.class),
        Law.of(
            "every package of the domain has its place in that order",
            classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .resideInAnyPackage(
                    NOUNS.stream().map(noun -> ROOT + "domain." + noun).toArray(String[]::new)),
            dev.scorekeeper.domain.Unplaced.class),
        Law.of(
            "use cases know Java without its files, JSpecify and the domain",
            classes()
                .that()
                .resideInAPackage(APPLICATION)
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(APPLICATION, DOMAIN, "org.jspecify.annotations")
                        .or(
                            resideInAPackage("java..")
                                .and(not(resideInAPackage("java.nio.file.."))))
                        .or(
                            describe(
                                "primitive", type -> type.getBaseComponentType().isPrimitive()))),
            KnowsFiles.class),
        Law.of(
            "reports know the domain and the results of use cases, and no other room",
            noClasses()
                .that()
                .resideInAPackage(REPORT)
                .should()
                .dependOnClassesThat(
                    resideInAPackage(ALL)
                        .and(not(resideInAnyPackage(REPORT, APPLICATION, DOMAIN)))),
            KnowsTheLibrary.class),
        Law.of(
            "the library knows no command line and no report",
            noClasses()
                .that()
                .resideInAPackage(LIBRARY)
                .should()
                .dependOnClassesThat(resideInAnyPackage(CLI, REPORT)),
            PrintsItself.class),
        Law.of(
            "the command line decides nothing: it knows the library, requests, results and reports",
            noClasses()
                .that()
                .resideInAPackage(CLI)
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                            FILES,
                            JSON,
                            GIT,
                            SQL,
                            SQLITE,
                            POSTGRESQL,
                            ROOT + "domain.commit",
                            ROOT + "domain.historyexport",
                            ROOT + "domain.storedassessment",
                            ROOT + "domain.plan",
                            ROOT + "domain.registry",
                            ROOT + "domain.sequence",
                            ROOT + "domain.validation")
                        .or(
                            resideInAPackage(ROOT + "domain.history")
                                .and(describe("decide", type -> !isResult(type))))
                        .and(not(simpleNameEndingWith("Exception")))),
            DecidesItself.class),
        Law.of(
            "no package has more files than people find their way in",
            classes().should(new StaySmall(MOST_FILES, LARGE)),
            Crowd.class),
        Law.of(
            "no packages know each other in a circle",
            slices().matching(ROOT + "(**)").should().beFreeOfCycles(),
            KnowsCommands.class),
        adapter("files know no other adapter", List.of(FILES), dev.scorekeeper.fs.KnowsJson.class),
        adapter(
            "readers know no other adapter, nor where files lie",
            List.of(JSON),
            KnowsCheckouts.class,
            KnowsDirectories.class),
        adapter("git knows no other adapter", List.of(GIT), KnowsTheHistoryFile.class),
        adapter(
            "what databases share knows no adapter",
            List.of(SQL),
            dev.scorekeeper.sql.KnowsTheHistoryFile.class),
        adapter(
            "the history's file knows no other adapter, but what databases share",
            List.of(SQLITE),
            List.of(SQL),
            KnowsReaders.class),
        adapter(
            "the history's server knows no other adapter, but what databases share",
            List.of(POSTGRESQL),
            List.of(SQL),
            dev.scorekeeper.postgresql.KnowsTheHistoryFile.class),
        Law.of(
            "what is internal is used by the package that it is inside of, and by no other",
            classes().that().resideInAPackage(ALL).should(new StayOutside(INTERNAL)),
            KnowsInternals.class));
  }

  /** Whether a type of the history is a value that commands hand on. */
  private static boolean isResult(JavaClass type) {
    return RESULTS.contains(type.getName().split("\\$", 2)[0]);
  }

  private static Law adapter(String name, List<String> packages, Class<?>... breakers) {
    return adapter(name, packages, List.of(), breakers);
  }

  private static Law adapter(
      String name, List<String> packages, List<String> known, Class<?>... breakers) {
    return Law.of(
        name,
        noClasses()
            .that(resideInAnyPackage(packages.toArray(String[]::new)))
            .should()
            .dependOnClassesThat(
                resideInAPackage(ALL)
                    .and(not(resideInAPackage(DOMAIN)))
                    .and(not(resideInAnyPackage(known.toArray(String[]::new))))
                    .and(not(resideInAnyPackage(packages.toArray(String[]::new))))),
        breakers);
  }

  private static List<Law> libraries() {
    return List.of(
        Law.only(
            "only the library and the command line know Guice",
            List.of(resideInAPackage(LIBRARY), resideInAPackage(CLI)),
            dependOnClassesThat(resideInAnyPackage("com.google.inject..", "jakarta.inject..")),
            KnowsGuice.class),
        Law.only(
            "only the command line knows picocli",
            List.of(resideInAPackage(CLI)),
            dependOnClassesThat(resideInAPackage("picocli..")),
            KnowsTheCommandLine.class),
        Law.only(
            "only the insides of the history's databases know SQL, their drivers and Flyway",
            List.of(
                resideInAPackage(SQL),
                resideInAPackage(SQLITE_INTERNAL),
                resideInAPackage(POSTGRESQL_INTERNAL)),
            dependOnClassesThat(
                resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.sqlite..",
                    "org.postgresql..",
                    "org.flywaydb..")),
            KnowsSql.class),
        Law.of(
            "JSON is read as a stream, without databind, which is slow to load",
            noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind..")),
            KnowsDatabind.class),
        Law.of(
            "no code depends on the testkit or on libraries for tests",
            noClasses()
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                        ROOT + "testkit..", "org.junit..", "org.assertj..", "net.jqwik..")),
            KnowsTestkit.class,
            KnowsJUnit.class));
  }

  private static List<Law> world() {
    return List.of(
        Law.only(
            "time, chance, the environment, standard streams and the exit belong to the entrances",
            List.of(
                within(ENTRANCE),
                within(PROGRAMS),
                within(CHANCE),
                within(TRAINING),
                within(FILE_NAMES)),
            accessTargetWhere(describe("the outside world is touched", Laws::touchesTheWorld)),
            TouchesTheWorld.class),
        Law.only(
            "text for people goes through the gate that makes it plain: nothing else prints",
            List.of(within(ENTRANCE), within(GATE)),
            dependOnClassesThat(
                    belongToAnyOf(
                        Console.class, FileDescriptor.class, PrintStream.class, PrintWriter.class))
                .or(
                    accessTargetWhere(
                        describe(
                            "a stack trace is printed",
                            access -> access.getTarget().getName().equals("printStackTrace")))),
            PrintsPastTheGate.class),
        Law.only(
            "past the gate go an export and a patch, which programs read back",
            List.of(within(EXPORT), within(PATCH)),
            accessTargetWhere(
                describe(
                    "bytes are written as they are",
                    access ->
                        access.getTargetOwner().getName().equals(GATE)
                            && access.getTarget().getName().equals("bytes"))),
            WritesPastTheGate.class),
        Law.only(
            "only git, and who shows a page to a person, start programs",
            List.of(resideInAPackage(GIT), within(BROWSER)),
            dependOnClassesThat(belongToAnyOf(ProcessBuilder.class))
                .or(accessTargetWhere(describe("a program is started", Laws::startsProgram))),
            StartsPrograms.class),
        Law.of(
            "nothing is logged",
            noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..")),
            Logs.class));
  }

  private static boolean startsProgram(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Runtime.class)
        && access.getTarget().getName().equals("exec");
  }

  /** Whether the result depends on something else than what was passed in, or leaves a mark. */
  private static boolean touchesTheWorld(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String owner = target.getOwner().getName();
    String member = target.getName();
    if (owner.startsWith("java.time.")) {
      return CLOCKS.contains(member) && !takesClock(target);
    }
    return switch (owner) {
      case "java.lang.System" -> SYSTEM.contains(member);
      case "java.lang.Runtime" -> Set.of("exit", "halt", "addShutdownHook").contains(member);
      case "java.lang.Math", "java.lang.StrictMath" -> member.equals("random");
      case "java.lang.Integer" -> member.equals("getInteger");
      case "java.lang.Long" -> member.equals("getLong");
      case "java.lang.Boolean" -> member.equals("getBoolean");
      case "java.util.UUID" -> member.equals("randomUUID");
      case "java.util.Date", "java.util.Random" -> isConstructorOfNothing(target);
      case "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom" -> true;
      default -> member.equals("printStackTrace") && hasNoParameters(target);
    };
  }

  private static boolean takesClock(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget call
        && call.getRawParameterTypes().stream()
            .anyMatch(type -> type.getName().equals("java.time.Clock"));
  }

  private static boolean isConstructorOfNothing(AccessTarget target) {
    return target.getName().equals("<init>") && hasNoParameters(target);
  }

  private static boolean hasNoParameters(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget call && call.getRawParameterTypes().isEmpty();
  }

  private static List<Law> shapes() {
    return List.of(
        Law.of(
            "no name says nothing",
            noClasses().should().haveNameMatching(EMPTY_NAMES.pattern()),
            Names.class),
        Law.of(
            "every package says where null may be",
            classes()
                .should(
                    holdsFor(
                        "be in a package that is @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class))),
            Unmarked.class),
        Law.of(
            "nothing that all share can change",
            fields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(
                    ArchCondition.<JavaField>from(
                        describe(
                            "be final, and hidden when it is an array",
                            field ->
                                field.getModifiers().contains(JavaModifier.FINAL)
                                    && (!field.getRawType().isArray()
                                        || field.getModifiers().contains(JavaModifier.PRIVATE))))),
            Shared.class),
        new Law(
            "fields of the domain are final",
            fields()
                .that()
                .areDeclaredInClassesThat(
                    resideInAPackage(DOMAIN)
                        .and(not(describe("folds", type -> FOLDS.contains(type.getName())))))
                .should()
                .beFinal(),
            FOLDS.stream()
                .<ArchRule>map(
                    fold -> fields().that().areDeclaredInClassesThat(name(fold)).should().beFinal())
                .toList(),
            List.of(Mutable.class)),
        Law.of(
            "types of the domain are closed: records, enums, final classes, sealed or functional"
                + " interfaces, ports, and what takes answers",
            classes()
                .that()
                .resideInAPackage(DOMAIN)
                .and(describe("are types", Types::isType))
                .should(
                    holdsFor(
                        "be closed",
                        type ->
                            Types.isClosed(type)
                                || PORTS.contains(type.getName())
                                || TAKERS.contains(type.getName()))),
            OpenToAll.class),
        Law.of(
            "no interface has one implementation, unless it is a port",
            classes()
                .that(describe("are types", Types::isType))
                .should(
                    new OtherImplementations(
                        describe("ports", type -> PORTS.contains(type.getName())))),
            Speculative.class));
  }

  /** A class and those nested in it. */
  private static DescribedPredicate<JavaClass> within(String name) {
    return describe(
        "within " + name,
        type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
  }

  private static ArchCondition<JavaClass> holdsFor(
      String description, Predicate<JavaClass> predicate) {
    return ArchCondition.from(describe(description, predicate));
  }
}
