package io.weik.api.resource;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What is done when events were lost outside of anyone's control. */
public enum OnGap {
  /** Stand still until a person has looked. */
  @Key("fail")
  @Doc("Stand still until someone has looked and starts it again.")
  FAIL,
  /** Take in the present state of the outside world anew, then go on. */
  @Key("resnapshot")
  @Doc("Take in the present state of the outside world anew, then go on.")
  RESNAPSHOT,
  /** Go on with what comes next. */
  @Key("continue")
  @Doc("Go on with what comes next.")
  CONTINUE
}
