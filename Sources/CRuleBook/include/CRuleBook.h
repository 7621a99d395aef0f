#ifndef CRULEBOOK_H
#define CRULEBOOK_H

#include <stddef.h>

/// One file of the rule book, as it was when the binary was built.
typedef struct {
    /// The file's name below `files`, such as "overrides/ec2.rules".
    const char *_Nonnull name;
    /// Its text, without a final zero.
    const unsigned char *_Nonnull bytes;
    /// The number of bytes.
    size_t count;
} crulebook_file;

/// The number of files.
extern const size_t crulebook_file_count;

/// Returns the file at an index below `crulebook_file_count`.
crulebook_file crulebook_file_at(size_t index);

#endif
