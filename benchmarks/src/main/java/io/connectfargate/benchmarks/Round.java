package io.connectfargate.benchmarks;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Runs one variant once: a new target cluster, a new worker, warm-up, backfill, then a steady trickle. */
final class Round {
    static final String WARM_UP = "warm-up";
    static final String BACKFILL = "backfill";

    private static final LongConsumer IGNORED = made -> {};
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(20);

    private final Setup setup;
    private final Options options;
    private final Source source;
    private final Variant variant;
    private final String live;

    /** @param live name of a topic on the source for the trickle, empty and of this round's own */
    Round(Setup setup, Options options, Source source, Variant variant, String live) {
        this.setup = setup;
        this.options = options;
        this.source = source;
        this.variant = variant;
        this.live = live;
    }

    /** @throws Failure if the worker or its connector ends, or a record is lost, doubled or out of order */
    Measurement run() throws InterruptedException {
        try (EmbeddedKafka target = EmbeddedKafka.start();
                Worker worker = Worker.start(setup, variant, target.bootstrapServers())) {
            String brokers = target.bootstrapServers();
            Source.createTopics(source.bootstrapServers(), live);
            Source.createTopics(
                    brokers, variant.targetTopic(WARM_UP), variant.targetTopic(BACKFILL), variant.targetTopic(live));
            ConnectRest rest = worker.awaitReady();
            rest.put(Worker.CONNECTOR, config(brokers, WARM_UP));
            try (TargetReader reader = reader(brokers, WARM_UP)) {
                await(worker, reader, options.warmUpRecords(), IGNORED);
            }
            rest.put(Worker.CONNECTOR, config(brokers, BACKFILL + "," + live));
            return measure(worker, brokers);
        }
    }

    private Measurement measure(Worker worker, String brokers) throws InterruptedException {
        long start;
        Duration cpuAtStart;
        try (TargetReader reader = reader(brokers, BACKFILL);
                KafkaConsumer<byte[], byte[]> uncommitted = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Watchdog watchdog = new Watchdog(worker);
            do {
                start = System.nanoTime();
                cpuAtStart = worker.cpu();
                reader.poll(POLL_TIMEOUT, IGNORED);
                watchdog.check(0);
            } while (reader.isTopicEmpty(uncommitted));
            await(worker, reader, options.records(), IGNORED);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Duration cpu = worker.cpu().minus(cpuAtStart);
        long[] latencies = latencies(worker, brokers);
        return new Measurement(options.records(), options.bytes(), time, cpu, worker.peakMemory(), latencies);
    }

    private long[] latencies(Worker worker, String brokers) throws InterruptedException {
        long count = options.trickleRecords();
        LongStream.Builder latencies = LongStream.builder();
        try (TargetReader reader = reader(brokers, live);
                Source.Trickle trickle = source.trickle(live, options.rate(), count)) {
            await(worker, reader, count, made -> latencies.add(System.nanoTime() - made));
        }
        return latencies.build().toArray();
    }

    private static void await(Worker worker, TargetReader reader, long count, LongConsumer made)
            throws InterruptedException {
        Watchdog watchdog = new Watchdog(worker);
        while (reader.count() < count) {
            reader.poll(POLL_TIMEOUT, made);
            watchdog.check(reader.count());
        }
    }

    private TargetReader reader(String brokers, String topic) {
        return new TargetReader(brokers, variant.targetTopic(topic));
    }

    private String config(String target, String topics) {
        return new ConnectorConfig(setup.connector(), options.tasks())
                .of(variant, source.bootstrapServers(), target, topics);
    }
}
