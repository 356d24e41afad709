/** Teams: agents who share a queue, and which team a site's conversations go to. */
@NullMarked
package dev.firsthand.teams;

import org.jspecify.annotations.NullMarked;
