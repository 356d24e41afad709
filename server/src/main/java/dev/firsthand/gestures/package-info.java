/** Goodwill gestures: what agents may give, inside which budget, and what was given. */
@NullMarked
package dev.firsthand.gestures;

import org.jspecify.annotations.NullMarked;
