/** Finding conversations again: by their words, by what they are, and by the tags that staff gave them. */
@NullMarked
package dev.firsthand.search;

import org.jspecify.annotations.NullMarked;
