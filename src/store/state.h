/* DATA/state.db: which edition is current, their history, and settings.
 *
 * A commit is one transaction, the only moment anything on the screen changes; undo is the same. A broken state.db is
 * put back from its twin, else made anew of the editions. */
#pragma once

#include "base/date.h"
#include "editions/edition.h"

struct state;

/* For screens: the edition to show, falling back to the ones before it. True with number 0 when there is no content
 * at all; false only when there was some and none can be served. Writes nothing. */
bool state_current(const char *data, struct edition_info *out, struct error *err);
/* The same with all its content, in the arena: what turns out to be broken while it is read gives way, too. */
bool state_current_load(
    const char *data, struct edition_info *out, struct arena *a, struct content *content, struct error *err);
/* Done to an edition that stands in for a broken one; `io` may become another file. False: it must not be seen. */
typedef bool state_stand_in(const char *data, struct edition_info *io);
void state_on_stand_in(state_stand_in *f);
/* One setting without keeping anything open; false (and "") when it is not set. */
bool state_peek_setting(const char *data, const char *name, char *out, size_t size);
/* The same for the editions: newest first, in the arena, and which one is current (0: none). 0 when there are none. */
size_t state_peek_history(const char *data, struct arena *a, struct edition_info **out, int *current);

/* Has there been anything but the demonstration on this machine? Then nobody sets it up by a tap. */
bool state_had_content(const char *data);
/* In the audit: put back from the twin, made anew without one. */
#define STATE_MACHINE "机器"
#define STATE_RESTORED "restored"
#define STATE_REBUILT "rebuilt"
/* The edition that should be on the screen is damaged, and an older one is: said once in the audit. */
#define STATE_BROKEN "broken"
void state_note_broken(const char *data);
int state_selected_number(const char *data); /* of the edition that should be on the screen; 0: none */
/* Only its owner enters the folder; *open: it was not so. 0 or an errno value. */
int state_private(const char *data, bool *open);
/* Repairs it unless somebody works on it; makes none where there is nothing. */
void state_mend(const char *data);
/* Makes DATA/state.db when there is none; repairs it when it is broken. */
struct state *state_open(const char *data, struct error *err);
void state_close(struct state *s); /* accepts NULL */
/* Several changes as one, within each other too: the outermost end commits, or takes all back when its `ok` is false;
 * who fails inside must fail outside. Returns whether it is written. */
bool state_begin(struct state *s, struct error *err);
bool state_end(struct state *s, bool ok, struct error *err);
/* The edition that state.db calls current, unchecked; number 0 when none. */
bool state_selected(struct state *s, struct edition_info *out, struct error *err);
bool state_find(struct state *s, int number, struct edition_info *out, struct error *err);
/* The number the next edition gets. */
int state_next_number(struct state *s);                                                    /* 0: it cannot be read */
bool state_commit(struct state *s, const struct edition_info *edition, struct error *err); /* and makes it current */
/* The edition of this number lies in another file now, with another hash. */
bool state_replace(struct state *s, const struct edition_info *edition, struct error *err);
bool state_select(struct state *s, int number, struct error *err); /* a kept one becomes current again */
/* How the summary begins of an edition that was built of an older one's content. */
#define STATE_BACK_TO "换回第 %d 版的内容"
/* Newest first, in the arena. */
bool state_history(struct state *s, struct arena *a, struct edition_info **out, size_t *count, struct error *err);

bool state_setting_get(struct state *s, const char *name, char *out, size_t size);
/* The same, "" when it is not set; false when it cannot be read. */
bool state_setting_read(struct state *s, const char *name, char *out, size_t size, struct error *err);
/* An empty value forgets the setting. */
bool state_setting_set(struct state *s, const char *name, const char *value, struct error *err);

/* Keeps the last five editions, the current one, the one an undo leads to and the last demonstration; other editions'
 * files go, and media that no kept edition names. */
void state_collect(struct state *s);
