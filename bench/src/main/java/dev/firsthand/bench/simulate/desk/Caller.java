package dev.firsthand.bench.simulate.desk;

import java.time.Duration;
import java.time.Instant;

/**
 * A visitor who wants a person.
 *
 * @param at when they ask for one
 * @param language BCP 47
 * @param angry whether they come with raised priority
 * @param effort an agent's work on the chat, if it is the only one they have
 * @param patience how long they wait before they give up
 * @param pickUp how long the agent takes to accept
 */
record Caller(
    int number,
    Instant at,
    String language,
    boolean angry,
    Duration effort,
    Duration patience,
    Duration pickUp) {}
