/** Mail: takes agents' answers to visitors who are not there. */
@NullMarked
package dev.firsthand.mail;

import org.jspecify.annotations.NullMarked;
