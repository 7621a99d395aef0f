/// The format of `derived.tsv`, the derived AWS rule book.
///
/// UTF-8 text, one record a line, columns separated by tabs, empty columns at the end left out. What stands within a
/// column is separated by `;`, within that by `,`. Everything is sorted, so that the same models give the same bytes.
///
/// **Names** are written as CloudTrail writes them, the first letter in lower case (`dBInstanceIdentifier`). They are to
/// be compared without regard to case and to `-` and `_`: REST services log some names as they stand in an address
/// (`broker-id`). The first character tells the kind of line:
///
/// ```
/// # comment
/// %ignored  NAME,…           request members that are never configuration, in any service
/// %volatile NAME,…           members that change by themselves, in every document that does not say otherwise
/// %verbs    CLASS  VERB,…    the verb classes, for operations that have no row
/// !service  SOURCE,…  WIRE   a service: its event sources, the usual one first; wire is json, rest, query,
///                            query-unwrap, ec2, s3 or apigw1
/// $x        NAME,…           names of the service by kind, see below
/// @Type     IDS  SCOPE  PARENT  FACTS
/// Operation EFFECT  TYPE  ID  EXTRAS
/// ```
///
/// An operation without a row only reads, if its verb's class is `read`.
///
/// ## Types
///
/// The types of a service are numbered from 0 in the order of their lines.
///
/// - IDS: `kind:NAME,…;…`, kinds `id`, `arn`, `name`, `url` and `ref` (takes any of them). The first name is the one that
///   most requests use. Members of a request, a response or the document with these names hold identifiers of the
///   resource. Empty: there is one in each account or region.
/// - SCOPE: `NAME,…`, request members that name what the resource lives in, outermost first. `a|b` are two spellings.
/// - PARENT: number of the type it lives in.
/// - FACTS: `-:PATH,…` members that change by themselves; `+:NAME,…` members that are configuration although they are in
///   `%volatile`; `set:PATH,…` lists whose order means nothing, with `[NAME]` after lists of structures that NAME tells
///   apart; `alias:PATH,…` secondary identifiers within the document (`associations[].associationId`).
///
/// ## Operations
///
/// EFFECT is a letter and a mark of confidence: none high, `~` medium, `?` low, `!` none (the resource is not known).
///
/// | letter | effect |
/// |---|---|
/// | `C` | creates |
/// | `R` | states the whole thing anew; creates it if it is not there |
/// | `M` | merges the request's members into the document |
/// | `D` | deletes |
/// | `P` `Q` | sets, unsets the sub-document `p` (`Q`: several) |
/// | `E` `F` | puts, drops the element of the list `p` that has the keys `k`; with `b`, each element of that member |
/// | `G` | patches that element; without `k`, merges into the sub-document `p` |
/// | `L` `K` | as `E` and `F`, for a relation; without `k`, the values of `b` are the elements |
/// | `T` `U` | tags, untags |
/// | `S` | moves the thing along its life: `v` says how, where that is known |
/// | `X` `N` | runs something, or changes data: no configuration |
///
/// TYPE is the type's number, or `*`: whatever the identifier leads to.
///
/// ID says where the identifier is. Empty: in the request, under the type's first name (or its other spelling). Else
/// paths joined by `|`, the first that is not empty counts: `rq.a.b` in the request, `rs.a.b` in the response; `x[]` goes
/// through a list or map, each element meaning one resource. `*account` and `*region`: the one of the account or region.
/// `^rq.a`: the resource of the type that holds this value as a secondary identifier, or in the list `p`.
///
/// EXTRAS, `letter=value;…`:
///
/// | letter | meaning |
/// |---|---|
/// | `a` | response members that belong into the document, `a:b` under the name `b`; `x.*` spreads a structure, `.*` the response |
/// | `b` | the request member that is the body, in place of the request |
/// | `d` | changes of lists: `+NAME:path` adds, `-NAME:path` removes; `*LIST[ACTION].ITEM:path` each element says which; `/NAME` is a list of JSON patch operations |
/// | `e` | the list whose elements are the bodies, one for each identifier of ID |
/// | `f` | `NAME:Type` names the resource that this one is a copy of |
/// | `h` | members that the request has, where several services share the event source and the operation's name |
/// | `k` | keys of the element, members of the request or of `b`'s elements; `a:b` is `b` in the document; plain values in `b` are values of the key |
/// | `m` | `NAME:path`: the request's member is this one of the document; `list[].x` makes a structure of each value, `.` spreads a structure |
/// | `n` | the member with the new identifier: a rename |
/// | `p` | path of the part |
/// | `s` | where the whole resource stands in the response; `.` is the response itself. Takes the place of all else, where it is filled |
/// | `t` | `T`, `U`: the member with tags (with tag keys), if it is not `tags` (`tagKeys`) |
/// | `u` | of a call that both tags and untags: the member with the keys to remove |
/// | `v` | `path:value` set by the call itself; `{NAME}` stands for a request member's value |
/// | `x` | request members that are never configuration, beside `%ignored` |
/// | `y` | the request member that tells the kind of the tagged resource |
///
/// ## Names by kind
///
/// For services whose records were made from XML, `$l` lists, `$s` text, `$n` numbers, `$b` flags, `$o` whatever it looks
/// like; for all services `$m` maps, whose keys are data. A name stands alone for what it means in most places, and as
/// `parent.name` where it means something else below a member of that name; at the top of a request or response the parent
/// is the operation (`CreateFlowLogs.resourceId`). A list's element name follows a colon where it is not `item` or `member`
/// (`tagSet:Tag`). `$r` (responses) and `$q` (requests) have `wireName>NAME` pairs, also with a parent: the record's name
/// and the one to use. Parents and the names of kinds are the new ones.
enum RowFormat {
    /// The version of the format, in the line `%format`.
    static let version = "1"

    /// One line, without the empty columns at its end.
    static func line(_ columns: [String]) -> String {
        var columns = columns
        while columns.last?.isEmpty ?? false { columns.removeLast() }
        return columns.joined(separator: "\t") + "\n"
    }

    /// The line of an operation.
    ///
    /// - Parameter types: The numbers of the service's types.
    static func line(of row: Row, types: [String: Int]) -> String {
        let extras = row.extras.sorted { $0.letter < $1.letter }.map { "\($0.letter)=\($0.value)" }
        if row.effect.isIdle {
            return line([row.operation, String(row.effect.rawValue), "", "", extras.joined(separator: ";")])
        }
        return line([
            row.operation,
            "\(row.effect.rawValue)\(row.confidence.mark)",
            row.type.flatMap { types[$0].map(String.init) } ?? "*",
            row.id,
            extras.joined(separator: ";"),
        ])
    }
}
