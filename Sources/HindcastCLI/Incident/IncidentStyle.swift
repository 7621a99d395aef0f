import HindcastWeb

/// How the report's page looks: the colours of the site, light or dark as the reader has it, and black on white in print.
enum IncidentStyle {
    /// The style sheet; it holds nothing from a log.
    static var text: String { html.text }

    /// The same as markup: there is nothing in it that would have to be escaped.
    static let html: HTML = """
        :root {
          color-scheme: light dark;
          --ground: #fbfcfd; --raised: #ffffff; --ink: #16232b; --quiet: #5a6b75; --line: #dbe3e8; --lane: #c3cfd6;
          --link: #0b5c8a; --actor: #0a6b57; --added: #17692f; --removed: #b3261e; --changed: #8a5a00; --warn: #fff4d6;
          --open: #b3261e; --on-open: #ffffff; --calm: #e4f2e8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #10181d; --raised: #172229; --ink: #e3ebef; --quiet: #94a6b1; --line: #2a3840; --lane: #3d4e58;
            --link: #7cc4ee; --actor: #74d3b8; --added: #7bd694; --removed: #ff9d94; --changed: #f0c070; --warn: #3a3015;
            --open: #ff8a80; --on-open: #2b0502; --calm: #17301f;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        main, footer { max-width: 60rem; margin: 0 auto; padding: 0.75rem 1rem; }
        footer { color: var(--quiet); font-size: 0.85rem; border-top: 1px solid var(--line); }
        h1 { font-size: 1.4rem; margin: 0.5rem 0 0.75rem; }
        h2 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
        h3 { font-size: 1rem; margin: 0 0 0.4rem; overflow-wrap: anywhere; line-height: 1.6; }
        a { color: var(--link); }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        code, ul.leaves { font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .quiet { color: var(--quiet); }
        .actor { color: var(--actor); font-weight: 600; overflow-wrap: anywhere; }
        .commit { color: var(--changed); }
        dl.facts { margin: 0.5rem 0; }
        dl.facts > div { display: grid; grid-template-columns: 8rem 1fr; gap: 0 0.75rem; padding: 0.1rem 0; }
        dl.facts dt { color: var(--quiet); }
        dl.facts dd { margin: 0; overflow-wrap: anywhere; }
        dl.facts ul { list-style: none; margin: 0; padding: 0; }
        ul.note { background: var(--warn); border-radius: 6px; margin: 0.75rem 0; padding: 0.5rem 0.75rem 0.5rem 1.75rem; }
        figure { margin: 1rem 0 0; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0; }
        figcaption { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0 4% 0.25rem; color: var(--quiet); font-size: 0.85rem; }
        figcaption svg { vertical-align: -2px; }
        svg.picture { display: block; }
        svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
        svg text.who, svg text.more { stroke: var(--raised); stroke-width: 5px; stroke-linejoin: round; paint-order: stroke; }
        svg text.label, svg text.more { fill: var(--quiet); font-variant-numeric: tabular-nums; }
        svg text.who { fill: var(--actor); font-weight: 600; font-size: 13px; }
        svg text.moment { fill: var(--link); font-weight: 600; font-variant-numeric: tabular-nums; }
        svg line.axis, svg line.tick { stroke: var(--quiet); stroke-width: 1; }
        svg line.lane { stroke: var(--lane); stroke-width: 1; }
        svg line.moment { stroke: var(--link); stroke-width: 1.5; stroke-dasharray: 4 3; }
        svg .disc { fill: var(--open); stroke: var(--open); stroke-width: 1.5; }
        svg .ring { fill: var(--raised); stroke: var(--actor); stroke-width: 1.5; }
        svg text.on-disc { fill: var(--on-open); font-weight: 600; }
        svg text.in-ring { font-weight: 600; }
        svg path.cross { stroke: var(--removed); stroke-width: 2.5; fill: none; stroke-linecap: round; }
        svg a:hover circle { stroke-width: 3; }
        ol.events { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        ol.events > li { display: grid; grid-template-columns: 14rem 1fr; gap: 0.1rem 1rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
        ol.events .when { grid-column: 1; font-size: 0.9rem; }
        ol.events .when .quiet { white-space: nowrap; }
        ol.events .how > span { display: block; }
        ol.events .actor { grid-column: 1; }
        ol.events .what { grid-column: 2; grid-row: 1; overflow-wrap: anywhere; }
        ol.events .how { grid-column: 2; grid-row: 2; font-size: 0.85rem; color: var(--quiet); overflow-wrap: anywhere; }
        ol.events > li.moment { display: block; color: var(--link); font-weight: 600; }
        .cross { color: var(--removed); font-weight: 700; }
        .rank { display: inline-block; min-width: 1.5rem; padding: 0 0.35rem; border-radius: 0.75rem; background: var(--ink); color: var(--ground); font-size: 0.85rem; font-weight: 600; text-align: center; text-decoration: none; }
        .card { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem 1rem; margin: 0 0 0.75rem; }
        .card:target { border-color: var(--link); }
        .card p { margin: 0.25rem 0; }
        .chip { font-size: 0.75rem; font-weight: 500; border: 1px solid currentColor; border-radius: 0.6rem; padding: 0 0.4rem; white-space: nowrap; }
        .chip.proven { color: var(--added); }
        .chip.stated { color: var(--quiet); }
        .chip.unresolved { color: var(--removed); }
        ul.firsts { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; margin: 0.25rem 0; padding: 0; }
        ul.firsts li { background: var(--warn); border-radius: 4px; padding: 0 0.5rem; font-size: 0.85rem; overflow-wrap: anywhere; }
        .card p.standing { border-left: 3px solid var(--added); padding: 0.1rem 0 0.1rem 0.6rem; margin: 0.5rem 0; overflow-wrap: anywhere; }
        .card p.standing.open { border-color: var(--open); }
        ul.leaves { list-style: none; margin: 0.5rem 0; padding: 0; }
        ul.leaves li { padding-left: 1.2em; text-indent: -1.2em; }
        ul.leaves .value { color: var(--ink); }
        .added { color: var(--added); }
        .removed { color: var(--removed); }
        .changed { color: var(--changed); }
        p.walk { overflow-wrap: anywhere; }
        ol.hops { margin: 0.25rem 0; padding-left: 1.5rem; overflow-wrap: anywhere; }
        @media (max-width: 40rem) {
          dl.facts > div { grid-template-columns: 1fr; padding: 0.2rem 0; }
          dl.facts dt { font-size: 0.85rem; }
          ol.events > li { display: block; }
          ol.events > li > span { display: block; }
        }
        @media print {
          :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --lane: #bbb; --link: #000; --actor: #000; --added: #000; --removed: #000; --changed: #000; --warn: #eee; --open: #000; --on-open: #fff; }
          body { font-size: 10pt; }
          main, footer { max-width: none; padding: 0; }
          figure, .card, ol.events > li { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
