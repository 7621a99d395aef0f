internal import HindcastModel

/// Finds the assets in a file of Cloud Asset Inventory, whatever is around them.
struct CloudAssetFile {
    /// An asset of a file, or what is wrong in its place.
    struct Entry {
        /// The place among the file's assets, from 1.
        let number: Int
        /// The line on which it starts, where lines tell.
        let line: Int?
        /// The object.
        let fields: JSONObject?
        /// Since when it is so, where what is around it tells.
        let since: Moment?
        /// Whether the asset is gone.
        let isDeleted: Bool
        /// What is wrong, where there is no object.
        let reason: String
    }

    /// The assets in the order of the file.
    private(set) var entries: [Entry] = []
    /// When all of them were seen; `nil` where the file does not say.
    private(set) var readAt: Moment?

    /// Takes the values of a file apart.
    init(_ texts: JSONTexts) {
        for text in texts.entries {
            let line = texts.isSingle ? nil : text.line
            guard let value = text.value else {
                add(nil, at: line, reason: text.reason)
                continue
            }
            take(value, at: line)
        }
    }

    /// Whether values are those of such a file: the first object that says what it is decides.
    static func holds(_ texts: JSONTexts) -> Bool {
        let sample = texts.entries.prefix(8).compactMap(\.value)
        return sample.contains { value in
            if let elements = value.array { return elements.prefix(8).contains(where: isAsset) }
            guard let object = value.object else { return false }
            return isAsset(value)
                || ["assets", "results"].contains { object[$0]?.array?.prefix(8).contains(where: isAsset) ?? false }
        }
    }

    private static func isAsset(_ value: JSONValue) -> Bool {
        guard let object = value.object else { return false }
        if let inner = object["asset"] ?? object["priorAsset"] ?? object["prior_asset"] { return isAsset(inner) }
        return CloudAsset(object) != nil
    }

    private mutating func take(_ value: JSONValue, at line: Int?) {
        if let elements = value.array {
            for element in elements { take(element, at: line) }
            return
        }
        guard let object = value.object else { return add(nil, at: line, reason: "it is no object") }
        if let list = object["assets"]?.array ?? object["results"]?.array {
            if let time = object["readTime"]?.string { readAt = CloudAsset.moment(time) }
            for element in list { take(element, at: line) }
            return
        }
        takeTemporal(object, at: line)
    }

    /// An asset with the time from which on it was so, as feeds and `get-history` tell it; or the asset alone.
    private mutating func takeTemporal(_ object: JSONObject, at line: Int?) {
        guard let asset = object["asset"]?.object else {
            if object["window"] != nil, let prior = object.member(ignoringCase: "priorAsset")?.value.object {
                return add(prior, at: line, since: CloudAssetFile.start(of: object), isDeleted: true)
            }
            return add(object, at: line)
        }
        add(
            asset,
            at: line,
            since: CloudAssetFile.start(of: object),
            isDeleted: object["deleted"]?.bool ?? false
        )
    }

    private static func start(of object: JSONObject) -> Moment? {
        (object["window"]?.object?.member(ignoringCase: "startTime")?.value.string).flatMap { CloudAsset.moment($0) }
    }

    private mutating func add(
        _ fields: JSONObject?,
        at line: Int?,
        since: Moment? = nil,
        isDeleted: Bool = false,
        reason: String = ""
    ) {
        entries.append(
            Entry(
                number: entries.count + 1,
                line: line,
                fields: fields,
                since: since,
                isDeleted: isDeleted,
                reason: reason
            )
        )
    }
}
