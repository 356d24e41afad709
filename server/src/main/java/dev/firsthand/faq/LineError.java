package dev.firsthand.faq;

/**
 * What is wrong in a file, and how to mend it.
 *
 * @param line where, from 1
 */
public record LineError(int line, String message) {}
