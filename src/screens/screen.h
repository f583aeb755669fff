/* A screen: what a resident sees at one time, behind one small table.
 *
 * The program keeps a stack of them. Each has zeroed memory of its own
 * (`size` bytes) and an arena that lives as long as it is on the stack, so
 * going back finds it as it was left. Screens know no SQL and no windows:
 * they ask the store, draw, and say where to go next. */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include "store/store.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

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

enum go { GO_NOWHERE, GO_OPEN, GO_REPLACE, GO_BACK, GO_HOME, GO_STAFF };

struct desk; /* screens/desk.h */
struct screen_class;

/* What all screens share; owned by the app. */
struct host {
	struct store *store;
	struct datetime now;
	uint64_t now_ms;    /* a clock for motion */
	bool home_scope;    /* 本村 rather than 全镇 */
	bool demonstration; /* what is on the screen is one, whatever is previewed */
	bool animate;       /* false: pictures without a display, everything at rest */
	struct desk *desk;  /* the clerk's; never NULL */
	bool large, lowered, can_lower;
	long fresh_notices;
	unsigned slides, slide; /* of the attract screen: how many it has; which one it shows now */
	int slide_fade;         /* how far that one has come over the one before, 0–255 */
	/* Every screen there is, ends with NULL; the app's. For what is asked of all of them: which one shows a
	 * register? */
	const struct screen_class *const *screens;
	enum go go; /* set by host_…(), carried out after the event or the frame */
	const struct screen_class *go_class;
	long go_arg;
};

enum screen_event_kind { SCREEN_ACTION, SCREEN_GESTURE };

struct screen_event {
	enum screen_event_kind kind;
	int action;
	long arg;
	struct gesture_event gesture;
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

#define SHOWS(...)                                                                                                     \
	(const enum register_id[])                                                                                     \
	{                                                                                                              \
		__VA_ARGS__, REG_COUNT                                                                                 \
	}

struct screen_class {
	const char *name;    /* for `cunping shot` */
	const char *title;   /* in the section's colour */
	const char *tab;     /* its name among the faces of its topic (screens/topic.h); NULL: it is none */
	enum section tab_of; /* the topic, where it is not its own section */
	enum section section;
	size_t size;
	void (*enter)(void *self, struct host *h, struct arena *a, long arg);
	/* May be NULL: its name where one class is many pages, 「register:disclosure」: for counts and tests. */
	const char *(*known_as)(const void *self);
	/* May be NULL: title and section where they depend on what is shown. */
	void (*strip)(void *self, struct host *h, struct ui *ui, const char **title, enum section *section);
	/* May be NULL: words behind the title; returned text lives in the frame or the screen's arena. */
	const char *(*subtitle)(void *self, struct host *h, struct ui *ui);
	/* True when something changed and the screen must be drawn again. */
	bool (*event)(void *self, struct host *h, const struct screen_event *e);
	void (*draw)(void *self, struct host *h, struct ui *ui, struct rect body);
	/* May be NULL: when to draw again without a touch (motion's clock), UINT64_MAX for never. */
	uint64_t (*next_deadline)(void *self, struct host *h);
	/* May be NULL: true when 返回 must wait, because it asks something first. */
	bool (*holds)(void *self, struct host *h);
	/* May be NULL: true while nobody's silence may send it home (something is shown once and must be copied). */
	bool (*stays)(const void *self);
	/* The registers it shows first of all: where 看一看 leads after an import. Ends with REG_COUNT; NULL for none.
	 */
	const enum register_id *shows;
	int dock;                /* the action of the dock's button that leads here; 0 for none */
	enum desk_moment moment; /* of its picture */
	bool locked;             /* shown only to who has logged in: others read what to do */
	bool staff;              /* for staff only: no banner for the clerk, no visit that counts */
	bool hands_over;         /* logging out here asks who comes next */
	bool own;                /* one household's own: 「还在看吗？」 comes after 30 s */
	bool keeps; /* not entered anew when content, settings or the day change: it holds what was typed */
	bool full;  /* drawn over the whole screen, without strip and dock */
};

/* Where to go, carried out after the event or the frame. Screens are known by their class: screens/all.h. */
void host_open(struct host *h, const struct screen_class *screen, long arg);
void host_replace(struct host *h, const struct screen_class *screen, long arg); /* a tab: back goes past it */
void host_back(struct host *h);
void host_home(struct host *h);
void host_staff(struct host *h); /* 今天要办的事, everything between it and home is left */
/* The screen that shows a register first of all; NULL when none does. */
const struct screen_class *host_screen_of(const struct host *h, enum register_id reg);
/* Place key of the scope: the home village's, or NULL for the whole town. */
const char *host_scope(const struct host *h);

#endif
