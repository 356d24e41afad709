/** How soon a free agent has the next offer, with a long queue and many agents. */
@NullMarked
package dev.firsthand.bench.routing;

import org.jspecify.annotations.NullMarked;
