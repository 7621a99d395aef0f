/// A predicate that cannot be asked, or no longer.
package enum JQError: Error, Hashable {
    /// The program does not compile; jq's own message, and the lines of the program that it points at.
    case refused(message: String, lines: [String])
    /// The program uses a word that leads out of the document; the word.
    case leadsOut(word: String)
    /// The program took too much processor time, in milliseconds: for the document after the last verdict, or before the
    /// first document.
    case tooLong(milliseconds: Int)
    /// It took too much memory, in bytes.
    case tooLarge(bytes: Int)
    /// It brought libjq down.
    case crashed
    /// The system could not run it; its error.
    case system(call: String, code: Int32)
}
