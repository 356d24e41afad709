/** JSON over HTTP: reads what clients send field by field, and answers in one form. Knows no chat. */
@NullMarked
package dev.firsthand.rest;

import org.jspecify.annotations.NullMarked;
