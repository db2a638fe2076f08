package io.connectfargate.connect.metrics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One Kafka client of a worker that runs MirrorMaker's three connectors with exactly-once support.
 *
 * @param kind admin.client, consumer or producer
 * @param id the {@code client.id} that Kafka gives it
 */
record Client(String kind, String id) {
    private static final List<Client> OF_THE_CONNECTORS = List.of(
            admin("msksource->mskdest|mm2-msc|replication-source-admin"),
            admin("msksource->mskdest|mm2-msc|replication-target-admin"),
            admin("msksource->mskdest|mm2-cpc|checkpoint-source-admin"),
            admin("msksource->mskdest|mm2-cpc|checkpoint-target-admin"),
            admin("msksource->mskdest|mm2-cpc-0|checkpoint-source-admin"),
            admin("msksource->mskdest|mm2-cpc-0|checkpoint-target-admin"),
            admin("msksource->mskdest|mm2-cpc-0|offset-syncs-target-admin"),
            admin("msksource->mskdest|mm2-hbc|heartbeats-target-admin"),
            consumer("msksource->mskdest|mm2-cpc-0|offset-syncs-target-consumer"));

    /**
     * All clients of a worker alone in its group.
     *
     * @param group the worker's {@code group.id}
     * @param sourceTasks tasks of mm2-msc
     */
    static List<Client> of(String group, int sourceTasks) {
        return Stream.of(
                        ofTheWorker(group),
                        OF_THE_CONNECTORS.stream(),
                        Stream.of("mm2-msc", "mm2-cpc", "mm2-hbc").flatMap(Client::ofAConnector),
                        Stream.of("mm2-cpc-0", "mm2-hbc-0").flatMap(Client::ofATask),
                        IntStream.range(0, sourceTasks)
                                .mapToObj(i -> "mm2-msc-" + i)
                                .flatMap(Client::ofASourceTask))
                .flatMap(clients -> clients)
                .toList();
    }

    private static Stream<Client> ofTheWorker(String group) {
        return Stream.of(
                admin(group + "-shared-admin"),
                consumer(group + "-configs"),
                consumer(group + "-offsets"),
                consumer(group + "-statuses"),
                producer(group + "-configs"),
                producer(group + "-configs-leader"),
                producer(group + "-offsets"),
                producer(group + "-statuses"));
    }

    private static Stream<Client> ofAConnector(String name) {
        return Stream.of(admin("connector-adminclient-" + name), consumer("connector-consumer-" + name));
    }

    private static Stream<Client> ofATask(String name) {
        return Stream.concat(ofAConnector(name), Stream.of(producer("connector-producer-" + name)));
    }

    private static Stream<Client> ofASourceTask(String name) {
        return Stream.concat(
                ofATask(name),
                Stream.of(
                        consumer("msksource->mskdest|" + name + "|replication-consumer"),
                        producer("msksource->mskdest|" + name + "|offset-syncs-target-producer")));
    }

    private static Client admin(String id) {
        return new Client("admin.client", id);
    }

    private static Client consumer(String id) {
        return new Client("consumer", id);
    }

    private static Client producer(String id) {
        return new Client("producer", id);
    }
}
