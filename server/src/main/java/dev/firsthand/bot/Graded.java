package dev.firsthand.bot;

/**
 * A best guess of the bot of which somebody said whether it was right.
 *
 * @param language BCP 47; empty if unknown
 * @param prior the guess's chance before any adjustment of the site's
 */
public record Graded(String language, double prior, boolean right) {}
