/* A keyboard on the screen: a line to write in, what the pinyin typed so far
 * may mean, and the keys. Also a pad for numbers and telephone numbers.
 *
 * Keys are 18 mm or more wherever the room allows it (m->button): letters
 * stand as on a computer, ten in a row, and where ten of 18 mm do not fit
 * (screens narrower than 21 cm), in the order of the alphabet, seven in a
 * row. In less than keyboard_least() they are as high as it goes. The struct
 * belongs to the screen; event and draw are pure, nothing is kept elsewhere.
 * Candidates come from text/ime.h. */
#pragma once

#include "text/ime.h"
#include "ui/widgets.h"

enum { KEYBOARD_BYTES = 600 };
/* TEXT: anything; NUMBER: digits and a point; PHONE: digits and －. */
enum keyboard_kind { KEYBOARD_TEXT, KEYBOARD_NUMBER, KEYBOARD_PHONE };
enum keyboard_answer { KEYBOARD_NOTHING, KEYBOARD_CHANGED, KEYBOARD_DONE };

struct keyboard {
	enum keyboard_kind kind;
	size_t limit;              /* characters */
	const char *hint;          /* grey in the empty line; NULL */
	const char *done;          /* a last key, 「写好了」; NULL: the screen has a button of its own */
	char text[KEYBOARD_BYTES]; /* what is written: UTF-8 */
	/* its own */
	char letters[IME_LETTERS + 1]; /* pinyin no word was chosen for yet */
	bool latin, upper, signs;
	int page;
	size_t words;
	struct ime_word word[IME_MOST];
};

/* `text` may be NULL; it is cut at `limit` characters. Keeps hint and done. */
void keyboard_open(struct keyboard *k, enum keyboard_kind kind, const char *text, size_t limit);
/* Every key is registered as `action`; give its arg to keyboard_event(). */
void keyboard_draw(struct ui *ui, struct rect r, const struct keyboard *k, int action);
/* Changes text, letters or page; DONE for the key `done`. */
enum keyboard_answer keyboard_event(struct keyboard *k, long arg);
/* Pinyin is waiting for a word to be chosen: not yet the time to take `text`. */
bool keyboard_pending(const struct keyboard *k);
/* Its height with keys of 18 mm. It stands at the bottom of what it gets. */
int keyboard_least(const struct ui *ui, const struct keyboard *k);

/* What the keys other than characters (their code points) send: for tests. */
enum {
	KEYBOARD_DELETE = 0x110000, /* one letter of the pinyin, else one character */
	KEYBOARD_CLEAR,
	KEYBOARD_SIGNS, /* to the digits and signs, and back */
	KEYBOARD_LATIN, /* 中 / 英 */
	KEYBOARD_UPPER, /* A for the next letter */
	KEYBOARD_EARLIER,
	KEYBOARD_LATER,           /* pages of candidates */
	KEYBOARD_FINISH,          /* `done` */
	KEYBOARD_WORD = 0x120000, /* + i: candidate i */
};
