/** A believable past: visitors and agents who play their parts before the real engine. */
@NullMarked
package dev.firsthand.past;

import org.jspecify.annotations.NullMarked;
