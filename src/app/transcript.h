/* What is on the screen, in words, for tests that drive the program as a
 * person would. Off unless the environment names a file:
 *
 *   CUNPING_TRANSCRIPT=FILE    rewritten (0600, by rename) after every frame that says something else:
 *     screen NAME
 *     touches N             fingers that were lifted before this frame
 *     unanswered N          those of them that did nothing: the page had just come, or the window lost them
 *     text WORDS            everything that can be read, a line each
 *     hit X Y W H WORDS     what answers a finger, in px, the topmost last; the words on it, split by |
 *     moving                a list is on its way: what answers a finger is elsewhere in the next frame
 *     drag X Y W H          where a finger's drags go to the screen
 */
#pragma once

#include "app/stage.h"

struct transcript;
struct transcript *transcript_new(void); /* NULL when nobody asked */
void transcript_free(struct transcript *w);
void transcript_frame(struct transcript *w, const struct stage *s); /* all three accept NULL for w */
/* A finger; one that nothing answered is told at once, as no frame may follow. */
void transcript_lifted(struct transcript *w, bool answered);
/* The folder of that file; false: nothing is to be written. */
bool transcript_folder(char *out, size_t size);
