/* What a screen hears: a tap on something it has drawn. */
#pragma once

#include "ui/gesture.h"

/* Answered by the frame; a screen's own actions count from UI_ACTION_OWN. */
enum {
	ACTION_HOME = 10,
	ACTION_BACK,
	ACTION_LOOKUP,
	ACTION_NOTICES,
	ACTION_TYPE,
	ACTION_CONTRAST,
	ACTION_LISTEN,
	ACTION_LOUDNESS,
	ACTION_AGAIN, /* from the beginning */
	ACTION_SLOW,
	ACTION_NEXT_PART,
	ACTION_TOUCH_OVER,
	ACTION_LOWER,
	ACTION_STAFF,
	ACTION_SCOPE,
	ACTION_STAY,
	ACTION_TAB,      /* a face of the topic: screens/topic.h */
	ACTION_PHOTO,    /* a photo, to be seen large: screens/register.h */
	ACTION_WHOLE_ROW /* a row of a list, to be read whole; arg as register_arg() */
};

struct screen_event {
	int action;
	long arg;
};

/* For a picture without a display (app/picture_desk.h): what the clerk's morning looks like in it. */
enum desk_moment {
	MOMENT_ANY,       /* staff: somebody has logged in; what was read waits to be looked at */
	MOMENT_NOBODY,    /* nobody has logged in */
	MOMENT_STICK,     /* a stick has been plugged in, nothing is read yet */
	MOMENT_READING,   /* in the middle of the photos */
	MOMENT_CHECKED,   /* the machine has looked at itself */
	MOMENT_PUBLISHED, /* it is on the screen */
};
