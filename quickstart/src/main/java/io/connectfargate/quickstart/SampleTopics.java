package io.connectfargate.quickstart;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Creates the topics of the sample data on a source of any version that the worker can copy from. */
final class SampleTopics {
    private static final short REPLICAS = 3;

    private final Admin admin;
    private final BrokerCount brokers;

    SampleTopics(Admin admin) {
        this(admin, () -> admin.describeCluster().nodes().get().size());
    }

    /** @param brokers is asked by old brokers' sources only */
    SampleTopics(Admin admin, BrokerCount brokers) {
        this.admin = admin;
        this.brokers = brokers;
    }

    /** How many brokers the source has. */
    interface BrokerCount {
        int get() throws InterruptedException, ExecutionException;
    }

    /** With the cluster's default replication factor. */
    void create(List<String> names, int partitions) throws InterruptedException, ExecutionException {
        try {
            create(names, partitions, Optional.empty());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnsupportedVersionException)) {
                throw e;
            }
            // Brokers older than 2.4 have no way to say "the default".
            create(names, partitions, Optional.of((short) Math.min(REPLICAS, brokers.get())));
        }
    }

    private void create(List<String> names, int partitions, Optional<Short> replicas)
            throws InterruptedException, ExecutionException {
        admin.createTopics(names.stream()
                        .map(name -> new NewTopic(name, Optional.of(partitions), replicas))
                        .toList())
                .all()
                .get();
    }

    /** The sentence for the user when sample data could not be created. */
    static String failure(String source, Throwable cause) {
        String sentence = "The sample data cannot be created on " + source + ": " + cause.getMessage();
        return cause instanceof TopicExistsException
                ? sentence + " The topic is left from an earlier run: delete it or leave out --sample-data."
                : sentence;
    }
}
