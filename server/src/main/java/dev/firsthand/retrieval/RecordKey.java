package dev.firsthand.retrieval;

/** What a record of a {@link RecordFile} lies under: half a SHA-256. */
record RecordKey(long high, long low) {}
