/** How much one node carries, beside a bare relay on the same wire, in the same minutes. */
@NullMarked
package dev.firsthand.bench.load;

import org.jspecify.annotations.NullMarked;
