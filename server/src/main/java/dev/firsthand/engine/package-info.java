/** Turns the crank: decide, append, remember, announce. The only way a conversation changes. */
@NullMarked
package dev.firsthand.engine;

import org.jspecify.annotations.NullMarked;
