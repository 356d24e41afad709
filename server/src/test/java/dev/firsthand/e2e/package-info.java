/** Whole servers, played against over their sockets, their pages and their processes. */
@NullMarked
package dev.firsthand.e2e;

import org.jspecify.annotations.NullMarked;
