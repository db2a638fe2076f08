package org.apache.kafka.connect.runtime;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
    private static final Map<Object, String> LIVES = Collections.synchronizedMap(new WeakHashMap<>());

    private SourcePositions() {}

    /**
     * A task's consumer.
     *
     * @param life identifies it, forever and on all workers
     * @param seen when it was at least there
     * @param offsets the next offset that it reads, by partition of the source; those that have none yet are missing
     */
    public record Read(String connector, int task, String life, Instant seen, Map<TopicPartition, Long> offsets) {}

    /** All tasks whose position is known. */
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
            String life = LIVES.computeIfAbsent(known, first -> id + "/" + UUID.randomUUID());
            Instant now = Instant.now();
            return Optional.of(new Read(id.connector(), id.task(), life, now, offsets(known)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            tell(e);
            return Optional.empty();
        }
    }

    /** Without a request, and without the consumer's own lock, which its thread holds while it waits for records. */
    static Map<TopicPartition, Long> offsets(KafkaConsumer<?, ?> consumer) throws ReflectiveOperationException {
        Object delegate = value(KafkaConsumer.class, "delegate", consumer);
        SubscriptionState state = (SubscriptionState) value(delegate.getClass(), "subscriptions", delegate);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : state.assignedPartitions()) {
            SubscriptionState.FetchPosition position = state.positionOrNull(partition);
            if (position != null) {
                offsets.put(partition, position.offset);
            }
        }
        return offsets;
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
