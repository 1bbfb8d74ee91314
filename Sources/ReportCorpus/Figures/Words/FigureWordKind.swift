/// The purpose of a list of words; `figure-words.txt` describes each.
enum FigureWordKind: Int, CaseIterable {
    case name, notBefore, notAfter, notAfterShare, span, tail
    case head, stop, join, light, activity, place
    case counts, rowOfTimes, rowOfPhases, kinds, deeds, up
    case down, upAgainst, downAgainst, noChange, amount, level
    case basis, noBasis, compared, basisEnd, fromTime, develops
    case aim, aims, past, pastAfter, sibling, whole
    case circles, computed, lifts, cuts, wholeHead, sums
    case new, scope, score, improves, attribute, wholeStop, intends, intending, noIntent
    case rise, fall, above, below, per, plans
    case actual, strives, obtained, assets, following, means, planned, helps, summing
    case doubles, during
    case aboutBefore, atLeastBefore, nearlyBefore, atMostBefore
    case aboutAfter, atLeastAfter, atMostAfter

    /// The name in the list.
    var name: String {
        switch self {
        case .name: "name"
        case .notBefore: "not-before"
        case .notAfter: "not-after"
        case .notAfterShare: "not-after-share"
        case .span: "span"
        case .tail: "tail"
        case .head: "head"
        case .stop: "stop"
        case .join: "join"
        case .light: "light"
        case .activity: "activity"
        case .place: "place"
        case .counts: "counts"
        case .rowOfTimes: "row-of-times"
        case .rowOfPhases: "row-of-phases"
        case .kinds: "kinds"
        case .deeds: "deeds"
        case .up: "up"
        case .down: "down"
        case .upAgainst: "up-against"
        case .downAgainst: "down-against"
        case .noChange: "no-change"
        case .amount: "amount"
        case .level: "level"
        case .basis: "basis"
        case .noBasis: "no-basis"
        case .compared: "compared"
        case .basisEnd: "basis-end"
        case .fromTime: "from-time"
        case .develops: "develops"
        case .aim: "aim"
        case .aims: "aims"
        case .past: "past"
        case .pastAfter: "past-after"
        case .sibling: "sibling"
        case .whole: "whole"
        case .circles: "circles"
        case .computed: "computed"
        case .lifts: "lifts"
        case .cuts: "cuts"
        case .wholeHead: "whole-head"
        case .sums: "sums"
        case .new: "new"
        case .scope: "scope"
        case .score: "score"
        case .improves: "improves"
        case .attribute: "attribute"
        case .wholeStop: "whole-stop"
        case .intends: "intends"
        case .intending: "intending"
        case .noIntent: "no-intent"
        case .rise: "rise"
        case .fall: "fall"
        case .above: "above"
        case .below: "below"
        case .per: "per"
        case .plans: "plans"
        case .actual: "actual"
        case .strives: "strives"
        case .obtained: "obtained"
        case .assets: "assets"
        case .following: "following"
        case .means: "means"
        case .planned: "planned"
        case .helps: "helps"
        case .summing: "summing"
        case .doubles: "doubles"
        case .during: "during"
        case .aboutBefore: "before:约"
        case .atLeastBefore: "before:以上"
        case .nearlyBefore: "before:近"
        case .atMostBefore: "before:以下"
        case .aboutAfter: "after:约"
        case .atLeastAfter: "after:以上"
        case .atMostAfter: "after:以下"
        }
    }

    /// The kinds of qualifiers before a number, and what they say about it.
    static let qualifiersBefore: [(kind: FigureWordKind, qualifier: Figure.Qualifier)] = [
        (.aboutBefore, .about), (.atLeastBefore, .atLeast), (.nearlyBefore, .nearly),
        (.atMostBefore, .atMost),
    ]
    /// The kinds of qualifiers after a unit, and what they say about the number.
    static let qualifiersAfter: [(kind: FigureWordKind, qualifier: Figure.Qualifier)] = [
        (.aboutAfter, .about), (.atLeastAfter, .atLeast), (.atMostAfter, .atMost),
    ]
}
