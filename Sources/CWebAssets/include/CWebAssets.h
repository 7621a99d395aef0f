#ifndef CWEBASSETS_H
#define CWEBASSETS_H

#include <stddef.h>

/// One file of the site, as it was when the binary was built.
typedef struct {
    /// The file's name below `files`, such as "style.css".
    const char *_Nonnull name;
    /// Its bytes, without a final zero.
    const unsigned char *_Nonnull bytes;
    /// The number of bytes.
    size_t count;
} cwebassets_file;

/// The number of files.
extern const size_t cwebassets_file_count;

/// Returns the file at an index below `cwebassets_file_count`.
cwebassets_file cwebassets_file_at(size_t index);

#endif
