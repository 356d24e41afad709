/** The conversation: its states, commands and events, and the pure rules that decide, fold and owe. */
@NullMarked
package dev.firsthand.conversation;

import org.jspecify.annotations.NullMarked;
