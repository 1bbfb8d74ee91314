import java.io.*;
import java.nio.file.*;
import java.util.zip.*;
import jdk.internal.org.objectweb.asm.*;

/**
 * The engine was built for Lucene 8.0 and the jar has 8.3, where one method of IndexSearcher became final and its callers
 * moved to another one of the same name. This program rewrites both classes to match: LinkFix JAR FOLDER.
 */
public class LinkFix implements Opcodes {
  static final String SEARCHER = "org/apache/lucene/search/IndexSearcher";
  static final String ENGINE = "org/elasticsearch/search/internal/ContextIndexSearcher";
  static final String STATISTICS = "org/apache/lucene/search/TermStatistics";
  static final String DFS = "org/elasticsearch/search/dfs/AggregatedDfs";
  static final String MAP = "com/carrotsearch/hppc/ObjectObjectHashMap";
  static final String NEWER = "(Lorg/apache/lucene/index/Term;IJ)L" + STATISTICS + ";";

  public static void main(String[] arguments) throws Exception {
    try (ZipFile jar = new ZipFile(arguments[0])) {
      ClassReader reader = new ClassReader(bytes(jar, SEARCHER));
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new ClassVisitor(ASM8, writer) {
        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] errors) {
          int open = name.equals("termStatistics") ? access & ~ACC_FINAL : access;
          return super.visitMethod(open, name, type, generic, errors);
        }
      }, 0);
      write(arguments[1], SEARCHER, writer.toByteArray());
      reader = new ClassReader(bytes(jar, ENGINE));
      ClassWriter second = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(new ClassVisitor(ASM8, second) {
        @Override
        public void visitEnd() {
          addNewer(this);
          super.visitEnd();
        }
      }, 0);
      write(arguments[1], ENGINE, second.toByteArray());
    }
  }

  /** The newer method: the statistics of all shards together if there are any, else those of the library. */
  static void addNewer(ClassVisitor visitor) {
    MethodVisitor m = visitor.visitMethod(ACC_PUBLIC, "termStatistics", NEWER, null, new String[] {"java/io/IOException"});
    Label own = new Label();
    m.visitCode();
    m.visitVarInsn(ALOAD, 0);
    m.visitFieldInsn(GETFIELD, ENGINE, "aggregatedDfs", "L" + DFS + ";");
    m.visitJumpInsn(IFNULL, own);
    m.visitVarInsn(ALOAD, 0);
    m.visitFieldInsn(GETFIELD, ENGINE, "aggregatedDfs", "L" + DFS + ";");
    m.visitMethodInsn(INVOKEVIRTUAL, DFS, "termStatistics", "()L" + MAP + ";", false);
    m.visitVarInsn(ALOAD, 1);
    m.visitMethodInsn(INVOKEVIRTUAL, MAP, "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
    m.visitTypeInsn(CHECKCAST, STATISTICS);
    m.visitVarInsn(ASTORE, 5);
    m.visitVarInsn(ALOAD, 5);
    m.visitJumpInsn(IFNULL, own);
    m.visitVarInsn(ALOAD, 5);
    m.visitInsn(ARETURN);
    m.visitLabel(own);
    m.visitFrame(F_SAME, 0, null, 0, null);
    m.visitVarInsn(ALOAD, 0);
    m.visitVarInsn(ALOAD, 1);
    m.visitVarInsn(ILOAD, 2);
    m.visitVarInsn(LLOAD, 3);
    m.visitMethodInsn(INVOKESPECIAL, SEARCHER, "termStatistics", NEWER, false);
    m.visitInsn(ARETURN);
    m.visitMaxs(6, 6);
    m.visitEnd();
  }

  static byte[] bytes(ZipFile jar, String name) throws IOException {
    return jar.getInputStream(jar.getEntry(name + ".class")).readAllBytes();
  }

  static void write(String folder, String name, byte[] bytes) throws IOException {
    Path path = Paths.get(folder, name + ".class");
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }
}
