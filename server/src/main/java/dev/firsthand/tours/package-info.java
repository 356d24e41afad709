/** Tours of the pages: which of them began by itself for whom, so that it never does so twice. */
@NullMarked
package dev.firsthand.tours;

import org.jspecify.annotations.NullMarked;
