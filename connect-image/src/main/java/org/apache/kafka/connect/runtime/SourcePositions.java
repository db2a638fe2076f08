package org.apache.kafka.connect.runtime;

import io.connectfargate.ledger.observation.ReadChain;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.consumer.internals.ReadState;
import org.apache.kafka.clients.consumer.internals.SubscriptionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.util.ConnectorTaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far MirrorMaker's source tasks of this worker have read, from their consumers themselves. The metrics for it are of the last
 * fetch: a lead that is older than the start of the log it is added to says more than was read.
 *
 * <p>Connect and Kafka keep the way there to themselves. Where an upgrade moves a field a position is not known, and a test fails.
 * Thread-safe: {@link SubscriptionState} is.
 */
public final class SourcePositions {
    private static final Logger log = LoggerFactory.getLogger(SourcePositions.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    /** A consumer is one life of a task: one that is started again makes another one. By identity, since none has an equals. */
    private static final Map<Object, Life> LIVES = Collections.synchronizedMap(new WeakHashMap<>());

    private SourcePositions() {}

    /**
     * A task's consumer.
     *
     * @param life identifies it, forever and on all workers
     * @param seen when it was at least there
     * @param positions by partition of the source; those that have none yet are missing
     */
    public record Read(
            String connector, int task, String life, Instant seen, Map<TopicPartition, Position> positions) {}

    /**
     * Where a consumer is.
     *
     * @param offset the next one that it reads
     * @param unbrokenFrom since this offset it was not reset; empty if that is not sure
     */
    public record Position(long offset, OptionalLong unbrokenFrom) {}

    /** @param chains by partition; to be locked */
    private record Life(String id, Map<TopicPartition, ReadChain> chains) {
        Map<TopicPartition, Position> next(Map<TopicPartition, ReadChain.Sample> samples) {
            Map<TopicPartition, Position> positions = new HashMap<>();
            samples.forEach((partition, sample) -> positions.put(
                    partition,
                    new Position(
                            sample.position(),
                            chains.computeIfAbsent(partition, first -> new ReadChain())
                                    .next(sample))));
            return positions;
        }
    }

    /** All tasks whose position is known. To be called often: what is between two calls may have been reset. */
    public static List<Read> of(Herder herder) {
        List<Read> all = new ArrayList<>();
        try {
            Map<?, ?> tasks = (Map<?, ?>) value(Worker.class, "tasks", ((AbstractHerder) herder).worker);
            for (Map.Entry<?, ?> task : tasks.entrySet()) {
                if (task.getValue() instanceof AbstractWorkerSourceTask running) {
                    read((ConnectorTaskId) task.getKey(), running).ifPresent(all::add);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            tell(e);
        }
        return all;
    }

    private static Optional<Read> read(ConnectorTaskId id, AbstractWorkerSourceTask running) {
        try {
            Object consumer = value(AbstractWorkerSourceTask.class, "task", running) instanceof MirrorSourceTask task
                    ? value(MirrorSourceTask.class, "consumer", task)
                    : null;
            if (!(consumer instanceof KafkaConsumer<?, ?> known)) {
                // Another connector's, or one that does not run yet.
                return Optional.empty();
            }
            Life life = LIVES.computeIfAbsent(known, first -> new Life(id + "/" + UUID.randomUUID(), new HashMap<>()));
            Instant now = Instant.now();
            // Samples of two threads must not be taken for a position that goes back.
            synchronized (life) {
                return Optional.of(new Read(id.connector(), id.task(), life.id(), now, life.next(samples(known))));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            tell(e);
            return Optional.empty();
        }
    }

    /** Without a request, and without the consumer's own lock, which its thread holds while it waits for records. */
    static Map<TopicPartition, ReadChain.Sample> samples(KafkaConsumer<?, ?> consumer)
            throws ReflectiveOperationException {
        Object delegate = value(KafkaConsumer.class, "delegate", consumer);
        SubscriptionState state = (SubscriptionState) value(delegate.getClass(), "subscriptions", delegate);
        Object reset = value(SubscriptionState.class, "defaultResetStrategy", state);
        return ReadState.samples(state, reset.equals(AutoOffsetResetStrategy.EARLIEST));
    }

    /** The class that declares it is not that of the object. */
    static Object value(Class<?> owner, String name, Object object) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    private static void tell(Exception e) {
        if (TOLD.compareAndSet(false, true)) {
            log.warn("How far tasks have read is not known, so that transaction markers count as lag", e);
        }
    }
}
