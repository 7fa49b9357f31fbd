package io.evenkeel.kalshi.wire;

import java.util.function.Function;

/** How answers to calls that change something are read. */
public final class OrderReaders {
    private OrderReaders() {}

    public static Received<OrderPlaced> placed(byte[] body) {
        return whole(OrderPlaced::read, body);
    }

    public static Received<OrderAmended> amended(byte[] body) {
        return whole(OrderAmended::read, body);
    }

    public static Received<OrderDecreased> decreased(byte[] body) {
        return whole(OrderDecreased::read, body);
    }

    public static Received<OrderCanceled> canceled(byte[] body) {
        return whole(OrderCanceled::read, body);
    }

    /** In the order of what was asked for. */
    public static Page<BatchItem<OrderPlaced>> allPlaced(byte[] body) {
        return batch(OrderPlaced::read, body);
    }

    /** In the order of what was asked for. */
    public static Page<BatchItem<OrderCanceled>> allCanceled(byte[] body) {
        return batch(OrderCanceled::read, body);
    }

    public static Received<OrderGroupCreated> groupCreated(byte[] body) {
        return whole(OrderGroupCreated::read, body);
    }

    /** An object that says nothing; the raw text is kept. */
    public static Received<Boolean> done(byte[] body) {
        return whole(_ -> true, body);
    }

    private static <T> Page<BatchItem<T>> batch(Function<Fields, T> read, byte[] body) {
        return new WireReader<>("orders", in -> BatchItem.read(in, read)).page(body);
    }

    private static <T> Received<T> whole(Function<Fields, T> read, byte[] body) {
        return new WireReader<>("", read).body(body);
    }
}
