package io.connectfargate.migration.cluster;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Logs in to the source of a connector with each kind of client, as commands do: variables of this process are the test's. */
public final class LoginProgram {
    private LoginProgram() {}

    public static void main(String[] arguments) throws Exception {
        ClusterOptions options = new ClusterOptions();
        new CommandLine(new Empty()).addMixin("clusters", options).parseArgs(arguments);
        try {
            Clusters clusters = options.read(EnumSet.of(Cluster.SOURCE));
            clusters.requireUsable(Map.of(Cluster.SOURCE, List.of()));
            try (var admin = clusters.source().openAdmin();
                    var consumer = clusters.source().openConsumer(Map.of());
                    var producer = clusters.source().openProducer(Map.of())) {
                String topics = admin.listTopics().names().get() + " "
                        + consumer.partitionsFor("orders").size()
                        + producer.partitionsFor("orders").size();
                System.out.println("LOGGED IN " + topics);
            }
            System.exit(0);
        } catch (Failure e) {
            System.out.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    @CommandLine.Command
    private static final class Empty {}
}
