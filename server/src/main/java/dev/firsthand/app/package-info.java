/** Main, configuration and wiring: the only place that makes adapters, reads the clock and rolls dice. */
@NullMarked
package dev.firsthand.app;

import org.jspecify.annotations.NullMarked;
