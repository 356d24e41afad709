/** What people teach the bot: adjustments of its confidence, and questions that the FAQ lacks. */
@NullMarked
package dev.firsthand.learning;

import org.jspecify.annotations.NullMarked;
