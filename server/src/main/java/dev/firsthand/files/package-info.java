/** Files that go with messages: taken in parts, judged by their content, given to who may read them. */
@NullMarked
package dev.firsthand.files;

import org.jspecify.annotations.NullMarked;
