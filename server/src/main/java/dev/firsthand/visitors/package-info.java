/** What is known of a visitor: language, page, and what they said of themselves. */
@NullMarked
package dev.firsthand.visitors;

import org.jspecify.annotations.NullMarked;
