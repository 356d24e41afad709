package dev.firsthand.lab;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.engine.TurnLabel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn that another policy would have made another one.
 *
 * @param now under the policy in force; null where it does not come to this turn
 * @param proposed under the other one
 * @param label what people said of its best guess
 */
record Flip(
    String conversation,
    long seq,
    Instant at,
    String language,
    @Nullable String top,
    double confidence,
    Verdict was,
    @Nullable Verdict now,
    @Nullable Verdict proposed,
    TurnLabel.@Nullable Kind label) {}
