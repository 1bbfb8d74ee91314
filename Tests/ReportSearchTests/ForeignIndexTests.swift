import InvertedIndex
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

@testable import ReportSearch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An index may come from an untrusted source. Whoever reads it must open only files from which it may have been made.
@Suite struct ForeignIndexTests {
    /// Adds a paragraph to the index, of a source that has a given key and the payload of a given file.
    private func index(_ fixture: SearchFixture, naming key: String, like file: String) throws {
        let reader = try IndexReader(folder: fixture.location.folder.string)
        let source = try #require(try reader.sources().first { $0.key == Array(file.utf8) })
        let stored = try reader.storedBytes(of: source.firstDoc)
        let writer = try IndexWriter(folder: fixture.location.folder.string)
        writer.beginSource(key: Array(key.utf8), payload: source.payload)
        let doc = IndexedCorpus.Doc(["secret"])
        try writer.addDoc(
            stored: stored.span, text: doc.text.span, occurrences: doc.occurrences.span)
        try writer.commit()
    }

    @Test func keysOutsideTheFolderAreInvalid() {
        let place = IndexLocation("/a/b/.rlsearch")
        for key in ["../x", "c/../../x", "./x", "c//d", "/a/b/c", "", "/x/../y", "c/", ".."] {
            #expect(place.file(ofKey: Array(key.utf8)) == nil, "\(key)")
        }
        #expect(place.file(ofKey: Array("c/d".utf8)) == "/a/b/c/d")
        #expect(place.file(ofKey: Array("/x/y".utf8)) == "/x/y")
        #expect(place.file(ofKey: Array("..c".utf8)) == "/a/b/..c")
    }

    /// Pipes in place of the lists in the folder of the index do not block a search.
    @Test func pipesInPlaceOfListsAreNotOpened() throws {
        let fixture = try SearchFixture(["a.txt": "行政执法"])
        try fixture.index()
        for name in ["synonyms.txt", "dictionary.txt"] {
            unsafe _ = mkfifo(fixture.location.folder.appending(name).string, 0o600)
        }
        #expect(try fixture.search("行政执法").hits.count == 1)
        #expect(try TextSegmenter(fixture.location).words(of: "行政执法").count > 0)
        #expect(try fixture.index().unchangedFiles == 1)
    }

    @Test func theProofOpensNoOtherFiles() throws {
        let fixture = try SearchFixture(["sub.txt": "行政执法"])
        let outside = TemporaryFolder()
        try Files.write("行政执法", to: outside.path + "/secret.txt")
        unsafe _ = mkfifo(outside.path + "/pipe", 0o600)
        try fixture.index()
        let up = "../" + (FilePath(outside.path).lastComponent?.string ?? "") + "/secret.txt"
        // Opening a pipe would block, and reading a device would not end.
        for key in [up, outside.path + "/pipe", "/dev/zero", "sub.txt/../sub.txt"] {
            try index(fixture, naming: key, like: "sub.txt")
        }
        let proof = try ReportSearcher(fixture.location).prove(sampleCount: 10, seed: 1)
        #expect(proof.changedFiles.count == 4)
        #expect(proof.fileCount == 1 && proof.counterexamples.isEmpty)
    }
}
