package io.connectfargate.migration.cli;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.cluster.ClusterSettings;
import io.connectfargate.migration.cluster.FileCluster;
import io.connectfargate.migration.cluster.InputErrors;
import io.connectfargate.migration.cluster.MirrorNames;
import io.connectfargate.migration.groups.ExactOffsets;
import io.connectfargate.migration.groups.GroupSync;
import io.connectfargate.migration.groups.OldProperties;
import io.connectfargate.migration.output.OutputOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.ReplicationPolicy;
import picocli.CommandLine.Option;

/** The options of MM2GroupOffsetSync, and those that are new. */
final class GroupOffsetSyncOptions {
    private static final String PROPERTIES = "-pfp";
    private static final String SOURCE_PROPERTIES = "--source-properties";

    @Option(
            names = {"-cgi", "--consumerGroupID"},
            paramLabel = "GROUP",
            description = "A consumer group; may be repeated. Default: mm2TestConsumer1.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--groups", paramLabel = "REGEX", description = "Further groups, by a regular expression.")
    private String pattern;

    @Option(
            names = {"-src", "--sourceCluster"},
            paramLabel = "ALIAS",
            defaultValue = "msksource",
            description = "source.cluster.alias of the connectors. Default: ${DEFAULT-VALUE}.")
    private String source;

    @Option(
            names = {PROPERTIES, "--propertiesFilePath"},
            paramLabel = "FILE",
            defaultValue = "/tmp/kafka/consumer.properties",
            description = "The target's address and login, BOOTSTRAP_SERVERS_CONFIG=... or bootstrap.servers=...; read"
                    + " again in each round. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(
            names = {"-ssl", "--sslEnable"},
            description = "security.protocol=SSL.")
    private boolean tls;

    @Option(
            names = {"-mtls", "--mTLSEnable"},
            description = "The same, with the key store of the file.")
    private boolean mutual;

    @Option(
            names = {"-rpc", "--replicationPolicyClass"},
            paramLabel = "CLASS",
            description = "replication.policy.class. Default: Kafka's DefaultReplicationPolicy.")
    private String policyClass;

    @Option(
            names = {"-rps", "--replicationPolicySeparator"},
            paramLabel = "TEXT",
            description = "replication.policy.separator. Default: a dot.")
    private String separator;

    @Option(
            names = {"-int", "--interval"},
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "Between two rounds. Default: ${DEFAULT-VALUE}.")
    private long interval;

    @Option(
            names = {"-rf", "--runFor"},
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to run; 0 is until SIGTERM or Ctrl-C. Default: ${DEFAULT-VALUE}.")
    private long runFor;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            description = "Has no effect, as in MM2GroupOffsetSync: all topics of a group are set.")
    private String topic;

    @Option(
            names = SOURCE_PROPERTIES,
            paramLabel = "FILE",
            description = "The source's address and login. With it exact offsets are found by comparing both clusters'"
                    + " records, and set in place of the checkpoints'.")
    private Path sourceFile;

    /** Between two rounds, in seconds. */
    long interval() {
        return interval;
    }

    /** How long to run, in seconds; 0 is until somebody stops it. */
    long runFor() {
        return runFor;
    }

    /** What to know of options that have no effect. */
    Optional<String> note() {
        return Optional.ofNullable(topic).map(name -> "-t " + name + " has no effect: all topics of a group are set.");
    }

    /**
     * What a round does.
     *
     * @param dryRun whether nothing is written
     * @param output where a round says what it cannot find
     * @throws io.connectfargate.migration.Failure with all that is wrong with the options and the file
     */
    GroupSync sync(boolean dryRun, OutputOptions output) {
        InputErrors errors = new InputErrors();
        if (interval < 1) {
            errors.add("-int", "is " + interval, "1 or more seconds");
        }
        if (runFor < 0) {
            errors.add("-rf", "is " + runFor, "a number of seconds, or 0 to run until it is stopped");
        }
        Set<String> names = new TreeSet<>(groups);
        if (names.isEmpty() && pattern == null) {
            names.add("mm2TestConsumer1");
        }
        Optional<ReplicationPolicy> policy = policy(errors);
        Pattern further = pattern(errors);
        // Reported together with the options; read again in each round.
        OldProperties.read(PROPERTIES, file, tls, mutual, errors);
        Optional<ClusterSettings> sourceCluster = sourceCluster(errors);
        errors.failIfAny();
        ReplicationPolicy naming = policy.orElseThrow();
        Optional<ExactOffsets> exact = sourceCluster.map(found -> new ExactOffsets(
                FileCluster.both(found, target(), new MirrorNames(source, "target", naming, Cluster.TARGET)), output));
        return new GroupSync(naming, source, names, further, dryRun, exact);
    }

    private Optional<ClusterSettings> sourceCluster(InputErrors errors) {
        return sourceFile == null
                ? Optional.empty()
                : OldProperties.read(SOURCE_PROPERTIES, sourceFile, false, false, errors)
                        .flatMap(read -> FileCluster.of(Cluster.SOURCE, SOURCE_PROPERTIES, sourceFile, read, errors));
    }

    private Pattern pattern(InputErrors errors) {
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            errors.add("--groups", "is '" + pattern + "' (" + e.getDescription() + ")", "a regular expression");
            return null;
        }
    }

    private Optional<ReplicationPolicy> policy(InputErrors errors) {
        Map<String, String> config = new HashMap<>();
        config.put(
                "replication.policy.class",
                policyClass == null ? DefaultReplicationPolicy.class.getName() : policyClass);
        if (separator != null) {
            config.put("replication.policy.separator", separator);
        }
        return MirrorNames.policy(config, errors);
    }

    /**
     * The target as the file has it now.
     *
     * @throws io.connectfargate.migration.Failure with all that is wrong with the file
     */
    ClusterSettings target() {
        InputErrors errors = new InputErrors();
        Optional<ClusterSettings> target = OldProperties.read(PROPERTIES, file, tls, mutual, errors)
                .flatMap(read -> FileCluster.of(Cluster.TARGET, PROPERTIES, file, read, errors));
        errors.failIfAny();
        return target.orElseThrow();
    }
}
