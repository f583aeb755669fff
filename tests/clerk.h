/* What a clerk brings: a folder of sheets and pictures, `source`, and beside it
 * an empty data folder, `data`, both below a temporary `root`. */
#ifndef TESTS_CLERK_H
#define TESTS_CLERK_H

#include <stdint.h>

extern char root[64], data[96], source[96];

/* 0, or −1 as a cmocka setup wants it. `folder` is the source's name. */
int clerk_begin(const char *folder);
int clerk_end(void);
/* folder/name; good for the next seven calls. */
const char *at(const char *folder, const char *name);
/* A file of the source; the folders on its way are made. */
void put(const char *name, const char *text);
/* A small picture of one colour; another colour is another photo. */
void put_photo(const char *name, uint32_t color);

#endif
