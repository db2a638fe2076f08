package io.connectfargate.migration.records;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The keys of one log, in buckets by their hash. What does not fit into the buffers is in a temporary file, which has no name any more
 * while it is used: a process that is killed leaves none. It has hashes only.
 */
final class KeyBuckets implements AutoCloseable {
    /** Of all buckets together. */
    static final int BUFFER_BYTES = 512 << 10;

    /** Blocks of fewer buckets would be large, and one more is read from the file. */
    static final int FEWEST = 8;

    /** Each has a kilobyte of the buffers then: fewer bytes at once would make writing slow. */
    static final int MOST = 512;

    private static final int ENTRY = 3 * Long.BYTES;
    private static final long NONE = -1;

    private final ByteBuffer[] blocks;
    /** By bucket: where its last block is in the file. Each block begins with the place of the one before it. */
    private final long[] last;

    private final ByteBuffer read;
    /** The end of a block without room for one more entry. */
    private final int full;

    private FileChannel file;
    private long end;

    KeyBuckets(int buckets) {
        int size = BUFFER_BYTES / buckets;
        full = Long.BYTES + (size - Long.BYTES) / ENTRY * ENTRY;
        read = ByteBuffer.allocate(size);
        blocks = new ByteBuffer[buckets];
        Arrays.setAll(blocks, bucket -> ByteBuffer.allocate(size).position(Long.BYTES));
        last = new long[buckets];
        Arrays.fill(last, NONE);
    }

    /** Receives what is kept of a record. */
    interface Visitor {
        void visit(long key, long value, long offset);
    }

    /** Adds the next record of the log. */
    void add(long key, long value, long offset) {
        // Not by the bits that choose a slot of the table, nor by those that choose a pass.
        int bucket = (int) ((key >>> Integer.SIZE) % blocks.length);
        if (blocks[bucket].position() == full) {
            write(bucket);
        }
        blocks[bucket].putLong(key).putLong(value).putLong(offset);
    }

    /** Shows the records of a bucket, the last one first. */
    void backwards(int bucket, Visitor visitor) {
        visit(blocks[bucket], blocks[bucket].position(), visitor);
        for (long place = last[bucket]; place != NONE; place = read.getLong(0)) {
            read(place);
            visit(read, full, visitor);
        }
    }

    private static void visit(ByteBuffer block, int end, Visitor visitor) {
        for (int entry = end - ENTRY; entry >= Long.BYTES; entry -= ENTRY) {
            visitor.visit(
                    block.getLong(entry),
                    block.getLong(entry + Long.BYTES),
                    block.getLong(entry + Long.BYTES + Long.BYTES));
        }
    }

    private void write(int bucket) {
        ByteBuffer block = blocks[bucket].putLong(0, last[bucket]).clear();
        last[bucket] = end;
        try {
            open();
            while (block.hasRemaining()) {
                end += file.write(block, end);
            }
        } catch (IOException e) {
            throw failure("written", e);
        }
        block.clear().position(Long.BYTES);
    }

    private void open() throws IOException {
        if (file == null) {
            file = FileChannel.open(
                    Files.createTempFile("migrate-keys", ".tmp"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
    }

    private void read(long place) {
        read.clear();
        try {
            while (read.hasRemaining()) {
                if (file.read(read, place + read.position()) < 0) {
                    throw new IOException("it has become shorter");
                }
            }
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    private static Failure failure(String what, IOException e) {
        return new Failure(
                ExitCode.UNAVAILABLE,
                "The temporary file for a compacted topic's keys cannot be " + what + " in "
                        + System.getProperty("java.io.tmpdir") + ": " + e.getMessage()
                        + ". It needs 25 bytes for each record. Choose another folder by -Djava.io.tmpdir=FOLDER.");
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw failure("removed", e);
        }
    }
}
