package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Checks with the target whether it would create copies, without creating any. A copy is checked again only when its plan has changed,
 * or a while after it was rejected. Not thread-safe.
 */
final class CreationCheck {
    /** The cause may have been removed on the target, which does not report it. */
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** It would be created, and MirrorMaker does so at its next refresh of topics. */
    private static final Duration LATER = Duration.ofMinutes(5);
    /** MSK limits how many partitions a request may be about, and the response stays small. */
    private static final int BATCH = 100;

    private final Map<String, Answer> answers = new HashMap<>();
    private final Pace pace;
    private final LongSupplier nanos;

    /** @param refusal why the target does not create it; empty if it would */
    private record Answer(NewTopic copy, Optional<String> refusal, long at) {}

    /** @param nanos a clock like {@code System.nanoTime} */
    CreationCheck(Pace pace, LongSupplier nanos) {
        this.pace = pace;
        this.nanos = nanos;
    }

    /**
     * Why the target does not create copies, by topic; without those that it would create, or about which it reported nothing.
     *
     * @param copies that are planned and missing, by topic
     * @throws UnknownException if the wait was interrupted or the target did not respond
     */
    Map<String, String> refusals(Map<String, NewTopic> copies, Side target) throws UnknownException {
        answers.keySet().retainAll(copies.keySet());
        List<String> due = copies.entrySet().stream()
                .filter(copy -> isDue(copy.getKey(), copy.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        for (int start = 0; start < due.size(); start += BATCH) {
            ask(due.subList(start, Math.min(start + BATCH, due.size())), copies, target);
        }
        Map<String, String> refusals = new TreeMap<>();
        answers.forEach((topic, answer) -> answer.refusal().ifPresent(reason -> refusals.put(topic, reason)));
        return refusals;
    }

    /** Whether the target has responded for each of these. */
    boolean knows(Map<String, NewTopic> copies) {
        return answers.keySet().containsAll(copies.keySet());
    }

    private boolean isDue(String topic, NewTopic copy) {
        Answer answer = answers.get(topic);
        if (answer == null || !answer.copy().equals(copy)) {
            return true;
        }
        Duration rest = answer.refusal().isPresent() ? AGAIN : LATER;
        return nanos.getAsLong() - answer.at() > rest.toNanos();
    }

    private void ask(List<String> topics, Map<String, NewTopic> copies, Side target) throws UnknownException {
        List<NewTopic> batch = topics.stream().map(copies::get).toList();
        Map<String, KafkaFuture<Void>> replies;
        try {
            pace.await();
            replies = target.admin()
                    .createTopics(batch, new CreateTopicsOptions().validateOnly(true))
                    .values();
            target.settle(new ArrayList<>(replies.values()), "whether it would create topics");
            for (String topic : topics) {
                hear(topic, copies.get(topic), replies.get(copies.get(topic).name()));
            }
        } catch (InterruptedException e) {
            throw target.interrupted(e);
        }
    }

    private void hear(String topic, NewTopic copy, KafkaFuture<Void> reply) throws InterruptedException {
        try {
            reply.get();
            answers.put(topic, new Answer(copy, Optional.empty(), nanos.getAsLong()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                answers.put(topic, new Answer(copy, Optional.empty(), nanos.getAsLong()));
            } else if (!(e.getCause() instanceof RetriableException)) {
                answers.put(topic, new Answer(copy, Optional.of(reason(e.getCause())), nanos.getAsLong()));
            }
        }
    }

    /** Kafka's name of the error is clearer than some of its messages. */
    private static String reason(Throwable refusal) {
        String name = refusal.getClass().getSimpleName().replaceFirst("Exception$", "");
        String message = String.valueOf(refusal.getMessage()).strip();
        return name + ": " + message.replaceFirst("\\.$", "");
    }
}
