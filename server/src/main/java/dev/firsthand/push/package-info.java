/** Calling agents on browsers that have no console open, by web push (RFC 8030, 8291, 8292). */
@NullMarked
package dev.firsthand.push;

import org.jspecify.annotations.NullMarked;
