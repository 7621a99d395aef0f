#ifndef CTERRAFORM_H
#define CTERRAFORM_H

#include <stddef.h>

/// One file of the mapping from Terraform's words to the providers', as it was when the binary was built.
typedef struct {
    /// The file's name below `files`, such as "aws.map".
    const char *_Nonnull name;
    /// Its text, without a final zero.
    const unsigned char *_Nonnull bytes;
    /// The number of bytes.
    size_t count;
} cterraform_file;

/// The number of files.
extern const size_t cterraform_file_count;

/// Returns the file at an index below `cterraform_file_count`.
cterraform_file cterraform_file_at(size_t index);

#endif
