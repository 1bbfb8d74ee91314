import com.sun.net.httpserver.*;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.*;
import java.util.concurrent.*;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.common.bytes.*;
import org.elasticsearch.common.concurrent.CompletableContext;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.BigArrays;
import org.elasticsearch.common.xcontent.NamedXContentRegistry;
import org.elasticsearch.http.*;
import org.elasticsearch.rest.*;
import org.elasticsearch.threadpool.ThreadPool;

/** What clients say to a node, by the HTTP server of Java. */
class JavaHttp extends AbstractHttpServerTransport {
  private HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(16, body -> {
    Thread thread = new Thread(body, "java-http");
    thread.setDaemon(true);
    return thread;
  });

  JavaHttp(
      Settings settings, NetworkService network, BigArrays arrays, ThreadPool pool, NamedXContentRegistry names,
      Dispatcher dispatcher) {
    super(settings, network, arrays, pool, names, dispatcher);
  }

  @Override
  protected void doStart() {
    bindServer();
  }

  @Override
  protected void stopInternal() {
    if (server != null) server.stop(0);
    threads.shutdownNow();
  }

  @Override
  protected HttpServerChannel bind(InetSocketAddress address) throws Exception {
    server = HttpServer.create(address, 64);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    InetSocketAddress bound = server.getAddress();
    CompletableContext<Void> closed = new CompletableContext<>();
    return new HttpServerChannel() {
      private volatile boolean isOpen = true;

      public InetSocketAddress getLocalAddress() {
        return bound;
      }

      public void close() {
        isOpen = false;
        server.stop(0);
        closed.complete(null);
      }

      public void addCloseListener(ActionListener<Void> listener) {
        closed.addListener(ActionListener.toBiConsumer(listener));
      }

      public boolean isOpen() {
        return isOpen;
      }
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach(headers::put);
    Exchange channel = new Exchange(exchange);
    incomingRequest(
        new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), new BytesArray(body), headers),
        channel);
    try {
      channel.done.await(120, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static class Exchange implements HttpChannel {
    final HttpExchange exchange;
    final CountDownLatch done = new CountDownLatch(1);
    final CompletableContext<Void> closed = new CompletableContext<>();
    volatile boolean isOpen = true;

    Exchange(HttpExchange exchange) {
      this.exchange = exchange;
    }

    public void sendResponse(HttpResponse response, ActionListener<Void> listener) {
      Response answer = (Response) response;
      try {
        answer.headers.forEach((name, values) -> {
          if (!name.equalsIgnoreCase("content-length")) exchange.getResponseHeaders().put(name, values);
        });
        byte[] bytes = BytesReference.toBytes(answer.content);
        boolean hasBody = bytes.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status.getStatus(), hasBody ? bytes.length : -1);
        if (hasBody) exchange.getResponseBody().write(bytes);
        listener.onResponse(null);
      } catch (Exception e) {
        listener.onFailure(e);
      } finally {
        done.countDown();
        close();
      }
    }

    public InetSocketAddress getLocalAddress() {
      return exchange.getLocalAddress();
    }

    public InetSocketAddress getRemoteAddress() {
      return exchange.getRemoteAddress();
    }

    public void close() {
      if (isOpen) {
        isOpen = false;
        closed.complete(null);
      }
    }

    public void addCloseListener(ActionListener<Void> listener) {
      closed.addListener(ActionListener.toBiConsumer(listener));
    }

    public boolean isOpen() {
      return isOpen;
    }
  }

  private static class Request implements HttpRequest {
    final String method;
    final String uri;
    final BytesReference content;
    final Map<String, List<String>> headers;

    Request(String method, String uri, BytesReference content, Map<String, List<String>> headers) {
      this.method = method;
      this.uri = uri;
      this.content = content;
      this.headers = headers;
    }

    public RestRequest.Method method() {
      return RestRequest.Method.valueOf(method);
    }

    public String uri() {
      return uri;
    }

    public BytesReference content() {
      return content;
    }

    public Map<String, List<String>> getHeaders() {
      return headers;
    }

    public List<String> strictCookies() {
      return Collections.emptyList();
    }

    public HttpVersion protocolVersion() {
      return HttpVersion.HTTP_1_1;
    }

    public HttpRequest removeHeader(String name) {
      Map<String, List<String>> rest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      rest.putAll(headers);
      rest.remove(name);
      return new Request(method, uri, content, rest);
    }

    public HttpResponse createResponse(RestStatus status, BytesReference content) {
      return new Response(status, content);
    }
  }

  private static class Response implements HttpResponse {
    final RestStatus status;
    final BytesReference content;
    final Map<String, List<String>> headers = new HashMap<>();

    Response(RestStatus status, BytesReference content) {
      this.status = status;
      this.content = content;
    }

    public void addHeader(String name, String value) {
      headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    public boolean containsHeader(String name) {
      return headers.containsKey(name);
    }
  }
}
