package dev.scorekeeper.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser that looks at pages. Tests that need one skip where there is none, unless {@code
 * SCOREKEEPER_BROWSER=required} says that there has to be one.
 */
final class Chromium implements AutoCloseable {
  private static final String REQUIRED = "SCOREKEEPER_BROWSER";

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one. */
  static Chromium start() {
    Optional<Path> browser = program("chromium", "google-chrome", "chrome");
    Optional<Path> driver = program("chromedriver");
    boolean there = browser.isPresent() && driver.isPresent();
    if (!there && "required".equals(System.getenv(REQUIRED))) {
      throw new IllegalStateException(
          REQUIRED + " asks for a browser, and there is no chromium with a chromedriver here");
    }
    assumeTrue(there, "there is no chromium with a chromedriver here");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en");
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    logging.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    return new Chromium(
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build(),
            options));
  }

  private static Optional<Path> program(String... names) {
    for (String name : names) {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
        Path program = Path.of(folder).resolve(name);
        if (Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  /** Looks as on a screen of this width, which likes light or dark. */
  Chromium screen(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Runs scripts from the next page on, or runs none. */
  Chromium scripts(boolean run) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    return this;
  }

  void open(Path page) {
    open(page, "");
  }

  /** Opens a page from the disk at a place of it. */
  void open(Path page, String hash) {
    driver.get("about:blank");
    driver.get(page.toUri() + hash);
  }

  /** What the page wrote to the console, and what the browser complained about. */
  List<String> console() {
    List<String> lines = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      lines.add(entry.getMessage());
    }
    return lines;
  }

  /** The addresses that were asked for since the last time, as the browser tells. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      String message = entry.getMessage();
      int sent = message.indexOf("\"Network.requestWillBeSent\"");
      int request = message.indexOf("\"request\":{", Math.max(0, sent));
      int url = message.indexOf("\"url\":\"", Math.max(0, request));
      if (sent >= 0 && request >= 0 && url >= 0) {
        int begin = url + "\"url\":\"".length();
        addresses.add(message.substring(begin, message.indexOf('"', begin)));
      }
    }
    return addresses;
  }

  ChromeDriver driver() {
    return driver;
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** How many of some elements are seen. */
  long shown(String selector) {
    return number(
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length",
        selector);
  }

  @Nullable Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  long number(String script, Object... arguments) {
    if (driver.executeScript(script, arguments) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("no number: " + script);
  }

  /** What axe-core finds that matters more than a little, each with where it is. */
  List<?> violations() {
    ask(axe());
    @Nullable Object found =
        driver.executeAsyncScript(
            "var done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(result => done("
                + "result.violations.filter(one => one.impact !== 'minor').map(one =>"
                + " one.id + ' (' + one.impact + '): ' + one.nodes.slice(0, 3).map(node =>"
                + " node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '))))");
    return found instanceof List<?> violations ? violations : List.of("axe says nothing");
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a picture of the whole page. */
  void picture(Path file) throws IOException {
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of(
                    "x",
                    0,
                    "y",
                    0,
                    "width",
                    number("return document.documentElement.scrollWidth"),
                    "height",
                    number("return document.documentElement.scrollHeight"),
                    "scale",
                    1)));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
  }

  /** Prints the page as a PDF. */
  byte[] printed() {
    return Base64.getDecoder()
        .decode(
            String.valueOf(
                driver
                    .executeCdpCommand(
                        "Page.printToPDF",
                        Map.of("preferCSSPageSize", true, "printBackground", true))
                    .get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
