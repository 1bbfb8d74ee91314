internal import NIOCore

/// Closes the connection of a client that does not read its response in time. Cancels the work for a client that
/// disconnects.
final class StalledClients: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let patience: TimeAmount
    private var closing: Scheduled<Void>?

    private let present: ConnectedClients

    init(patience: TimeAmount, present: ConnectedClients) {
        self.patience = patience
        self.present = present
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // A browser that cancels a request closes the connection; this event is the first sign of it.
        if let event = event as? ChannelEvent, event == .inputClosed {
            present.leave(context.channel)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        if !context.channel.isWritable {
            let channel = context.channel
            closing = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        present.leave(context.channel)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }
}
