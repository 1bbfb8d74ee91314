import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.*;
import org.elasticsearch.common.xcontent.NamedXContentRegistry;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.plugins.*;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.Transport;

/**
 * A node of a cluster of Elasticsearch 7.0 for tests, only on this machine: the unchanged engine, with plain sockets
 * between nodes and the HTTP server of Java, because the jar does not contain the network modules of the engine.
 *
 * Node NAME FOLDER HTTP-PORT NODE-PORT SEED-HOSTS MASTERS
 */
public class Node extends org.elasticsearch.node.Node {
  Node(Environment environment) {
    super(environment, Collections.singletonList(Network.class), false);
  }

  public static class Network extends Plugin implements NetworkPlugin {
    @Override
    public Map<String, Supplier<Transport>> getTransports(
        Settings settings, ThreadPool threads, PageCacheRecycler pages, CircuitBreakerService breaker,
        NamedWriteableRegistry names, NetworkService network) {
      return Collections.singletonMap(
          "sockets", () -> new SocketTransport(settings, threads, pages, breaker, names, network));
    }

    @Override
    public Map<String, Supplier<HttpServerTransport>> getHttpTransports(
        Settings settings, ThreadPool threads, BigArrays arrays, PageCacheRecycler pages,
        CircuitBreakerService breaker, NamedXContentRegistry names, NetworkService network,
        HttpServerTransport.Dispatcher dispatcher) {
      return Collections.singletonMap(
          "java", () -> new JavaHttp(settings, network, arrays, threads, names, dispatcher));
    }
  }

  public static void main(String[] a) throws Exception {
    Path home = Paths.get(a[1]);
    for (String folder : new String[] {"modules", "plugins", "config"}) Files.createDirectories(home.resolve(folder));
    Settings settings = Settings.builder()
        .put("cluster.name", "rlsearch-test").put("node.name", a[0]).put("path.home", home.toString())
        .put("transport.type", "sockets").put("http.type", "java").put("network.host", "127.0.0.1")
        .put("http.port", a[2]).put("transport.port", a[3]).put("discovery.seed_hosts", a[4])
        .put("cluster.initial_master_nodes", a[5]).put("processors", 2)
        .put("cluster.routing.allocation.disk.threshold_enabled", false).build();
    org.elasticsearch.common.logging.LogConfigurator.registerErrorListener();
    Node node = new Node(
        InternalSettingsPreparer.prepareEnvironment(settings, Collections.emptyMap(), null, () -> a[0]));
    node.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (IOException e) {
        System.err.println(e);
      }
    }));
    new CountDownLatch(1).await();
  }
}
