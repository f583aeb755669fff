/* What is on a stick and what of it is for us: the same for the look before
 * anybody reads it, for reading it in, and for the check of the machine. */
#pragma once

#include <stdbool.h>

#include "base/file_kind.h"
#include "os/mounts.h"

enum {
	SURVEY_LOOK_DEPTH = 4,    /* folders down that are looked at before reading */
	SURVEY_LOOK_NAMES = 5000, /* names that are looked at before reading */
	SURVEY_MOST_FILES = 20000 /* that are read in */
};
#define SURVEY_MOST_BYTES (4LL * 1024 * 1024 * 1024)

/* By the path below the stick: a sheet, be it one we can only name the cure for, a photo, or a recording in a folder
 * of recordings (录音). */
bool survey_takes(const char *path);
/* Left by office programs, by macOS, by Windows, or hidden: no word about them. One name, or a path. */
bool survey_is_passing(const char *path);

/* What takeout writes lies in folders of this name, every file with this time: one that somebody has changed
 * since, or put there, has another, and is the clerk's. */
#define SURVEY_OWN "村屏_"
enum { SURVEY_OWN_CHANGED_S = 978307200 /* 2001-01-01, which no office program writes */ };
/* Ours as we wrote it: not read in again. */
bool survey_is_own(const char *path, long long changed_s);

/* A stick that could not be mounted: tools/cunping-stick mounts an empty
 * tmpfs in its place whose device is this and the file system's name. */
#define SURVEY_UNREADABLE "cunping-unreadable:"
/* The file system's name, perhaps ""; NULL: it was mounted. */
const char *survey_unreadable(const struct mount *m);
