/** Canned responses: texts that agents insert. */
@NullMarked
package dev.firsthand.canned;

import org.jspecify.annotations.NullMarked;
