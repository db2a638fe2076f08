package io.connectfargate.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Values that look like JSON and compress like it. Each says which one of its partition it is, and when it was made.
 *
 * <p>The same sequence of values in every run. Thread-safe.
 */
final class Records {
    /** Bytes of the shortest and of the longest value. */
    static final int SMALLEST = 100;

    static final int LARGEST = 1_000_000;

    private static final String HEAD = "{\"sequence\":\"000000000000\",\"made\":\"0000000000000000000\",\"lines\":[";
    private static final String TAIL = "]}";
    private static final int SEQUENCE = HEAD.indexOf('0');
    private static final int SEQUENCE_DIGITS = 12;
    private static final int MADE = HEAD.indexOf('0', SEQUENCE + SEQUENCE_DIGITS);
    private static final int MADE_DIGITS = 19;
    /** A prime step through the filling: neighbours differ, and no value comes back soon. */
    private static final int STEP = 1_299_709;

    private static final String[] WORDS = {
        "amber", "bolt", "cable", "drill", "engine", "filter", "gasket", "hinge", "inlet", "joint", "knob", "lever"
    };

    private final byte[] head;
    private final byte[] filling;

    /** @param size bytes of each value */
    Records(int size) {
        head = Arrays.copyOf(HEAD.getBytes(StandardCharsets.US_ASCII), size);
        System.arraycopy(TAIL.getBytes(StandardCharsets.US_ASCII), 0, head, size - TAIL.length(), TAIL.length());
        filling = filling();
    }

    /**
     * @param sequence from 0
     * @param made any clock of this JVM, not negative
     */
    byte[] value(long sequence, long made) {
        byte[] value = head.clone();
        int length = value.length - HEAD.length() - TAIL.length();
        int from = (int) (sequence * STEP % (filling.length - length));
        System.arraycopy(filling, from, value, HEAD.length(), length);
        write(value, SEQUENCE, SEQUENCE_DIGITS, sequence);
        write(value, MADE, MADE_DIGITS, made);
        return value;
    }

    static long sequence(byte[] value) {
        return read(value, SEQUENCE, SEQUENCE_DIGITS);
    }

    static long made(byte[] value) {
        return read(value, MADE, MADE_DIGITS);
    }

    private static void write(byte[] value, int from, int digits, long number) {
        for (int at = from + digits - 1; at >= from; at--) {
            value[at] = (byte) ('0' + number % 10);
            number /= 10;
        }
    }

    private static long read(byte[] value, int from, int digits) {
        long number = 0;
        for (int at = from; at < from + digits; at++) {
            number = number * 10 + value[at] - '0';
        }
        return number;
    }

    private static byte[] filling() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder lines = new StringBuilder();
        while (lines.length() < 4 * LARGEST) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"article\":\"%s %s\",\"id\":%d,\"quantity\":%d,\"price\":%d.%02d,\"in_stock\":%b},",
                    WORDS[random.nextInt(WORDS.length)],
                    WORDS[random.nextInt(WORDS.length)],
                    random.nextInt(100_000_000),
                    random.nextInt(1, 100),
                    random.nextInt(1000),
                    random.nextInt(100),
                    random.nextBoolean()));
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
