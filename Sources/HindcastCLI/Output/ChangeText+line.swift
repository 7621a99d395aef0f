import Hindcast
import HindcastModel

extension ChangeText {
    /// A leaf's difference as a line with `+`, `-` or `~` in front.
    static func line(_ difference: JSONDifference, paint: Paint) -> String {
        let place = VisibleText.escape(difference.pointer.description)
        switch (difference.before, difference.after) {
        case (nil, let after?): return paint.added("+ \(place)  \(VisibleText.escape(value(after)))")
        case (let before?, nil): return paint.removed("- \(place)  \(VisibleText.escape(value(before)))")
        case (let before?, let after?):
            return paint.changed(
                "~ \(place)  \(VisibleText.escape(value(before))) → \(VisibleText.escape(value(after)))"
            )
        case (nil, nil): return place
        }
    }
}
