import SyntheticCorpus
import TestSupport
import Testing

/// `rlsearch verify`
@Suite struct VerifyTests {
    @Test func literalMatchesAreProved() throws {
        let command = Command()
        let samples = try Files.read(Files.root + "/seeds/青屿市国防动员办公室_2023.txt")
        try Files.write(samples, to: command.folder.path + "/a.txt")
        try command.write("b.txt", "受理123件，满意率９８.５％。\n二〇二三年“6·5”警报。\n")
        _ = try command.run("index", ".")
        let proof = try command.run("verify", "--sample", "500")
        #expect(proof.status == 0)
        #expect(proof.output.contains("recall 100 %") && proof.output.contains("precision 100 %"))
        let json = try command.run("verify", "--seed", "7", "--json").output
        #expect(json.contains("\"seed\":7,") && json.contains("\"recall\":1.0"))
        #expect(try command.run("verify", "--seed", "7", "--json").output == json)
        // A file that has changed since indexing is left out of the proof.
        try command.write("b.txt", "另一份。\n")
        let changed = try command.run("verify", "--sample", "50")
        #expect(
            changed.status == 0 && changed.errors.contains("b.txt has changed since it was indexed")
        )
    }
}
