package dev.firsthand.store;

import org.jspecify.annotations.Nullable;

/**
 * An event as its row holds it.
 *
 * @param kind the event's stored name, never changed after release
 * @param version of the facts' form
 * @param at milliseconds since 1970
 * @param facts JSON
 * @param words JSON of what people said; null if nothing was said, or it was erased
 */
record StoredEvent(
    String kind,
    int version,
    long at,
    String facts,
    @Nullable String words) {}
