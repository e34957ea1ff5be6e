package io.weik.api.resource;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What is done when events were lost outside of anyone's control. */
public enum OnGap {
  /** Stand still until a person has looked. */
  @Doc("stand still until someone has looked and starts it again")
  @Key("fail")
  FAIL,
  /** Take in the present state of the outside world anew, then go on. */
  @Doc("take in the present state of the outside world anew, then go on")
  @Key("resnapshot")
  RESNAPSHOT,
  /** Go on with what comes next. */
  @Doc("go on with what comes next")
  @Key("continue")
  CONTINUE
}
