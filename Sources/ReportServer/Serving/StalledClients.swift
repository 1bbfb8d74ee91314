internal import NIOCore

/// Closes the connection of a client that does not read its response in time. Cancels the work for a client that
/// disconnects.
final class StalledClients: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let timeout: TimeAmount
    private var closing: Scheduled<Void>?

    private let clients: ConnectedClients

    init(timeout: TimeAmount, clients: ConnectedClients) {
        self.timeout = timeout
        self.clients = clients
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // A browser that cancels a request closes the connection; this event is the first sign of it.
        if let event = event as? ChannelEvent, event == .inputClosed {
            clients.disconnected(context.channel)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        if !context.channel.isWritable {
            let channel = context.channel
            closing = context.eventLoop.scheduleTask(in: timeout) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        clients.disconnected(context.channel)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }
}
