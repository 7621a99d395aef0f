import CGit2
import Foundation
import GitStore
import HindcastModel

/// Makes commits the way libgit2 is commonly used: a blob, the trees above it, a commit and the moved reference each.
struct LooseWriter {
    private let repository: OpaquePointer
    private var tree: OpaquePointer?
    private var parent: OpaquePointer?

    /// A call of libgit2 that failed.
    struct Failure: Error { let call: String }

    /// Writes the commits of a workload into a new bare repository.
    static func write(_ workload: Workload, to path: String) throws {
        git_libgit2_init()
        var repository: OpaquePointer?
        var options = git_repository_init_options()
        git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
        options.flags = GIT_REPOSITORY_INIT_BARE.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
        let code = "main".withCString { name in
            options.initial_head = name
            return git_repository_init_ext(&repository, path, &options)
        }
        guard code == 0, let repository else { throw Failure(call: "git_repository_init_ext") }
        var writer = LooseWriter(repository: repository)
        try writer.writeRoot()
        var workload = workload
        try workload.forEachDraft { try writer.append($0) }
    }

    private init(repository: OpaquePointer) { self.repository = repository }

    private mutating func writeRoot() throws {
        var builder: OpaquePointer?
        try check("git_treebuilder_new", git_treebuilder_new(&builder, repository, nil))
        defer { git_treebuilder_free(builder) }
        var empty = git_oid()
        try check("git_treebuilder_write", git_treebuilder_write(&empty, builder))
        try check("git_tree_lookup", git_tree_lookup(&tree, repository, &empty))
        try commit(
            author: ("hindcast", "hindcast@localhost"),
            seconds: 0,
            message: "hindcast: begin the history\n"
        )
    }

    private mutating func append(_ draft: CommitDraft) throws {
        for edit in draft.edits {
            guard let content = edit.content else { continue }
            var blob = git_oid()
            try check("git_blob_create", git_blob_create_from_buffer(&blob, repository, content, content.count))
            var updated = git_oid()
            try edit.path.text.withCString { path in
                var update = git_tree_update(
                    action: GIT_TREE_UPDATE_UPSERT,
                    id: blob,
                    filemode: GIT_FILEMODE_BLOB,
                    path: path
                )
                try check("git_tree_create_updated", git_tree_create_updated(&updated, repository, tree, 1, &update))
            }
            git_tree_free(tree)
            try check("git_tree_lookup", git_tree_lookup(&tree, repository, &updated))
        }
        try commit(author: (draft.authorName, draft.authorEmail), seconds: draft.time.seconds, message: draft.message)
    }

    private mutating func commit(author: (name: String, email: String), seconds: Int64, message: String) throws {
        var signature: UnsafeMutablePointer<git_signature>?
        var committer: UnsafeMutablePointer<git_signature>?
        try check("git_signature_new", git_signature_new(&signature, author.name, author.email, seconds, 0))
        try check(
            "git_signature_new",
            git_signature_new(&committer, "hindcast", "hindcast@localhost", seconds, 0)
        )
        defer {
            git_signature_free(signature)
            git_signature_free(committer)
        }
        var id = git_oid()
        var parents = [parent]
        try check(
            "git_commit_create",
            git_commit_create(
                &id,
                repository,
                "refs/heads/main",
                signature,
                committer,
                nil,
                message,
                tree,
                parent == nil ? 0 : 1,
                &parents
            )
        )
        git_commit_free(parent)
        try check("git_commit_lookup", git_commit_lookup(&parent, repository, &id))
    }

    private func check(_ call: String, _ code: Int32) throws {
        guard code == 0 else { throw Failure(call: call) }
    }
}
