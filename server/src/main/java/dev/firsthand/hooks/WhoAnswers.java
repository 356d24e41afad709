package dev.firsthand.hooks;

/** Which bot answers on a site. */
public enum WhoAnswers {
  BUILT_IN,
  WEBHOOK
}
