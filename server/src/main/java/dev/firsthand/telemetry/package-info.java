/** Health and metrics, for whoever runs the server. */
@NullMarked
package dev.firsthand.telemetry;

import org.jspecify.annotations.NullMarked;
