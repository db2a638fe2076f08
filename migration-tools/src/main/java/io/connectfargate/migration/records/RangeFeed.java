package io.connectfargate.migration.records;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads ranges of one side in a thread of its own, ahead of the one that compares: both sides and the comparison go on at once. It
 * holds a megabyte, however much there is to read, and its reader what {@link DigestConsumers#FETCH_BYTES} allows.
 */
public final class RangeFeed implements AutoCloseable {
    static final int CHUNK = 1024;
    static final int CHUNKS = 12;

    private final RecordReader reader;
    private final List<Range> ranges;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread thread;
    private int unread;
    private RangeIterator current;

    /**
     * Begins to read.
     *
     * @param reader belongs to this feed from now on; closed by it
     * @param ranges in the order in which they will be asked for
     */
    public RangeFeed(String name, RecordReader reader, List<Range> ranges) {
        this.reader = reader;
        this.ranges = ranges;
        unread = ranges.size();
        thread = new Thread(this::read, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** @param last whether the range ends behind it */
    private record Chunk(List<RecordDigest> records, boolean last, RuntimeException failure) {}

    /** The records of the next range; what was not read of the one before is passed over. */
    public Iterator<RecordDigest> next() {
        if (current != null) {
            current.finish();
        }
        current = new RangeIterator();
        return current;
    }

    private void read() {
        try {
            for (Range range : ranges) {
                read(range);
            }
        } catch (InterruptedException | InterruptException e) {
            // The feed is closed: nobody waits for more.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            hand(new Chunk(List.of(), true, e));
        } catch (OutOfMemoryError e) {
            // Nobody else would end the one that waits for more.
            chunks.clear();
            hand(new Chunk(List.of(), true, outOfMemory()));
        } finally {
            reader.close();
        }
    }

    private static Failure outOfMemory() {
        return new Failure(
                ExitCode.UNAVAILABLE,
                "A record does not fit into the heap of "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB. Run the command again with a larger -Xmx before -jar or @/opt/connect/migrate.");
    }

    private void read(Range range) throws InterruptedException {
        List<RecordDigest> chunk = new ArrayList<>(CHUNK);
        Iterator<RecordDigest> records = range.begin() < range.end()
                ? reader.read(range, seen -> {})
                : List.<RecordDigest>of().iterator();
        while (records.hasNext()) {
            chunk.add(records.next());
            if (chunk.size() == CHUNK) {
                chunks.put(new Chunk(chunk, false, null));
                chunk = new ArrayList<>(CHUNK);
            }
        }
        chunks.put(new Chunk(chunk, true, null));
    }

    private void hand(Chunk chunk) {
        try {
            chunks.put(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread and the reader. */
    @Override
    public void close() {
        // A thread that has handed out everything, or has failed, is closing its reader: an interrupt would only
        // disturb that.
        if (unread > 0) {
            thread.interrupt();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class RangeIterator implements Iterator<RecordDigest> {
        private Iterator<RecordDigest> records = List.<RecordDigest>of().iterator();
        private boolean last;

        @Override
        public boolean hasNext() {
            while (!records.hasNext() && !last) {
                Chunk chunk = take();
                records = chunk.records().iterator();
                last = chunk.last();
            }
            return records.hasNext();
        }

        @Override
        public RecordDigest next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return records.next();
        }

        void finish() {
            while (!last) {
                last = take().last();
            }
        }
    }

    /** A failure of the reader is one of the comparison. */
    private Chunk take() {
        try {
            Chunk chunk = chunks.take();
            if (chunk.failure() != null) {
                unread = 0;
                throw chunk.failure();
            }
            unread -= chunk.last() ? 1 : 0;
            return chunk;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
