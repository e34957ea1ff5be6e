package io.weik.api.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter in which some placeholders are filled in by the source itself when it runs: those
 * <code>${name}</code> reach it as they were written, all others are variables as everywhere.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Template {
  /** The names that the source fills in, as {@code cursor}. */
  String[] value();
}
