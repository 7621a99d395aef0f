/// Error codes that say that somebody was not allowed to.
enum Refusal {
    /// Whether a code is one of a refusal for want of permission: AWS's services spell it in some ways.
    static func isForWantOfPermission(_ code: String) -> Bool {
        let bare = code.split(separator: ".").last.map(String.init) ?? code
        return words.contains { bare.contains($0) }
    }

    private static let words = [
        "AccessDenied", "UnauthorizedOperation", "Unauthorized", "NotAuthorized", "Forbidden", "AuthFailure",
        "AuthorizationError", "OptInRequired", "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClient",
        "ExpiredToken", "InvalidAccessKeyId", "AuthorizationRequired", "PermissionDenied",
    ]
}
