/**
 * Meanings for the bot: the sentence encoder, its native parts behind one small interface, and the
 * indexes of the sites' FAQs, built in the background.
 */
@NullMarked
package dev.firsthand.retrieval;

import org.jspecify.annotations.NullMarked;
