internal import HindcastModel

/// The pipeline that a CI system's token speaks for, by its subject.
///
/// | system | subject | label |
/// |---|---|---|
/// | GitHub Actions | `repo:acme/infra:ref:refs/heads/main` | `ci:acme/infra@main` |
/// | | `repo:acme/infra:ref:refs/tags/v1` | `ci:acme/infra@tags/v1` |
/// | | `repo:acme/infra:environment:prod` | `ci:acme/infra@environment:prod` |
/// | | `repo:acme/infra:pull_request` | `ci:acme/infra@pull_request` |
/// | GitLab | `project_path:acme/infra:ref_type:branch:ref:main` | `ci:acme/infra@main` |
/// | Terraform Cloud | `organization:acme:project:core:workspace:prod:run_phase:apply` | `ci:acme/prod@apply` |
///
/// Sources: https://docs.github.com/actions/reference/openid-connect-reference,
/// https://docs.gitlab.com/ci/secrets/id_token_authentication/,
/// https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
struct PipelineSubject: Hashable {
    /// The organisation and its repository, or what stands for one.
    let repository: String
    /// The branch, the tag, the environment; `nil` where the subject has none.
    let reference: String?

    /// `ci:<organisation>/<repository>@<reference>`.
    var label: String { "ci:" + repository + (reference.map { "@" + $0 } ?? "") }

    /// Reads a subject; `nil` where it is of none of these systems, or of a form that its owner has made up.
    init?(_ subject: String) {
        let parts = subject.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, !parts[1].isEmpty else { return nil }
        let rest = Array(parts.dropFirst(2))
        switch parts[0] {
        case "repo" where parts[1].contains("/"):
            repository = parts[1]
            switch rest.first {
            case "ref" where rest.count > 1:
                reference = PipelineSubject.short(rest.dropFirst().joined(separator: ":"))
            case nil: reference = nil
            default: reference = rest.joined(separator: ":")
            }
        case "project_path" where parts[1].contains("/"):
            repository = parts[1]
            guard rest.count >= 4, rest[0] == "ref_type", rest[2] == "ref" else { return nil }
            let name = rest[3...].joined(separator: ":")
            reference = rest[1] == "branch" ? name : "\(rest[1])s/\(name)"
        case "organization":
            let named = PipelineSubject.pairs(parts)
            guard let workspace = named["workspace"] ?? named["stack"] else { return nil }
            repository = "\(parts[1])/\(workspace)"
            reference = named["run_phase"] ?? named["operation"]
        default: return nil
        }
    }

    /// `refs/heads/main` → `main`, `refs/tags/v1` → `tags/v1`.
    private static func short(_ reference: String) -> String {
        for prefix in ["refs/heads/", "refs/"] where reference.hasPrefix(prefix) {
            return String(reference.dropFirst(prefix.count))
        }
        return reference
    }

    private static func pairs(_ parts: [String]) -> [String: String] {
        var pairs: [String: String] = [:]
        for index in stride(from: 0, to: parts.count - 1, by: 2) { pairs[parts[index]] = parts[index + 1] }
        return pairs
    }

    /// Returns the host of an identity provider, which is given by its ARN or its address.
    static func host(of provider: String) -> String {
        let name = ARN(provider).map {
            $0.resource.split(separator: "/", maxSplits: 1).last.map(String.init) ?? $0.resource
        }
        let address = name ?? provider
        return address.hasPrefix("https://") ? String(address.dropFirst(8)) : address
    }
}
