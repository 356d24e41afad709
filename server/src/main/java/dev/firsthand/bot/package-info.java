/**
 * The bot's mind: what a visitor's words mean against an immutable FAQ, and how sure that is. Pure:
 * no I/O, no clock, no library.
 */
@NullMarked
package dev.firsthand.bot;

import org.jspecify.annotations.NullMarked;
