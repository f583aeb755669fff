/* A screen: what a resident sees at one time, behind one small table.
 *
 * The program keeps a stack of them. Each has zeroed memory of its own (`size` bytes) and an arena that lives as long
 * as it is on the stack, so going back finds it as it was left. Screens ask the store, draw, and say where to go
 * next. */
#pragma once

#include "screens/event.h"
#include "screens/host.h"
#include "ui/widgets.h"

#define SHOWS(...) ((const enum register_id[]){ __VA_ARGS__, REG_COUNT })
#define DATED(...) ((const struct screen_class *const[]){ __VA_ARGS__, NULL })
#define UNDATED ((const struct screen_class *const[]){ NULL })

struct screen_class {
	const char *name;    /* for `cunping shot` */
	const char *title;   /* in the section's colour */
	const char *tab;     /* its name among the faces of its topic (screens/topic.h); NULL: it is none */
	enum section tab_of; /* the topic, where it is not its own section */
	enum section section;
	enum page_scope scope; /* whose rows it shows */
	const char *says;      /* words behind the title, where they are always the same; NULL */
	size_t size;
	/* Any of these but `draw` may be NULL. */
	void (*enter)(void *self, struct host *h, struct arena *a, long arg);
	/* Its name where one class is many pages, 「register:disclosure」: for counts and tests. */
	const char *(*known_as)(const void *self);
	/* Title and section where they depend on what is shown. */
	void (*strip)(void *self, struct host *h, struct ui *ui, const char **title, enum section *section);
	/* Whose rows it shows, where that depends on them. */
	enum page_scope (*scope_of)(const void *self, const struct host *h);
	/* 数据截至: the newest day of what `shows` names, or of what those screens name; or as it says itself, year 0
	 * for none. Where no row has a day, that of the edition. */
	const struct screen_class *const *dated;
	struct date (*as_of)(const void *self, struct host *h);
	/* Words behind the title; returned text lives in the frame or the screen's arena. */
	const char *(*subtitle)(void *self, struct host *h, struct ui *ui);
	/* True when something changed and the screen must be drawn again. */
	bool (*event)(void *self, struct host *h, const struct screen_event *e);
	/* What a finger does where nothing answers a tap, or on a ui_gesture_area(); true as above. */
	bool (*finger)(void *self, struct host *h, const struct gesture_event *g);
	void (*draw)(void *self, struct host *h, struct ui *ui, struct rect body);
	/* Something of it to look at in the room that lowered buttons leave free; nothing in it can be pressed. Home's
	 * stands above pages that have none. */
	void (*look)(void *self, struct host *h, struct ui *ui, struct rect r);
	/* When to draw again without a touch (motion's clock), UINT64_MAX for never. */
	uint64_t (*next_deadline)(void *self, struct host *h);
	/* True when 返回 must wait, because it asks something first. */
	bool (*holds)(void *self, struct host *h);
	bool (*stays)(const void *self); /* true while silence may not send it home: what is shown once is copied */
	/* The registers it shows first of all: where 看一看 leads after an import; SHOWS(), or NULL for none. */
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

/* The class of a screen, all else by its members' names. */
#define SCREEN(id, word, words, where, ...)                                                                            \
	const struct screen_class screen_##id = { .name = word, .title = words, .section = where, __VA_ARGS__ }
