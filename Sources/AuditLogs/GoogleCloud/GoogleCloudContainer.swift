internal import HindcastModel

/// The ways in which Google Cloud's records are handed around.
enum GoogleCloudContainer {
    /// Whether an object holds records of this cloud, or is one.
    static func holds(_ object: JSONObject) -> Bool { GoogleCloudDecoder.isRecord(object) }

    /// Returns the parts of a container in which records lie; `nil` where the object is a record itself.
    static func parts(
        of object: JSONObject,
        within surroundings: RecordDecoder.Surroundings
    ) -> [(part: ContainerPart, surroundings: RecordDecoder.Surroundings)]? { nil }
}
