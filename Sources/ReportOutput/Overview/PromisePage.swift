internal import ReportCorpus

/// Plans next to what the next reports say about them, as one self-contained HTML page.
package struct PromisePage {
    private let pairs: [PromisePair]
    private let alternatives: [[String]]
    private let language: Language

    /// - Parameter alternatives: for each agency and year with several reports, their files; the first one was
    ///   compared.
    package init(_ pairs: [PromisePair], alternatives: [[String]] = [], language: Language) {
        self.pairs = pairs
        self.alternatives = alternatives
        self.language = language
    }

    private static let title = Message(zh: "计划与落实", en: "Plans and their implementation")

    /// The HTML of the page.
    package var html: String {
        var page = HTMLText()
        page.raw("<!DOCTYPE html>\n")
        page.element("html", [("lang", language.tag)]) { page in
            page.element("head") { head in
                head.void("meta", [("charset", "utf-8")])
                head.element("title", Self.title[language])
                head.element("style") {
                    $0.raw(String(decoding: PackageResources.overview_css, as: UTF8.self))
                }
            }
            page.element("body") { body in
                body.element("h1", Self.title[language])
                body.element("p", [("class", "note")], Message.promisesAreNoVerdict[language])
                for files in alternatives {
                    body.element("p", [("class", "note")], Message.comparedOne(of: files)[language])
                }
                for pair in pairs { section(pair, &body) }
            }
        }
        return page.text + "\n"
    }

    private func section(_ pair: PromisePair, _ body: inout HTMLText) {
        body.element("h2", ReportName.text(pair.plan.file, pair.plan.metadata))
        let counts = PromiseOutcome.allCases.map {
            Message.outcome($0) + Message(verbatim: " \(pair.count($0))")
        }
        body.element("p", [("class", "note")], Message.list(counts)[language])
        body.element("div", [("class", "scroll")]) { body in
            body.element("table") { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        for title in [
                            Field.outcome.title, Message(zh: "计划", en: "plan"),
                            Message(zh: "次年报告", en: "next report"), Field.figures.title,
                        ] { row.element("th", [("scope", "col")], title[language]) }
                    }
                }
                for promise in pair.promises {
                    table.element("tr") { row in
                        row.element("td", [("class", "name")], outcome(promise))
                        row.element("td") { html in cell(&html, promise.item) }
                        row.element("td") { html in
                            if let passage = promise.passage { cell(&html, passage) }
                        }
                        row.element("td", [("class", "name")], figures(promise))
                    }
                }
            }
        }
    }

    private func outcome(_ promise: Promise) -> String {
        let name = Message.outcome(promise.outcome)[language]
        return promise.passage == nil
            ? name : name + " " + DecimalFormat.fixed(promise.strength, digits: 2)
    }

    private func cell(_ html: inout HTMLText, _ passage: PromisePassage) {
        html.write(passage.text)
        html.element(
            "small",
            " ¶\(passage.paragraph), \(passage.source.bytes.lowerBound)–\(passage.source.bytes.upperBound)"
        )
    }

    private func figures(_ promise: Promise) -> String {
        promise.figures.map { pair in
            "\(pair.left?.figure.indicator ?? "") \(pair.left?.text ?? "–") → \(pair.right?.text ?? "–")"
        }.joined(separator: "; ")
    }
}
