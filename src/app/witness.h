/* What is on the screen, in words, for tests that drive the program as a
 * person would. Off unless the environment names a file:
 *
 *   CUNPING_WITNESS=FILE    rewritten (0600, by rename) after every frame that says something else:
 *     screen NAME
 *     touches N             fingers that were lifted before this frame
 *     text WORDS            everything that can be read, a line each
 *     hit X Y W H WORDS     what answers a finger, in px, the topmost last; the words on it, split by |
 *     drag X Y W H          where a finger's drags go to the screen
 */
#ifndef APP_WITNESS_H
#define APP_WITNESS_H

#include "app/stage.h"

struct witness;
struct witness *witness_new(void); /* NULL when nobody asked */
void witness_free(struct witness *w);
void witness_lifted(struct witness *w); /* a finger; all three accept NULL for w */
void witness_frame(struct witness *w, const struct stage *s);

#endif
