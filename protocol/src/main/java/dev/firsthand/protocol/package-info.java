/** What may be said over the wire: commands, frames, their JSON, error and close codes. */
@NullMarked
package dev.firsthand.protocol;

import org.jspecify.annotations.NullMarked;
