internal import CSimdjson

/// Names of members that the writer of a line asks about, told by their letters: case, `_` and `-` do not count.
///
/// `@unchecked`, as nothing changes what the handle leads to once it is made.
package final class MemberNames: @unchecked Sendable {
    let handle: OpaquePointer?

    /// Makes a list of at most 256 names, given in lower case and without `_` and `-`.
    package init(_ names: some Sequence<String>) {
        handle = csj_names_new()
        guard let handle else { return }
        for name in Set(names) { csj_names_add(handle, name) }
    }

    deinit { csj_names_free(handle) }
}
