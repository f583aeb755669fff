/* The cache of drawn characters: pages of alpha and a table of what is where. */
#ifndef TEXT_ATLAS_H
#define TEXT_ATLAS_H

struct atlas;

struct atlas *atlas_new(void);
void atlas_free(struct atlas *a); /* accepts NULL */

#endif
