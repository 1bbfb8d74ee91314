import java.io.IOException;
import org.apache.lucene.codecs.*;
import org.apache.lucene.codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.index.*;

/** The engine asks for doc values by the name of Lucene 7; the library that comes with it has those of Lucene 8. */
public class Lucene70 extends DocValuesFormat {
  private final DocValuesFormat newer = new Lucene80DocValuesFormat();

  public Lucene70() {
    super("Lucene70");
  }

  @Override
  public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
    return newer.fieldsConsumer(state);
  }

  @Override
  public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
    return newer.fieldsProducer(state);
  }
}
