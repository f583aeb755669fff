/* The version of the program, here and nowhere else. CHANGELOG.md has a section for each. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define CUNPING_VERSION "0.2.0"

#endif
