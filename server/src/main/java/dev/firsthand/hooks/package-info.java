/** Other bots: which bot answers on a site, and the signed call to one behind a webhook. */
@NullMarked
package dev.firsthand.hooks;

import org.jspecify.annotations.NullMarked;
