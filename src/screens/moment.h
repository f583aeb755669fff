/* For a picture without a display (app/picture_desk.h): what the clerk's
 * morning looks like in it. */
#ifndef SCREENS_MOMENT_H
#define SCREENS_MOMENT_H

enum desk_moment {
	MOMENT_ANY,       /* staff: somebody has logged in; what was read waits to be looked at */
	MOMENT_NOBODY,    /* nobody has logged in */
	MOMENT_STICK,     /* a stick has been plugged in, nothing is read yet */
	MOMENT_READING,   /* in the middle of the photos */
	MOMENT_CHECKED,   /* the machine has looked at itself */
	MOMENT_PUBLISHED, /* it is on the screen */
};

#endif
