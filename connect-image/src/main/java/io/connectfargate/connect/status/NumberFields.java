package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.judgement.Numbers;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as fields; null is not known, and for the time left also never. */
public final class NumberFields {
    private NumberFields() {}

    /** All of a topic or a partition. */
    public static void write(Numbers numbers, ObjectNode node) {
        put(node, "lag", numbers.lag());
        put(node, "held", numbers.held());
        put(node, "total", numbers.total());
        put(node, "percent", numbers.percent());
        put(node, "lost", numbers.lost());
        put(node, "arriving", numbers.arriving());
        put(node, "copying", numbers.copying());
        put(node, "secondsLeft", numbers.secondsLeft());
    }

    /** A count. */
    public static void put(ObjectNode node, String field, OptionalLong number) {
        if (number.isPresent()) {
            node.put(field, number.getAsLong());
        } else {
            node.putNull(field);
        }
    }

    /** A record a second more or less is none of a reader's concern. */
    public static void put(ObjectNode node, String field, OptionalDouble rate) {
        if (rate.isPresent()) {
            node.put(field, Math.round(rate.getAsDouble() * 10) / 10.0);
        } else {
            node.putNull(field);
        }
    }
}
