/* The reader: the child process in which foreign bytes are looked at.
 *
 * It works inside one staging folder: takes its request, reads the copies under
 * in/, writes `result` or what it made under out/, and says on its standard
 * output where it stands, so that the importer knows what a crash was about:
 *
 *   at N          now at file N
 *   ok N W H TAKEN  photo N is out/N.picture (W×H px) and out/N.thumb; TAKEN by
 *                 the camera's clock, or nothing
 *   heard N MS CLIPPED  recording N is out/N.sound, so long, 1 when it was too loud
 *   no N CODE TEXT  photo or recording N cannot be used, and why */
#pragma once

#include "base/subcommand.h"

/* `cunping reader tables|photos|sounds FOLDER REQUEST`, a file in FOLDER: never called by a person. */
extern const struct subcommand subcommand_reader;
