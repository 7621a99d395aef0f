import ArgumentParser
import GitStore
import HindcastModel

/// A made-up estate whose resources are created and changed, the same for the same name.
struct Workload {
    /// What the estate looks like.
    enum Shape: String, CaseIterable, ExpressibleByArgument {
        /// Changes to 20,000 resources in directories of at most 100.
        case fan
        /// Changes to 5,000 resources in one directory.
        case flat
        /// Nothing but new resources, in directories of at most 100.
        case creation
    }

    let shape: Shape
    let commits: Int
    /// Whether each commit carries its record as a note.
    let notes: Bool
    private var state: UInt64 = 42
    private var resources: [Resource] = []

    /// A resource and the values of its members.
    private struct Resource {
        let path: RepositoryPath
        let id: String
        var values: [UInt64]
    }

    init(_ shape: Shape, commits: Int, notes: Bool = false) {
        self.shape = shape
        self.commits = commits
        self.notes = notes
    }

    /// Calls `body` with each draft.
    mutating func forEachDraft(_ body: (CommitDraft) throws -> Void) rethrows {
        let resourceCount =
            switch shape {
            case .fan: min(20_000, commits / 4)
            case .flat: min(5_000, commits / 4)
            case .creation: commits
            }
        for number in 0..<commits {
            let index: Int
            if number < resourceCount {
                index = number
                resources.append(makeResource(number, of: resourceCount))
            } else {
                index = Int(next() % UInt64(resourceCount))
                resources[index].values[Int(next() % 20)] = next()
            }
            try body(draft(number, index, isNew: number < resourceCount))
            if shape == .creation { resources[index].values = [] }
        }
    }

    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    private mutating func makeResource(_ number: Int, of count: Int) -> Resource {
        let id = "sg-" + String(next(), radix: 16)
        let directory = shape == .flat ? 0 : number % max(1, count / 100)
        let address = Address(
            provider: .aws,
            account: ["111122223333", "444455556666"][directory % 2],
            location: "eu-west-\(directory / 2 % 4)",
            service: "service\(directory / 8 % 10)",
            type: "type\(directory / 80)",
            id: id
        )
        return Resource(path: RepositoryPath(address), id: id, values: (0..<20).map { _ in next() })
    }

    private func draft(_ number: Int, _ index: Int, isNew: Bool) -> CommitDraft {
        let resource = resources[index]
        var text = "{\n  \"address\": \"\(resource.path.text)\",\n  \"configuration\": {\n"
        for (member, value) in resource.values.enumerated() {
            text += "    \"memberNumber\(member)\": \"value-\(value % 1_000_000)-of-this-member\",\n"
        }
        text += "    \"vpcId\": \"vpc-0a1b2c3d\"\n  },\n  \"identity\": {\n    \"aliases\": []\n  },\n"
        text += "  \"knowledge\": \"complete\",\n  \"tags\": {}\n}\n"
        let person = number % 17
        let message = """
            ec2: \(isNew ? "create" : "change") \(resource.id)

            Event-Id: \(String(UInt64(number) &* 0x9e37_79b9_7f4a_7c15, radix: 16))-4562-b3fc-2c963f66afa6
            Action: ec2:ModifySecurityGroupRules
            Principal: arn:aws:sts::111122223333:assumed-role/operators/person\(person)@example.com
            Origin: person\(person)@example.com (proven)
            Via: console
            Source-IP: 198.51.100.\(number % 250)
            Resource: \(resource.path.text)

            """
        let time = Moment(seconds: 1_700_000_000 + Int64(number))
        let note = notes ? Array("{\"eventID\":\"\(number)\",\"requestParameters\":\(text)}".utf8) : nil
        return CommitDraft(
            authorName: "Person \(person)",
            authorEmail: "person\(person)@example.com",
            time: time,
            message: message,
            edits: [TreeEdit(path: resource.path, content: Array(text.utf8))],
            note: note
        )
    }
}
