/** The admin's view of all that is going on. */
@NullMarked
package dev.firsthand.overview;

import org.jspecify.annotations.NullMarked;
