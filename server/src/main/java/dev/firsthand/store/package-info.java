/** The log and the tables kept in step with it, in SQLite or PostgreSQL. */
@NullMarked
package dev.firsthand.store;

import org.jspecify.annotations.NullMarked;
