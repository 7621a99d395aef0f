#include "Names.hpp"
#include <new>

csj_names *csj_names_new(void) { return new (std::nothrow) csj_names(); }

void csj_names_add(csj_names *names, const char *name) { names->add(name); }

void csj_names_free(csj_names *names) { delete names; }
