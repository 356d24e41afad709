package dev.firsthand.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a text or list, or how large a number, may be. Texts count UTF-16 code units. The codec
 * checks it on the way in; the generated schema and PROTOCOL.md print it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {
  long min() default 0;

  long max();
}
