internal import Hindcast
internal import HindcastModel

/// The frame that every page has: search box, navigation, footer.
enum Page {
    private static let places: [(path: String, title: String)] = [
        ("/", "Changes"), ("/resources", "Resources"), ("/diff", "Compare"), ("/coverage", "Coverage"),
    ]

    /// Returns a whole page.
    static func framed(_ title: String, at path: String = "", search: String = "", _ content: HTML) -> HTML {
        let links = places.map { place -> HTML in
            let current: HTML = place.path == path ? " aria-current=\"page\"" : ""
            return "<a href=\"\(place.path)\"\(current)>\(place.title)</a>\n"
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) · Hindcast</title>
            <link rel="icon" href="/icon.svg">
            <link rel="stylesheet" href="/style.css">
            <script src="/script.js" defer></script>
            </head>
            <body>
            <header><div>
            <a class="home" href="/">Hindcast</a>
            <form action="/search" role="search">
            <input id="search" name="q" type="search" value="\(search)" aria-label="Search" autocomplete="off"
            placeholder="A resource, a pattern such as web-*, or e:event-id">
            </form>
            <nav>
            \(links)</nav>
            </div></header>
            <main>
            \(content)
            </main>
            <footer>All times are UTC.</footer>
            </body>
            </html>

            """
    }

    /// Returns the page that says what went wrong, and what may be done.
    static func failure(_ error: HindcastError) -> HTML {
        let hints = error.hints.map { hint -> HTML in
            // A candidate leads to itself.
            if let address = Address(hint) { return "<li><a href=\"\(Link.to(address))\">\(hint)</a></li>" }
            return "<li>\(hint)</li>"
        }
        let list: HTML = hints.isEmpty ? "" : "<ul>\(hints)</ul>"
        return framed("Not answered", "<h1>Not answered</h1><p class=\"note\">\(error.message).</p>\(list)")
    }

    /// Returns a field of a form.
    static func field(_ name: String, _ label: String, _ value: String?, placeholder: String = "") -> HTML {
        """
        <label>\(label)<input name="\(name)" value="\(value ?? "")" placeholder="\(placeholder)" autocomplete="off"></label>

        """
    }

    /// Returns a moment that machines can read, too.
    static func time(_ moment: Moment) -> HTML {
        "<time datetime=\"\(moment.rfc3339)\">\(ChangeText.time(moment))</time>"
    }

    /// Returns `12,345`.
    static func grouped(_ number: Int) -> String {
        var text = String(number)
        var result = ""
        while text.count > 3 {
            result = "," + text.suffix(3) + result
            text.removeLast(3)
        }
        return text + result
    }
}
