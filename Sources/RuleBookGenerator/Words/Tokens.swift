/// The words of a name in camel case; acronyms stay whole and digits stay with the letters before them.
///
/// `DBInstance` → `DB`, `Instance`; `WebACLs` → `Web`, `ACLs`; `Ec2SubnetId` → `Ec2`, `Subnet`, `Id`.
func tokens(_ name: String) -> [String] {
    let letters = Array(name.unicodeScalars)
    var words: [String] = []
    var word = ""
    for (index, letter) in letters.enumerated() {
        guard isLetterOrDigit(letter) else {
            if !word.isEmpty { words.append(word) }
            word = ""
            continue
        }
        if !word.isEmpty, startsWord(letters, at: index) {
            words.append(word)
            word = ""
        }
        word.unicodeScalars.append(letter)
    }
    if !word.isEmpty { words.append(word) }
    return words
}

private func startsWord(_ letters: [Unicode.Scalar], at index: Int) -> Bool {
    guard isUpper(letters[index]) else { return false }
    let before = letters[index - 1]
    guard isUpper(before) else { return true }
    // Within capitals a word starts at the last one, if lower case follows: DBInstance. The plural of an acronym
    // is part of it: WebACLs.
    guard index + 1 < letters.count, isLower(letters[index + 1]) else { return false }
    let isPlural =
        letters[index + 1] == "s" && (index + 2 == letters.count || isUpper(letters[index + 2]))
    return !isPlural
}

private func isUpper(_ letter: Unicode.Scalar) -> Bool { ("A"..."Z").contains(letter) }
private func isLower(_ letter: Unicode.Scalar) -> Bool { ("a"..."z").contains(letter) }
private func isLetterOrDigit(_ letter: Unicode.Scalar) -> Bool {
    isUpper(letter) || isLower(letter) || ("0"..."9").contains(letter)
}

/// The singular of an English noun, well enough for API names.
func singular(_ word: String) -> String {
    let lower = word.lowercased()
    if let exception = irregularSingulars[lower] {
        return exception == lower ? word : String(word.prefix(1)) + exception.dropFirst()
    }
    guard lower.hasSuffix("s"), lower.count > 3 || word != word.uppercased() else { return word }
    // DNS, TLS, HTTPS are no plurals; ACLs is one.
    if word == word.uppercased() { return word }
    if lower.hasSuffix("ies"), lower.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "ches", "shes", "xes", "iases", "tuses", "buses", "zzes"] where lower.hasSuffix(ending) {
        return String(word.dropLast(2))
    }
    if lower.hasSuffix("lyses") { return word.dropLast(2) + "is" }
    for ending in ["ss", "us", "is", "ias", "news"] where lower.hasSuffix(ending) { return word }
    return String(word.dropLast())
}

/// The plural of a name's last word; a plural stays as it is.
func plural(_ name: String) -> String {
    if tokens(name).last.map({ singular($0) != $0 }) ?? false { return name }
    if name.hasSuffix("y"), !["ay", "ey", "oy"].contains(where: name.hasSuffix) { return name.dropLast() + "ies" }
    return ["s", "x", "ch", "sh"].contains(where: name.hasSuffix) ? name + "es" : name + "s"
}

private let irregularSingulars = [
    "series": "series", "dns": "dns", "sms": "sms", "access": "access", "indices": "index", "kubernetes": "kubernetes",
    "vertices": "vertex", "aws": "aws", "https": "https", "tls": "tls", "eks": "eks", "ecs": "ecs", "rds": "rds",
    "caches": "cache", "windows": "window", "ops": "ops", "criteria": "criteria", "media": "media", "data": "data",
    "canvas": "canvas", "redis": "redis", "metadata": "metadata", "axes": "axis", "analytics": "analytics",
    "statistics": "statistics", "diagnostics": "diagnostics",
    "graphics": "graphics", "forensics": "forensics",
]

extension String {
    /// The name in lower case, without anything but letters and digits: how names are compared.
    var folded: String {
        String(decoding: utf8.compactMap { isFolded($0) ? lowerCased($0) : nil }, as: UTF8.self)
    }

    /// The name with its last word in the singular, folded.
    var foldedSingular: String {
        let words = tokens(self)
        guard let last = words.last else { return "" }
        return (words.dropLast().joined() + singular(last)).folded
    }
}

private func lowerCased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
private func isFolded(_ byte: UInt8) -> Bool {
    lowerCased(byte) &- 97 < 26 || byte &- 48 < 10
}
