// What Linux offers to confine a process, as plain functions. On other systems each does nothing and returns 0.
#pragma once
#include <stddef.h>

// Lets the process read below the folders of `readable`, which ends with NULL, and write below `writable`, which may be
// NULL; all other files, and TCP, are out of reach of it and its children from now on. Returns the version of Landlock
// that holds; 0 if the system has none.
int confinement_restrict_files(const char *const *readable, const char *writable);

// Refuses sockets from now on but those inside this machine's file system; with `only_reading` also the start of other
// programs. Returns 1 if that holds.
int confinement_restrict_calls(int only_reading);

// Limits the memory of the process to `memory` bytes, its time on a processor to `seconds`, and each file that it writes
// to `file_size` bytes. Returns 1 if that holds.
int confinement_limit(size_t memory, unsigned seconds, size_t file_size);
