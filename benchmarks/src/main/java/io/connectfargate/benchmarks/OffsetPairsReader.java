package io.connectfargate.benchmarks;

import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.OffsetSyncs;
import io.connectfargate.migration.logs.StoredPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the pairs next to the offsets of many groups, as {@code migrate offsets} does, in a JVM that is measured. */
final class OffsetPairsReader {
    private OffsetPairsReader() {}

    /** @param arguments bootstrap servers, the number of pairs, of partitions, and of groups */
    public static void main(String[] arguments) throws IOException {
        long pairs = Long.parseLong(arguments[1]);
        Map<TopicPartition, Set<Long>> wanted =
                wanted(pairs, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        long start = System.nanoTime();
        long read = read(arguments[0], wanted);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "Read %,d pairs in %.0f s, %,.0f a second, %s of memory at most%n",
                read,
                seconds,
                read / seconds,
                peak());
        System.exit(read == pairs ? 0 : 1);
    }

    /** An offset of each group in each partition. */
    private static Map<TopicPartition, Set<Long>> wanted(long pairs, int partitions, int groups) {
        Map<TopicPartition, Set<Long>> wanted = new HashMap<>();
        Random random = new Random(1);
        for (int number = 0; number < partitions; number++) {
            Set<Long> offsets = new HashSet<>();
            for (int group = 0; group < groups; group++) {
                offsets.add(random.nextLong(pairs / partitions * OffsetPairs.DISTANCE));
            }
            wanted.put(OffsetPairs.partition(number), offsets);
        }
        return wanted;
    }

    private static long read(String bootstrapServers, Map<TopicPartition, Set<Long>> wanted) {
        Map<String, Object> settings = new HashMap<>(ClusterLogs.consumerProperties());
        settings.putAll(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none"));
        settings.put("enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return new OffsetSyncs(new ClusterLogs(consumer), OffsetPairs.TOPIC)
                    .read(wanted, records -> {}).values().stream()
                            .mapToLong(StoredPairs::count)
                            .sum();
        }
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000 + " MB")
                .findFirst()
                .orElse("an unknown amount");
    }
}
