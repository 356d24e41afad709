package dev.firsthand.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The states of the conversation in which a command is accepted, and how it may be refused. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AllowedIn {
  StateName[] value() default {};

  ErrorCode[] refusals() default {};
}
