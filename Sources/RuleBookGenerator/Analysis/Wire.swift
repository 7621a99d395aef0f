internal import HindcastModel

/// How CloudTrail renders a service's requests and responses.
enum Wire: String, Sendable {
    case json
    case rest
    case query
    /// A query service whose responses are logged without the result's wrapper.
    case queryUnwrap = "query-unwrap"
    case ec2
    case s3
    case apiGateway = "apigw1"

    init(_ model: ServiceModel) {
        switch (model.name, model.metadata.protocol) {
        case ("apigateway", _): self = .apiGateway
        case ("s3", _), ("s3control", _): self = .s3
        case ("rds", _), ("docdb", _), ("neptune", _), ("redshift", _), ("elasticache", _): self = .queryUnwrap
        case (_, "ec2"): self = .ec2
        case (_, "query"): self = .query
        case (_, "rest-json"), (_, "rest-xml"): self = .rest
        default: self = .json
        }
    }

    /// A member's name in a record, the first letter in lower case.
    func key(of member: ServiceModel.Member) -> String {
        // JSON bodies are logged under their names on the wire; everything else under the model's.
        guard self == .rest || self == .apiGateway, member.location == nil, let wireName = member.locationName else {
            return member.name.lowercasedFirst
        }
        return wireName.lowercasedFirst
    }

    /// A second name: the one in the address of the REST call, if it is another word.
    func alternativeKey(of member: ServiceModel.Member) -> String? {
        if self == .s3, member.name == "Bucket" { return "bucketName" }
        guard self == .rest || self == .apiGateway, member.location == "uri", let name = member.locationName,
            name.folded != member.name.folded
        else { return nil }
        return name.lowercasedFirst
    }
}
