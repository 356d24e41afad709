/** What a site hides of what is written, and how long it keeps its chats. */
@NullMarked
package dev.firsthand.privacy;

import org.jspecify.annotations.NullMarked;
