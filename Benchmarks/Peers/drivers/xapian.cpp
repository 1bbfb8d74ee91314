// Drives Xapian.
//
//     xapian index TOKENS INDEX THREADS
//     xapian query INDEX QUERIES any|all REPEATS
//     xapian open INDEX WORD...

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>
#include <xapian.h>

namespace fs = std::filesystem;
using Words = std::vector<std::string>;
using Clock = std::chrono::steady_clock;

static double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

static Words split(const std::string &text) {
    std::istringstream stream(text);
    return Words(std::istream_iterator<std::string>(stream), {});
}

static std::ifstream open_file(const std::string &path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    return file;
}

static Xapian::Query make_query(const std::string &mode, const Words &words) {
    auto together = mode == "any" ? Xapian::Query::OP_OR : Xapian::Query::OP_AND;
    return Xapian::Query(together, words.begin(), words.end());
}

static Xapian::Enquire make_enquire(const Xapian::Database &database) {
    Xapian::Enquire enquire(database);
    // k1 and b as for all engines; Xapian's additional parts of the formula are off.
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0));
    return enquire;
}

static void build(const std::string &tokens, const std::string &index) {
    // By default, Xapian writes after every 10,000 docs, which takes several times as long.
    setenv("XAPIAN_FLUSH_THRESHOLD", "1000000", 1);
    const std::string loose = index + ".loose";
    fs::remove_all(index);
    fs::remove_all(loose);
    auto start = Clock::now();
    Xapian::doccount docs;
    {
        Xapian::WritableDatabase database(loose, Xapian::DB_CREATE);
        auto file = open_file(tokens);
        for (std::string line; std::getline(file, line);) {
            Xapian::Document document;
            for (const auto &word : split(line.substr(line.find('\t') + 1))) {
                document.add_term(word);
            }
            database.add_document(document);
        }
        database.commit();
        docs = database.get_doccount();
    }
    // Pages are left partly empty for later changes; an index that is only searched is compacted.
    Xapian::Database(loose).compact(index);
    double seconds = seconds_since(start);
    fs::remove_all(loose);
    std::uintmax_t bytes = 0;
    for (const auto &entry : fs::directory_iterator(index)) bytes += entry.file_size();
    std::cout << "{\"engine\": \"xapian\", \"version\": \"" << Xapian::version_string()
              << "\", \"task\": \"index\", \"threads\": 1, \"docs\": " << docs
              << ", \"seconds\": " << seconds << ", \"index_bytes\": " << bytes << "}\n";
}

static void query(
    const std::string &index, const std::string &path, const std::string &mode, int repeats) {
    Xapian::Database database(index);
    auto enquire = make_enquire(database);
    std::vector<Xapian::Query> queries;
    auto file = open_file(path);
    for (std::string line; std::getline(file, line);) {
        queries.push_back(make_query(mode, split(line.substr(line.find('\t') + 1))));
    }
    std::uint64_t hits = 0;
    for (const auto &query : queries) {
        enquire.set_query(query);
        // Checking every doc makes the estimate exact.
        hits += enquire.get_mset(0, 10, database.get_doccount()).get_matches_estimated();
    }
    std::vector<std::vector<double>> microseconds(queries.size());
    for (int repeat = 0; repeat < repeats; repeat++) {
        for (std::size_t i = 0; i < queries.size(); i++) {
            auto start = Clock::now();
            enquire.set_query(queries[i]);
            enquire.get_mset(0, 10);
            microseconds[i].push_back(seconds_since(start) * 1e6);
        }
    }
    std::vector<double> medians;
    for (auto &times : microseconds) {
        std::sort(times.begin(), times.end());
        medians.push_back(times[times.size() / 2]);
    }
    std::sort(medians.begin(), medians.end());
    std::cout << "{\"engine\": \"xapian\", \"version\": \"" << Xapian::version_string()
              << "\", \"task\": \"query\", \"mode\": \"" << mode
              << "\", \"docs\": " << database.get_doccount() << ", \"queries\": " << queries.size()
              << ", \"p50_us\": " << medians[medians.size() / 2]
              << ", \"p99_us\": " << medians[medians.size() * 99 / 100] << ", \"hits\": "
              << (mode == "all" ? std::to_string(hits) : "null") << "}\n";
}

// Prints the ten best docs that contain any of the words.
static void answer(const std::string &index, const Words &words) {
    Xapian::Database database(index);
    auto enquire = make_enquire(database);
    enquire.set_query(make_query("any", words));
    auto found = enquire.get_mset(0, 10);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        std::cout << *hit << " " << hit.get_weight() << "\n";
    }
}

int main(int count, char **arguments) try {
    Words words(arguments + 1, arguments + count);
    if (words.size() == 4 && words[0] == "index") {
        build(words[1], words[2]);
    } else if (words.size() == 5 && words[0] == "query") {
        query(words[1], words[2], words[3], std::stoi(words[4]));
    } else if (words.size() > 2 && words[0] == "open") {
        answer(words[1], Words(words.begin() + 2, words.end()));
    } else {
        std::cerr << "usage: xapian index TOKENS INDEX THREADS"
                     " | query INDEX QUERIES any|all REPEATS | open INDEX WORD...\n";
        return 2;
    }
} catch (const Xapian::Error &error) {
    std::cerr << error.get_description() << "\n";
    return 1;
} catch (const std::exception &error) {
    std::cerr << error.what() << "\n";
    return 1;
}
