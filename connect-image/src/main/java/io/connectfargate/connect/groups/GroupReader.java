package io.connectfargate.connect.groups;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Asks one cluster for groups: a request to each broker for the list, then one or two to each coordinator for all its groups
 * together. Brokers before 3.0 take a request for each group's offsets. Changes nothing. Not thread-safe.
 */
final class GroupReader {
    /** For each answer. */
    static final int LIMIT_MS = 10_000;

    private static final Set<GroupState> WITHOUT_MEMBERS = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final Admin admin;

    GroupReader(Admin admin) {
        this.admin = admin;
    }

    /**
     * Those that the cluster lists and that are wanted.
     *
     * @param more groups that may not be listed, and whose offsets are asked for all the same
     * @throws ExecutionException if no group can be listed
     */
    SideGroups read(Predicate<String> wanted, Set<String> more)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, Standing> standings = standings(wanted);
        Set<String> names = new TreeSet<>(standings.keySet());
        names.addAll(more);
        Map<String, Map<TopicPartition, Long>> offsets = new HashMap<>();
        Map<String, String> failures = new HashMap<>();
        readOffsets(names, offsets, failures);
        return new SideGroups(standings, offsets, failures);
    }

    private Map<String, Standing> standings(Predicate<String> wanted)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, Standing> standings = new TreeMap<>();
        Collection<GroupListing> listed =
                get(admin.listGroups(ListGroupsOptions.forConsumerGroups().timeoutMs(LIMIT_MS))
                        .all());
        Set<String> peopled = new TreeSet<>();
        for (GroupListing group : listed) {
            if (wanted.test(group.groupId())) {
                Optional<GroupState> state = group.groupState();
                boolean none = state.filter(WITHOUT_MEMBERS::contains).isPresent();
                standings.put(
                        group.groupId(),
                        new Standing(
                                state.map(GroupState::toString).orElse(Standing.UNKNOWN.state()),
                                none ? OptionalInt.of(0) : OptionalInt.empty()));
                if (!none) {
                    peopled.add(group.groupId());
                }
            }
        }
        describe(peopled, standings);
        return standings;
    }

    private void describe(Set<String> groups, Map<String, Standing> standings) throws InterruptedException {
        Map<String, KafkaFuture<ConsumerGroupDescription>> answers = admin.describeConsumerGroups(
                        groups, new DescribeConsumerGroupsOptions().timeoutMs(LIMIT_MS))
                .describedGroups();
        for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> answer : answers.entrySet()) {
            try {
                ConsumerGroupDescription group = get(answer.getValue());
                standings.put(
                        answer.getKey(),
                        new Standing(
                                group.groupState().toString(),
                                OptionalInt.of(group.members().size())));
            } catch (ExecutionException | TimeoutException e) {
                // What the list says of it remains; its members are not known.
                continue;
            }
        }
    }

    private void readOffsets(
            Set<String> groups, Map<String, Map<TopicPartition, Long>> offsets, Map<String, String> failures)
            throws InterruptedException {
        if (groups.isEmpty()) {
            return;
        }
        Map<String, ListConsumerGroupOffsetsSpec> all = new HashMap<>();
        groups.forEach(group -> all.put(group, new ListConsumerGroupOffsetsSpec()));
        ListConsumerGroupOffsetsResult answer =
                admin.listConsumerGroupOffsets(all, new ListConsumerGroupOffsetsOptions().timeoutMs(LIMIT_MS));
        for (String group : groups) {
            try {
                offsets.put(group, known(get(answer.partitionsToOffsetAndMetadata(group))));
            } catch (ExecutionException | TimeoutException e) {
                Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
                if (!(cause instanceof GroupIdNotFoundException)) {
                    failures.put(group, why(cause));
                }
            }
        }
    }

    private static Map<TopicPartition, Long> known(Map<TopicPartition, OffsetAndMetadata> answer) {
        Map<TopicPartition, Long> known = new HashMap<>();
        answer.forEach((partition, offset) -> {
            if (offset != null) {
                known.put(partition, offset.offset());
            }
        });
        return known;
    }

    /** Part of a sentence. */
    static String why(Throwable failure) {
        if (failure instanceof AuthorizationException) {
            return "the login is not authorized (DESCRIBE of the group)";
        }
        if (failure instanceof TimeoutException) {
            return "no answer within " + Duration.ofMillis(LIMIT_MS).toSeconds() + " s";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** A little longer than the client itself waits, which knows why. */
    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(LIMIT_MS + 1_000, TimeUnit.MILLISECONDS);
    }
}
