internal import FastJSON
internal import HindcastModel

/// A document at rest: its canonical bytes, a quarter of what a tree of values takes.
struct StoredDocument {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The document; parsed anew at each call.
    var document: ResourceDocument? { (try? JSONValue(parsing: bytes)).flatMap { ResourceDocument(json: $0) } }
}
