/* The clerk's desk: what staff screens see of sticks, of the importer and of
 * who has logged in, and how they ask for something.
 *
 * Owned and filled by the app (app/desk.h); screens only read it and call the
 * functions, which never wait: what they lead to shows in a later frame. Main
 * thread only. Texts are the app's and stay until the next event. */
#ifndef SCREENS_DESK_H
#define SCREENS_DESK_H

#include "store/review.h"
#include "store/staff.h"

enum { DESK_STICKS = 6, DESK_SESSION_MS = 180000, DESK_ARGS = 24, DESK_SEEN = 8192 };

enum desk_look {
	DESK_LOOKING,    /* its files are being listed */
	DESK_USEFUL,     /* something for us */
	DESK_NOTHING,    /* what was looked for, and what is there, is in `words` */
	DESK_UNREADABLE, /* no file system we know, or it fails */
	DESK_SLOW,       /* it has not answered for ten seconds */
};

struct desk_stick {
	char path[512]; /* where it is mounted */
	char name[128]; /* its label, or the last part of the path */
	enum desk_look look;
	char folder[512]; /* below path: what to read; "" the whole stick */
	char words[512];  /* one sentence for people: 「2 个表格、86 张照片」 */
	long sheets, photos;
	bool fresh; /* nobody has read it since it was plugged in: the banner */
};

enum desk_work {
	DESK_IDLE,
	DESK_READING,  /* copy … compare: `progress` */
	DESK_LOST,     /* the stick is gone in the middle: put it back or cancel */
	DESK_REVIEW,   /* `review` is open */
	DESK_APPLYING, /* a mask, a photo left out, the preview: the next review comes */
	DESK_PUBLISHING,
	DESK_PUBLISHED,
	DESK_ENDED, /* refused, cancelled, broken down: `words` says why and what to do */
};

enum desk_step { DESK_COPY, DESK_READ, DESK_PHOTOS, DESK_COMPARE, DESK_BUILD, DESK_PUBLISH, DESK_STEPS };

struct desk_progress {
	enum desk_step step;
	long done, total;             /* of this step */
	long long bytes, bytes_total; /* while copying */
	long rows, photos, photos_total;
	int permille;      /* of the whole, never falls */
	long seconds;      /* so far */
	long seconds_left; /* −1: nobody can know yet */
};

enum desk_job_state { DESK_JOB_NONE, DESK_JOB_RUNNING, DESK_JOB_DONE, DESK_JOB_FAILED };

/* A subcommand of this program in the background, one at a time: a setting, an undo, a small change, a take-out. */
struct desk_job {
	unsigned number; /* counts up: which one this is */
	enum desk_job_state state;
	char name[64];    /* its subcommand */
	char words[1024]; /* last words for people */
	const char *out;  /* everything it wrote on standard output */
	char step[256];   /* `progress WORDS`, its latest such line */
};

struct desk;
struct desk_calls {
	void (*log_in)(struct desk *d, const struct staff_member *who);
	void (*log_out)(struct desk *d);
	void (*read)(struct desk *d, const char *source, const char *name);
	void (*tell)(struct desk *d, const char *line); /* session.h, as told */
	void (*cancel)(struct desk *d);  /* at once: the importer is told, then killed, and staging is emptied */
	void (*dismiss)(struct desk *d); /* PUBLISHED or ENDED is read: IDLE again */
	/* `argv` without the program and without --data; ends with NULL. `input` (or NULL) on its standard input. */
	void (*run)(struct desk *d, const char *const *argv, const char *input);
	void (*preview)(struct desk *d, bool on); /* residents' screens show the edition to come */
	void (*look)(struct desk *d);             /* at all sticks again */
};

struct desk {
	const struct desk_calls *call;
	void *app;
	const char *data; /* the data folder */
	/* who */
	struct staff_member who;
	uint64_t logout_ms; /* when the session ends by itself, in host.now_ms */
	/* sticks */
	struct desk_stick stick[DESK_STICKS];
	int sticks;
	/* the importer */
	enum desk_work work;
	struct desk_progress progress;
	struct review *review;         /* NULL unless REVIEW, APPLYING, PUBLISHING, PUBLISHED */
	unsigned review_number;        /* counts up with every new one: forget what was read of the last */
	char source[128];              /* the stick or folder, as a person knows it */
	char reader[STAFF_NAME];       /* who read it in */
	char words[512];               /* of LOST, ENDED, PUBLISHED; of the last `refused` */
	char code[48];                 /* stable, of ENDED and `refused` */
	int published;                 /* number of the edition */
	bool bad_rows;                 /* what is wrong stays out */
	bool previewing;               /* the store of the host is the edition to come */
	char preview[512], media[512]; /* while previewing: the edition to come, and the folder of its new pictures */
	bool demonstration_machine;    /* what is on the screen is the demonstration */
	struct desk_job job;
	/* Photos that a person has opened or ticked off, a bit each: the screens' own; emptied by the app with `read`.
	 */
	unsigned char seen[DESK_SEEN / 8];
};

#endif
