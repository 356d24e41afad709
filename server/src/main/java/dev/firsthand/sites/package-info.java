/** The websites that carry the widget: allowed origins, look, and the policy of the bot in versions. */
@NullMarked
package dev.firsthand.sites;

import org.jspecify.annotations.NullMarked;
