package io.weik.api.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a parameter, a config record or one of an enum's values is for: one or two sentences for the
 * user.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.FIELD})
public @interface Doc {
  /** The sentences. */
  String value();

  /** A value as a user would write it, where one helps. */
  String example() default "";
}
