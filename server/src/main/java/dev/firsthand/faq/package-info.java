/** What the bot knows: each site's FAQ in versions, its import and export. */
@NullMarked
package dev.firsthand.faq;

import org.jspecify.annotations.NullMarked;
