/** The threshold lab: what another policy would have made of the site's own past. */
@NullMarked
package dev.firsthand.lab;

import org.jspecify.annotations.NullMarked;
