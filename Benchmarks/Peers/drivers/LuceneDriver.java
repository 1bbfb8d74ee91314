import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/**
 * Drives Lucene.
 *
 * <pre>
 *     LuceneDriver index|raw|positions FILE INDEX THREADS
 *     LuceneDriver query INDEX QUERIES any|all|phrase REPEATS
 * </pre>
 */
public final class LuceneDriver {
    /** Passes over all queries that are not timed, so that the JIT compiler has finished. */
    private static final int WARM_UP = 10;

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("query")) {
            int repeats = Integer.parseInt(arguments[4]);
            query(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3], repeats);
        } else {
            int threads = Integer.parseInt(arguments[3]);
            build(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), threads);
        }
    }

    private static void build(String verb, Path source, Path index, int threads) throws Exception {
        removeFiles(index);
        long start = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(analyzer(verb));
        // Large enough that a thread writes its segment only once, if the heap allows it.
        config.setRAMBufferSizeMB(Math.min(1024, Runtime.getRuntime().maxMemory() / 4e6));
        config.setUseCompoundFile(false);
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config)) {
            addDocs(source, writer, threads, verb.equals("positions"));
            if (threads == 1) {
                writer.forceMerge(1);
            }
            writer.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int docs;
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
            docs = reader.numDocs();
        }
        System.out.printf(
                "{\"engine\": \"lucene\", \"version\": \"%s\", \"task\": \"%s\", \"threads\": %d, "
                        + "\"docs\": %d, \"seconds\": %.4f, \"index_bytes\": %d}%n",
                Version.LATEST, verb, threads, docs, seconds, folderBytes(index));
    }

    /** Splits ready-made words at spaces; cuts raw text with smartcn, Lucene's Chinese analyzer. */
    private static Analyzer analyzer(String verb) throws ReflectiveOperationException {
        if (verb.equals("raw")) {
            // By name, because it is in a separate jar that is not needed for compiling.
            return (Analyzer)
                    Class.forName("org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer")
                            .getConstructor()
                            .newInstance();
        }
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new WhitespaceTokenizer());
            }
        };
    }

    private static void addDocs(Path source, IndexWriter writer, int threads, boolean positions)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (BufferedReader lines = Files.newBufferedReader(source)) {
            List<Future<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit((Callable<Void>) () -> addLines(lines, writer, positions)));
            }
            for (Future<Void> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Adds a doc for each line. Several threads share the reader. */
    private static Void addLines(BufferedReader lines, IndexWriter writer, boolean positions)
            throws IOException {
        FieldType frequencies = new FieldType();
        frequencies.setIndexOptions(
                positions
                        ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS
                        : IndexOptions.DOCS_AND_FREQS);
        frequencies.freeze();
        NumericDocValuesField id = new NumericDocValuesField("id", 0);
        Field text = new Field("text", "", frequencies);
        Document document = new Document();
        document.add(id);
        document.add(text);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            id.setLongValue(Long.parseLong(line.substring(0, tab)));
            text.setStringValue(line.substring(tab + 1));
            writer.addDocument(document);
        }
        return null;
    }

    private static void query(Path index, Path queries, String mode, int repeats)
            throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(MMapDirectory.open(index))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            List<Query> prepared = new ArrayList<>();
            for (String line : Files.readAllLines(queries)) {
                prepared.add(makeQuery(mode, line.split("\t")[1].split(" ")));
            }
            long hits = 0;
            if (mode.equals("all")) {
                for (Query query : prepared) {
                    hits += searcher.count(query);
                }
            }
            double[][] microseconds = new double[prepared.size()][repeats];
            for (int repeat = -WARM_UP; repeat < repeats; repeat++) {
                for (int i = 0; i < prepared.size(); i++) {
                    long start = System.nanoTime();
                    search(searcher, prepared.get(i));
                    double time = (System.nanoTime() - start) / 1e3;
                    if (repeat >= 0) {
                        microseconds[i][repeat] = time;
                    }
                }
            }
            double[] medians = medians(microseconds);
            System.out.printf(
                    "{\"engine\": \"lucene\", \"version\": \"%s\", \"task\": \"query\", "
                            + "\"mode\": \"%s\", \"docs\": %d, \"queries\": %d, "
                            + "\"p50_us\": %.2f, \"p99_us\": %.2f, \"hits\": %s}%n",
                    Version.LATEST, mode, reader.numDocs(), medians.length,
                    medians[medians.length / 2], medians[medians.length * 99 / 100],
                    mode.equals("all") ? hits : "null");
        }
    }

    /** Finds the ten best. Counts at most one hit, so that whole blocks can be skipped. */
    private static void search(IndexSearcher searcher, Query query) throws IOException {
        TopScoreDocCollector best = TopScoreDocCollector.create(10, 1);
        searcher.search(query, best);
        best.topDocs();
    }

    private static Query makeQuery(String mode, String[] words) {
        if (mode.equals("phrase")) {
            return new PhraseQuery("text", words);
        }
        if (words.length == 1) {
            return new TermQuery(new Term("text", words[0]));
        }
        BooleanClause.Occur occur =
                mode.equals("any") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            query.add(new TermQuery(new Term("text", word)), occur);
        }
        return query.build();
    }

    /** The median of each row, sorted. */
    private static double[] medians(double[][] rows) {
        double[] medians = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Arrays.sort(rows[i]);
            medians[i] = rows[i][rows[i].length / 2];
        }
        Arrays.sort(medians);
        return medians;
    }

    private static void removeFiles(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long folderBytes(Path folder) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
