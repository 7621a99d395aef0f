extension String {
    /// The number of columns that the text takes on a terminal.
    var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// Returns the beginning of the text that fits some columns, `…` standing for what is cut off.
    func cutAtEnd(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var result = ""
        var used = 1
        for character in self {
            used += character.displayWidth
            guard used <= width else { break }
            result.append(character)
        }
        return result + "…"
    }

    /// Returns the end of the text that fits some columns, `…` standing for what is cut off.
    func cutAtStart(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var result: [Character] = []
        var used = 1
        for character in reversed() {
            used += character.displayWidth
            guard used <= width else { break }
            result.append(character)
        }
        return "…" + String(result.reversed())
    }
}

extension Character {
    /// The number of columns that the character takes on a terminal.
    fileprivate var displayWidth: Int { unicodeScalars.reduce(0) { Swift.max($0, $1.displayWidth) } }
}

extension Unicode.Scalar {
    /// 0 for marks that are drawn over another character, 2 for wide ones.
    ///
    /// Source: Unicode Standard Annex #11, East Asian Width, the ranges of `W` and `F`.
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        return switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
