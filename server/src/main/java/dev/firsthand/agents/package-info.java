/** The page where admins take on staff, change what is known of them, and hand out sign-in links. */
@NullMarked
package dev.firsthand.agents;

import org.jspecify.annotations.NullMarked;
