import Testing
import TextBasics

@Suite struct ChineseNumeralsTests {
    @Test func readsByPosition() {
        let table: [(String, Int?, Int)] = [
            ("二〇二三年", 2023, 4), ("2023", 2023, 4), ("２０２３年", 2023, 4), ("二○二三", 2023, 4),
            ("二零Ｏ一", 2001, 4), ("九九九九九九九九九九", 999_999_999, 9), ("年", nil, 0), ("", nil, 0),
            ("2千", 2, 1), ("二〇2三", 2023, 4),
        ]
        for (text, value, end) in table {
            let read = ChineseNumerals.ofDates.byPosition(Array(text.unicodeScalars), from: 0)
            #expect(read.value == value && read.end == end, "\(text): \(read)")
        }
    }

    @Test func readsByPlaceValue() {
        let table: [(String, Int?, Int)] = [
            ("三千五百二十一件", 3521, 7), ("二十三", 23, 3), ("一百零五", 105, 4), ("十", 10, 1), ("十二月", 12, 2),
            ("两千", 2000, 2), ("〇", 0, 1), ("一百二", 102, 3), ("万", nil, 0), ("", nil, 0),
        ]
        for (text, value, end) in table {
            for numerals in [ChineseNumerals.ofDates, .ofQuantities] {
                let read = numerals.byPlaceValue(Array(text.unicodeScalars), from: 0)
                #expect(read.value == value && read.end == end, "\(text): \(read)")
            }
        }
    }

    @Test func consecutiveDigitsHaveNoPlaceValue() {
        let year = Array("一九五四".unicodeScalars)
        #expect(ChineseNumerals.ofQuantities.byPlaceValue(year, from: 0).value == 4)
        let strict = ChineseNumerals.ofQuantities.byPlaceValue(year, from: 0, refusesRows: true)
        #expect(strict.value == nil)
    }

    @Test func eachSetHasItsDigits() {
        let sets: [(ChineseNumerals, String)] = [
            (.ofYears, "〇零一二三四五六七八九"), (.ofQuantities, "〇零一二三四五六七八九两"),
            (.ofDates, "〇零一二三四五六七八九两○Ｏ"),
        ]
        for (numerals, digits) in sets {
            let accepted = "〇零一二三四五六七八九两○Ｏ十百万壹0".unicodeScalars.filter {
                numerals.digit($0) != nil
            }
            #expect(Set(accepted) == Set(digits.unicodeScalars))
        }
    }
}
