/** Reports: what can be counted of the conversations, read behind their logs. */
@NullMarked
package dev.firsthand.reports;

import org.jspecify.annotations.NullMarked;
