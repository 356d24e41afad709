package dev.firsthand.escalation;

import dev.firsthand.bot.Mentions;
import dev.firsthand.conversation.ByLanguage;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.escalation.Policy.Flaw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Checks a policy's rules: each flaw with the field at fault, such as {@code rules[2].name}. */
final class RuleCheck {

  private static final int MOST_OWN = 200;
  private static final int MOST_PHRASES = 50;
  private static final int MOST_PHRASES_OF_ALL = 300;
  private static final int LONGEST_PHRASE = 80;
  private static final int MOST_WORDS = 8;
  private static final int MOST_CONDITIONS = 5;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ATTRIBUTE = 40;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_TEXT = 500;
  private static final int MOST_LANGUAGES = 30;

  private final List<Rule> rules;
  private final List<Flaw> flaws = new ArrayList<>();

  RuleCheck(List<Rule> rules) {
    this.rules = rules;
  }

  List<Flaw> flaws() {
    var titles = new HashSet<String>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      String field = "rules[" + i + "]";
      if (rule.reason() == EscalationReason.CAME_BACK) {
        flaw(field + ".reason", "can't be CAME_BACK: no rule decides who comes back");
      } else if (!titles.add(Mentions.folded(rule.title()))) {
        flaw(field + ".name", "“" + rule.title() + "” is there twice: each rule has its own name");
      }
      named(rule, field);
      switched(rule, field);
      texts(rule.text(), field + ".text");
      texts(rule.offer(), field + ".offer");
      if (rule.priority() < 0 || rule.priority() > Rule.HIGHEST_PRIORITY) {
        flaw(field + ".priority", "must be from 0 to " + Rule.HIGHEST_PRIORITY);
      }
      phrases(rule, field + ".phrases");
      conditions(rule, field + ".conditions");
    }
    complete();
    return List.copyOf(flaws);
  }

  private void named(Rule rule, String field) {
    if (!rule.byAdmin()) {
      if (!rule.name().isEmpty()) {
        flaw(field + ".name", "must be empty: the rule is known by its reason");
      }
      return;
    }
    if (rule.name().isBlank() || rule.name().length() > LONGEST_NAME) {
      flaw(field + ".name", "must have 1 to " + LONGEST_NAME + " characters");
    }
    for (EscalationReason reason : EscalationReason.values()) {
      if (rule.name().equalsIgnoreCase(reason.name())) {
        flaw(field + ".name", "can't be the name of a reason: choose another");
      }
    }
  }

  private void switched(Rule rule, String field) {
    if (!rule.on() && rule.forGood()) {
      flaw(
          field + ".on",
          "can't be false: without " + rule.reason() + ", somebody would not get to a person");
    }
    if (rule.offersFirst() && rule.alwaysAtOnce()) {
      flaw(field + ".mode", "must be AT_ONCE: at " + rule.reason() + " nobody could be asked");
    }
  }

  private void texts(Map<String, String> texts, String field) {
    if (texts.size() > MOST_LANGUAGES) {
      flaw(field, "has more than " + MOST_LANGUAGES + " languages: leave some out");
    }
    texts.forEach((language, text) -> {
      if (!ByLanguage.isLanguage(language)) {
        flaw(
            field,
            "names a language \"" + language + "\": give a tag such as de or pt-BR, or * for all"
                + " others");
      }
      if (text.isBlank() || text.length() > LONGEST_TEXT) {
        flaw(
            field,
            "must have 1 to " + LONGEST_TEXT + " characters for \"" + language
                + "\", or leave it out");
      }
    });
  }

  private void phrases(Rule rule, String field) {
    if (rule.reason() != EscalationReason.SENSITIVE) {
      if (!rule.phrases().isEmpty()) {
        flaw(field, "must be empty: only word rules have words");
      }
      return;
    }
    if (rule.phrases().isEmpty() || rule.phrases().size() > MOST_PHRASES) {
      flaw(field, "must hold 1 to " + MOST_PHRASES + " words or phrases");
    }
    for (String phrase : rule.phrases()) {
      int words = Mentions.wordsOf(phrase).size();
      if (phrase.length() > LONGEST_PHRASE || words == 0 || words > MOST_WORDS) {
        flaw(
            field,
            "holds “" + shortened(phrase) + "”: give 1 to " + MOST_WORDS + " words with letters or"
                + " digits, at most " + LONGEST_PHRASE + " characters");
      }
    }
  }

  private void conditions(Rule rule, String field) {
    if (rule.reason() != EscalationReason.VISITOR_RULE) {
      if (!rule.conditions().isEmpty()) {
        flaw(field, "must be empty: only rules on visitors have conditions");
      }
      return;
    }
    if (rule.conditions().isEmpty() || rule.conditions().size() > MOST_CONDITIONS) {
      flaw(field, "must hold 1 to " + MOST_CONDITIONS + " conditions");
    }
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      String one = field + "[" + i + "]";
      if (condition.attribute().isBlank() || condition.attribute().length() > LONGEST_ATTRIBUTE) {
        flaw(one + ".attribute", "must have 1 to " + LONGEST_ATTRIBUTE + " characters");
      }
      if (condition.verified() && !condition.isSignable()) {
        flaw(one + ".verified", "can't be asked of page and language: nobody signs them");
      }
      if (condition.value().isBlank() || condition.value().length() > LONGEST_VALUE) {
        flaw(one + ".value", "must have 1 to " + LONGEST_VALUE + " characters");
      } else if (!condition.isComparable()) {
        flaw(one + ".value", "must be a number such as 100 or 99.5");
      }
    }
  }

  /** Each rule of the house is there; only its admin's own may be missing. */
  private void complete() {
    for (Rule shipped : Policy.shipped()) {
      if (rules.stream().noneMatch(rule -> rule.reason() == shipped.reason())) {
        flaw("rules", "must hold one for " + shipped.reason() + ": put it back, or switch it off");
      }
    }
    long own = rules.stream().filter(Rule::byAdmin).count();
    if (own > MOST_OWN) {
      flaw("rules", "holds " + own + " of your own: keep at most " + MOST_OWN);
    }
    long phrases = rules.stream().mapToLong(rule -> rule.phrases().size()).sum();
    if (phrases > MOST_PHRASES_OF_ALL) {
      flaw("rules", "hold " + phrases + " phrases: keep at most " + MOST_PHRASES_OF_ALL);
    }
  }

  private static String shortened(String phrase) {
    return phrase.length() <= 30 ? phrase : phrase.substring(0, 30) + "…";
  }

  private void flaw(String field, String advice) {
    flaws.add(new Flaw(field, advice));
  }
}
