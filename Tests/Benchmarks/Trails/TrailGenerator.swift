/// Makes the records of a trail, in the order of their times.
struct TrailGenerator {
    private let plan: TrailPlan
    private let writer: TrailWriter
    private var random: SeededRandom
    private var pools = EstateResource.accounts.map { SessionPool(account: $0) }
    private var resources: [EstateResource] = []
    /// The serial number of the next resource.
    private var made = 0
    private var trail: Trail
    private var time = CivilTime.start

    /// Seconds of the year that a trail covers, however long it is.
    private static let year = 365 * 86_400
    /// Of the records that change nothing, the share that opens sessions.
    private static let sessionShare = 0.05
    /// Kinds whose documents do not grow, however often a resource is changed: what busy resources are.
    private static let steadyServices: Set<String> = ["lambda", "sqs", "dynamodb"]

    private init(_ plan: TrailPlan, writer: TrailWriter) {
        self.plan = plan
        self.writer = writer
        random = SeededRandom(seed: plan.seed)
        trail = Trail(plan: plan)
    }

    /// Writes a trail below a folder and returns what it holds.
    static func write(_ plan: TrailPlan, to folder: String) throws -> Trail {
        var generator = TrailGenerator(plan, writer: TrailWriter(folder: folder, seed: plan.seed))
        return try generator.run()
    }

    private mutating func run() throws -> Trail {
        for number in 0..<plan.records {
            time = CivilTime(
                seconds: CivilTime.start.seconds + Int(Double(number) / Double(plan.records) * Double(Self.year))
            )
            let dice = random.fraction()
            if dice < plan.changing {
                try change()
            } else if dice < plan.changing + (1 - plan.changing) * Self.sessionShare {
                try openSession()
            } else {
                try read()
            }
        }
        try writer.finish(at: time)
        trail.end = time.seconds
        trail.files = writer.files
        trail.bytesStored = writer.bytesStored
        trail.bytesUnpacked = writer.bytesUnpacked
        let steady = resources.filter { $0.serial >= plan.busyResources && $0.serial < made / 3 && $0.changes > 3 }
        for index in stride(from: 0, to: steady.count, by: max(1, steady.count / 100)) {
            trail.ordinary.append(steady[index].name)
        }
        return trail
    }

    private mutating func change() throws {
        trail.changes += 1
        let dice = random.below(100)
        switch plan.style {
        case .creation:
            if resources.isEmpty || dice < 60 { return try create() }
            // Mostly what was made lately is worked on.
            let index = resources.count - 1 - random.below(min(resources.count, 2_000))
            return dice < 90 ? try update(index) : try delete(index)
        case .update:
            if made < plan.busyResources || resources.count < 20 || dice < 5 { return try create() }
            if dice < 15 { return try update(random.below(plan.busyResources)) }
            let index = random.below(resources.count)
            return dice < 99 || index < plan.busyResources ? try update(index) : try delete(index)
        }
    }

    private mutating func create() throws {
        var kind = ResourceKind.random(&random)
        if made < plan.busyResources {
            while !Self.steadyServices.contains(ResourceKind.all[kind].creation.service) {
                kind = ResourceKind.random(&random)
            }
        }
        let resource = EstateResource(serial: made, kind: kind)
        if made < plan.busyResources { trail.busy.append(resource.name) }
        made += 1
        resources.append(resource)
        try write(ResourceKind.all[kind].creation, about: resource, reads: false)
    }

    private mutating func update(_ index: Int) throws {
        let updates = ResourceKind.all[resources[index].kind].updates
        try write(updates[resources[index].changes % updates.count], about: resources[index], reads: false)
        resources[index].changes += 1
    }

    private mutating func delete(_ index: Int) throws {
        let resource = resources[index]
        // The busy ones stay in front; else the order does not matter.
        resources.swapAt(index, resources.count - 1)
        resources.removeLast()
        try write(ResourceKind.all[resource.kind].deletion, about: resource, reads: false)
    }

    private mutating func read() throws {
        try write(
            random.pick(ResourceKind.readings),
            about: EstateResource(serial: random.below(1 << 30), kind: 0),
            reads: true
        )
    }

    private mutating func openSession() throws {
        let number = EstateResource(serial: random.below(1 << 30), kind: 0).accountNumber
        let opening = pools[number].open(at: time, &random)
        try writer.add(
            TrailWriter.Record(
                account: pools[number].account,
                region: "us-east-1",
                source: "sts",
                call: opening.call,
                caller: opening.caller,
                reads: true,
                isDenied: false
            ),
            at: time,
            request: { text, _ in text.append(opening.request) },
            response: { text, _ in text.append(opening.response) }
        )
    }

    private mutating func write(_ call: CallTemplate, about resource: EstateResource, reads: Bool) throws {
        let caller = pools[resource.accountNumber].caller(changing: !reads, &random)
        try writer.add(
            TrailWriter.Record(
                account: resource.account,
                region: resource.region,
                source: call.service,
                call: call.name,
                caller: caller,
                reads: reads,
                isDenied: reads && random.below(100) == 0
            ),
            at: time,
            request: { call.request.write(about: resource, to: &$0, &$1) },
            response: { call.response.write(about: resource, to: &$0, &$1) }
        )
    }
}
