/** Who is speaking: staff, passwords, sessions, one-time links, roles, and visitors' tokens. */
@NullMarked
package dev.firsthand.access;

import org.jspecify.annotations.NullMarked;
