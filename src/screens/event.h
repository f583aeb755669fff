/* What a screen hears: a tap on something it has drawn, or a raw gesture. */
#ifndef SCREENS_EVENT_H
#define SCREENS_EVENT_H

#include "ui/gesture.h"

/* Answered by the frame; a screen's own actions count from UI_ACTION_OWN. */
enum {
	ACTION_HOME = 10,
	ACTION_BACK,
	ACTION_LOOKUP,
	ACTION_NOTICES,
	ACTION_LARGE,
	ACTION_LISTEN,
	ACTION_LOWER,
	ACTION_STAFF,
	ACTION_SCOPE,
	ACTION_STAY,
	ACTION_TAB,         /* a face of the topic: screens/topic.h */
	ACTION_FACTS_PHOTO, /* a photo of a row: screens/register.h */
	ACTION_WHOLE_ROW    /* a row of a list, to be read whole; arg as register_arg() */
};

enum screen_event_kind { SCREEN_ACTION, SCREEN_GESTURE };

struct screen_event {
	enum screen_event_kind kind;
	int action;
	long arg;
	struct gesture_event gesture;
};

#endif
