import java.io.*;
import java.net.*;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import org.elasticsearch.Version;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.bytes.*;
import org.elasticsearch.common.concurrent.CompletableContext;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.*;

/** What nodes say to each other, over sockets with a thread for each direction. */
class SocketTransport extends TcpTransport {
  SocketTransport(
      Settings settings, ThreadPool threads, PageCacheRecycler pages, CircuitBreakerService breaker,
      NamedWriteableRegistry names, NetworkService network) {
    super("sockets", settings, Version.CURRENT, threads, pages, breaker, names, network);
  }

  @Override
  protected TcpServerChannel bind(String name, InetSocketAddress address) throws IOException {
    return new Listener(name, address);
  }

  @Override
  protected TcpChannel initiateChannel(DiscoveryNode node) throws IOException {
    InetSocketAddress to = node.getAddress().address();
    Channel channel = new Channel(new Socket(), false, "default");
    start("connect", () -> {
      try {
        channel.socket.connect(to, 3000);
        channel.run();
        channel.connected.complete(null);
      } catch (Exception e) {
        channel.connected.completeExceptionally(e);
        channel.close();
      }
    });
    return channel;
  }

  @Override
  protected void doStart() {
    for (ProfileSettings profile : profileSettings) bindServer(profile);
    super.doStart();
  }

  @Override
  protected void stopInternal() {}

  static void start(String name, Runnable body) {
    Thread thread = new Thread(body, "sockets-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A message to send; none ends the thread that sends. */
  private static class Message {
    final BytesReference bytes;
    final ActionListener<Void> listener;

    Message(BytesReference bytes, ActionListener<Void> listener) {
      this.bytes = bytes;
      this.listener = listener;
    }
  }

  private class Channel implements TcpChannel {
    final Socket socket;
    final boolean isServer;
    final String profile;
    final ChannelStats stats = new ChannelStats();
    final CompletableContext<Void> connected = new CompletableContext<>();
    final CompletableContext<Void> closed = new CompletableContext<>();
    final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    Channel(Socket socket, boolean isServer, String profile) {
      this.socket = socket;
      this.isServer = isServer;
      this.profile = profile;
    }

    void run() throws IOException {
      socket.setTcpNoDelay(true);
      start("write", this::write);
      start("read", this::read);
    }

    private void write() {
      try {
        OutputStream output = socket.getOutputStream();
        while (true) {
          Message message = messages.take();
          if (message.bytes == null) return;
          try {
            message.bytes.writeTo(output);
            output.flush();
            message.listener.onResponse(null);
          } catch (IOException e) {
            message.listener.onFailure(e);
            close();
            return;
          }
        }
      } catch (Exception e) {
        close();
      }
    }

    private void read() {
      byte[] buffer = new byte[64 * 1024];
      int length = 0;
      try {
        InputStream input = socket.getInputStream();
        while (true) {
          if (length == buffer.length) buffer = Arrays.copyOf(buffer, length * 2);
          int count = input.read(buffer, length, buffer.length - length);
          if (count < 0) break;
          length += count;
          int start = 0;
          while (length > start) {
            int used = consumeNetworkReads(this, new BytesArray(Arrays.copyOfRange(buffer, start, length)));
            if (used == 0) break;
            start += used;
          }
          System.arraycopy(buffer, start, buffer, 0, length - start);
          length -= start;
        }
      } catch (Exception e) {
        if (isOpen()) onException(this, e);
      }
      close();
    }

    public boolean isServerChannel() {
      return isServer;
    }

    public String getProfile() {
      return profile;
    }

    public InetSocketAddress getLocalAddress() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public InetSocketAddress getRemoteAddress() {
      return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    public void sendMessage(BytesReference bytes, ActionListener<Void> listener) {
      if (isOpen()) messages.add(new Message(bytes, listener));
      else listener.onFailure(new IOException("closed"));
    }

    public void addConnectListener(ActionListener<Void> listener) {
      connected.addListener(ActionListener.toBiConsumer(listener));
    }

    public ChannelStats getChannelStats() {
      return stats;
    }

    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed then, too.
      }
      messages.add(new Message(null, null));
      closed.complete(null);
    }

    public void addCloseListener(ActionListener<Void> listener) {
      closed.addListener(ActionListener.toBiConsumer(listener));
    }

    public boolean isOpen() {
      return !socket.isClosed();
    }
  }

  private class Listener implements TcpServerChannel {
    final ServerSocket socket = new ServerSocket();
    final String profile;
    final CompletableContext<Void> closed = new CompletableContext<>();

    Listener(String profile, InetSocketAddress address) throws IOException {
      this.profile = profile;
      socket.setReuseAddress(true);
      socket.bind(address);
      start("accept", () -> {
        try {
          while (true) {
            Channel channel = new Channel(socket.accept(), true, profile);
            channel.connected.complete(null);
            serverAcceptedChannel(channel);
            channel.run();
          }
        } catch (IOException e) {
          close();
        }
      });
    }

    public String getProfile() {
      return profile;
    }

    public InetSocketAddress getLocalAddress() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed then, too.
      }
      closed.complete(null);
    }

    public void addCloseListener(ActionListener<Void> listener) {
      closed.addListener(ActionListener.toBiConsumer(listener));
    }

    public boolean isOpen() {
      return !socket.isClosed();
    }
  }
}
