package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.hooks.HookAnswer.Proposal;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Writes what a bot is asked, and reads what it answers: strictly, for a stranger wrote it. */
final class HookCodec {

  static final int MOST_CANDIDATES = 10;
  static final int LONGEST_TEXT = 4000;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_MADE_TITLE = 80;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern MARKS = Pattern.compile("[*_`#>]+|]\\([^)]*\\)|\\[");

  private HookCodec() {}

  static byte[] write(HookQuestion question) {
    return Json.write(question).getBytes(UTF_8);
  }

  /**
   * Reads an answer.
   *
   * @throws HookFailure if it isn't in the form that is asked for
   */
  static HookAnswer read(byte[] json) throws HookFailure {
    try {
      return answer(Json.mapper().readTree(json));
    } catch (JacksonException noJson) {
      throw HookFailure.badAnswer("The answer isn't valid JSON in UTF-8.");
    } catch (BadInput bad) {
      throw HookFailure.badAnswer(bad.advice());
    }
  }

  private static HookAnswer answer(JsonNode body) {
    var input = Input.of(body);
    boolean wantsPerson = input.has("wantsPerson") && input.flag("wantsPerson");
    boolean many = input.has("candidates");
    boolean one = input.has("text");
    if (many && one) {
      throw input.flaw("text", "and “candidates” exclude each other: give one of them.");
    }
    if (one) {
      return new HookAnswer(List.of(text(input)), wantsPerson);
    }
    if (many) {
      return new HookAnswer(candidates(input, body.get("candidates")), wantsPerson);
    }
    if (wantsPerson) {
      return new HookAnswer(List.of(), true);
    }
    throw input.flaw("candidates", "is missing: give candidates (perhaps none), or a text.");
  }

  private static List<Proposal> candidates(Input input, JsonNode list) {
    if (!list.isArray() || list.size() > MOST_CANDIDATES) {
      throw input.flaw("candidates", "must be a list of at most " + MOST_CANDIDATES + ".");
    }
    var proposals = new ArrayList<Proposal>();
    for (JsonNode element : list) {
      if (!element.isObject()) {
        throw input.flaw("candidates", "must hold objects.");
      }
      proposals.add(proposal(Input.of(element)));
    }
    return proposals;
  }

  private static Proposal proposal(Input input) {
    if (!input.has("entry")) {
      input.text("title", 1, LONGEST_TITLE);
      return text(input);
    }
    if (input.has("text")) {
      throw input.flaw("text", "and “entry” exclude each other: the FAQ has the entry's text.");
    }
    return new HookAnswer.Entry(input.text("entry", 1, 100), confidence(input));
  }

  private static HookAnswer.Text text(Input input) {
    var id = input.optionalText("id", 1, 64).orElse(null);
    if (id != null && !ID.matcher(id).matches()) {
      throw input.flaw("id", "must have letters, digits, “.”, “_” and “-” only.");
    }
    String text = input.text("text", 1, LONGEST_TEXT);
    String title = input.optionalText("title", 1, LONGEST_TITLE).orElseGet(() -> firstWords(text));
    return new HookAnswer.Text(id, title, text, confidence(input));
  }

  private static double confidence(Input input) {
    double confidence = input.number("confidence");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw input.flaw("confidence", "must be from 0 to 1.");
    }
    return confidence;
  }

  /** The text's first line without its marks, cut between characters. */
  private static String firstWords(String text) {
    String line =
        MARKS.matcher(text.lines().findFirst().orElse("")).replaceAll("").strip();
    if (line.isEmpty()) {
      return "…";
    }
    return line.codePointCount(0, line.length()) <= LONGEST_MADE_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_MADE_TITLE)) + "…";
  }
}
