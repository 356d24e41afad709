/** The bot's evaluation: how right, how sure and how fast, measured on a folder of public data. */
@NullMarked
package dev.firsthand.bench.eval;

import org.jspecify.annotations.NullMarked;
