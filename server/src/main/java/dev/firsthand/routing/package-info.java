/** Who should be offered a waiting conversation, and how long the wait will be. */
@NullMarked
package dev.firsthand.routing;

import org.jspecify.annotations.NullMarked;
